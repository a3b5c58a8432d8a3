const START = "headless-write-kit:draft:";

/** Whose draft it is. */
export interface DraftTenant {
  /** Says which project of which server it is; one string. */
  readonly server: string;
  readonly integration: string;
  readonly groupRef: string;
  /** The user; other users of the same browser have drafts of their own. */
  readonly consumerRef: string;
}

/** Names a tenant's draft, also in a storage that outlives the page: no other user of the same browser finds it. */
export function draftKey({ server, integration, groupRef, consumerRef }: DraftTenant): string {
  return START + JSON.stringify([server, integration, groupRef, consumerRef]);
}

/** The key under which 0.1.0, which did not tell consumers apart, kept the same draft; `undefined` for any other key. */
export function olderKeyOf(key: string): string | undefined {
  if (!key.startsWith(START)) return undefined;
  try {
    const names: unknown = JSON.parse(key.slice(START.length));
    return Array.isArray(names) && names.length === 4 ? START + JSON.stringify(names.slice(0, 3)) : undefined;
  } catch {
    return undefined;
  }
}
