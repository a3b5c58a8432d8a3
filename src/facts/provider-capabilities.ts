/** What the platform can do with a provider beyond reading and proxying. */
export interface ProviderCapabilities {
  readonly write: boolean;
  /** Up to 100 records in one write request. */
  readonly batch: boolean;
  readonly deletion: boolean;
  /** `writeOnUpdate: "ifEmpty"`. */
  readonly ifEmpty: boolean;
  readonly associations: boolean;
  /** Extra headers, passed on to the provider's API. */
  readonly headers: boolean;
  readonly subscribe: boolean;
  /** Leaves out changes of fields that are not watched before they are sent. */
  readonly quotaOptimization: boolean;
}

const none: ProviderCapabilities = {
  write: false,
  batch: false,
  deletion: false,
  ifEmpty: false,
  associations: false,
  headers: false,
  subscribe: false,
  quotaOptimization: false,
};

/**
 * The providers that the kit knows, by the case-sensitive name a manifest uses (the write guide for what is "currently only
 * supported for", the public provider catalogue for the rest).
 *
 * @example
 * const deletes = providerCapabilities.get("salesforce")?.deletion;
 */
export const providerCapabilities: ReadonlyMap<string, ProviderCapabilities> = new Map([
  [
    "salesforce",
    {
      ...none,
      write: true,
      batch: true,
      deletion: true,
      ifEmpty: true,
      headers: true,
      subscribe: true,
      quotaOptimization: true,
    },
  ],
  [
    "hubspot",
    { ...none, write: true, batch: true, deletion: true, ifEmpty: true, associations: true, subscribe: true },
  ],
  ["intercom", { ...none, write: true }],
  ["github", { ...none, write: true }],
  // Proxy only in the catalogue.
  ["anthropic", none],
]);
