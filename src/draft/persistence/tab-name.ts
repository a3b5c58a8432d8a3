/** Makes a random name for a tab, long enough that two tabs do not get the same one. */
export function createTabName(): string {
  const random = () => Math.random().toString(36).slice(2, 10);
  return random() + random();
}
