/** Makes a name for a tab that no other tab of the browser has. */
export function createTabName(): string {
  const random = () => Math.random().toString(36).slice(2, 10);
  return random() + random();
}
