/** Throws a `TypeError` for what is no mock backend, as JavaScript allows it; `taker` is what was given it. */
export function checkBackend(taker: string, given: unknown): void {
  if (typeof given === "object" && given !== null && "fetch" in given) return;
  throw new TypeError(`${taker} was given no mock backend: give it what createMockBackend has made`);
}
