const place = Symbol.for("headless-write-kit.copies");
/** The copies of the kit that have rendered a provider in this page; all of them find it there. */
const copies = ((globalThis as { [place]?: Set<object> })[place] ??= new Set());
const thisCopy = {};

/** Says that this copy of the kit has rendered a provider. */
export function announceCopy(): void {
  copies.add(thisCopy);
}

/** Returns the message for a hook that finds no provider: `missing`, with a hint where the page has another copy of the kit. */
export function describeMissing(missing: string): string {
  const isAnother = [...copies].some((copy) => copy !== thisCopy);
  if (!isAnother) return missing;
  return `${missing}. There are two copies of headless-write-kit in this page, and a hook finds only the providers of its own: make it one ("npm ls headless-write-kit" shows both; deduplicate them, or set your bundler's dedupe)`;
}
