/** Those that keep a draft: each is told the key of the tenant that the draft passes to, before it is emptied for that one. */
export function createKeepers(): Set<(key: string) => void> {
  return new Set();
}
