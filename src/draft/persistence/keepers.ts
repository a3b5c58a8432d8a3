/** Makes the set of a draft's keepers. Each is called with the next tenant's key before the draft is emptied for that tenant. */
export function createKeepers(): Set<(key: string) => void> {
  return new Set();
}
