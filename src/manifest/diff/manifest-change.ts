/** `breaking`: what works today stops, or settings lose their place; `action`: somebody has to act; `note`: nobody has to. */
export type ManifestChangeSeverity = "breaking" | "action" | "note";

/** What installed customers will see of one difference between two manifests. */
export interface ManifestChange {
  readonly severity: ManifestChangeSeverity;
  /** What kind of thing comes, goes or is another. */
  readonly code:
    `${"integration" | "object" | "field" | "mapping" | "event"}-${"added" | "removed"}` | "changed";
  readonly integration: string;
  /** The part of the integration; absent for the integration itself. */
  readonly action?: string;
  readonly object?: string;
  /** A field by the name that the app uses for it, or a key of the manifest for what is changed. */
  readonly name?: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly message: string;
}

/** Where a change is. */
export type ChangePlace = Pick<ManifestChange, "integration" | "action" | "object">;
