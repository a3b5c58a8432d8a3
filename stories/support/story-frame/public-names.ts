/** Folders of this repository, and the entries of the package by which an app imports what they export. */
const entries = new Map([
  ["src", "headless-write-kit"],
  ["src/core", "headless-write-kit/core"],
  ["src/manifest", "headless-write-kit/manifest"],
  ["src/engine", "headless-write-kit/engine"],
  ["src/devtools", "headless-write-kit/devtools"],
  ["mock-server", "headless-write-kit/mock"],
  ["mock-server/inspector", "headless-write-kit/mock/inspector"],
]);

/** Writes code of this repository as it stands in an app, which imports the kit by its name. */
export function withPublicNames(code: string): string {
  return code
    .trimEnd()
    .replaceAll(/"(?:\.\.\/)+((?:src|mock-server)[\w/-]*?)(?:\/index)?\.js"/g, (path, folder: string) => {
      const entry = entries.get(folder);
      return entry === undefined ? path : `"${entry}"`;
    });
}
