const QUIET_MS = 300;

/** Resolves once the page shows what it should and no row was rendered for a while: loading is over. */
export async function untilRendered(isShown: () => boolean, countRenders: () => number): Promise<void> {
  let seen = countRenders();
  let quietSince = performance.now();
  while (!isShown() || performance.now() - quietSince < QUIET_MS) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (countRenders() !== seen) quietSince = performance.now();
    seen = countRenders();
  }
}
