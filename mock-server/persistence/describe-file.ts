import { statSync } from "node:fs";

/** Tells one version of a file from all others; `undefined` where there is none. */
export function describeFile(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats && [stats.dev, stats.ino, stats.mtimeMs, stats.size].join(" ");
}
