import { statSync } from "node:fs";

/** Identifies a version of a file; `undefined` where there is no file. */
export function describeFile(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats && [stats.dev, stats.ino, stats.mtimeMs, stats.size].join(" ");
}
