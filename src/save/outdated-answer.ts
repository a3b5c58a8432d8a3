import type { InstallationConfigContent } from "../contract/index.js";
import { diffLeaves } from "../draft/merge/changes.js";
import { deepEqual } from "../json/equal.js";
import { isJsonObject } from "../json/object.js";
import { getIn, setIn, startsWith, type Path } from "../json/path.js";
import { parsePointer } from "../json/pointer.js";

/**
 * Lays what an older answer says of the places that were written on what was read last: the draft learns from it what became of
 * its edits, before what was read stands again. Others may have removed since what is around a place; the server had that when it
 * answered.
 */
export function withWritten(
  newest: InstallationConfigContent | undefined,
  content: InstallationConfigContent,
  written: readonly Path[],
): InstallationConfigContent {
  return written
    .map((path) => topmostMissing(newest, path))
    .reduce<unknown>(
      (tree, path) => setIn(tree, path, getIn(content, path)),
      newest,
    ) as InstallationConfigContent;
}

/**
 * Whether one of the configs that were `told` since the request left was read after the server had done it. The server does all of
 * a request at once: no place that it changed is then as `before`. One that is as answered tells this from others' changes.
 */
export function isAnswerOutdated(
  content: InstallationConfigContent,
  { before, told, written }: { before: unknown; told: readonly unknown[]; written: readonly Path[] },
): boolean {
  if (told.length === 0) return false;
  const changed = diffLeaves(before ?? {}, content)
    .map((change) => parsePointer(change.path))
    .filter((path) => written.some((place) => startsWith(path, place) || startsWith(place, path)));
  return told.some((read) => {
    const isAsIn = (config: unknown) => (path: Path) => deepEqual(getIn(read, path), getIn(config, path));
    return changed.some(isAsIn(content)) && !changed.some(isAsIn(before));
  });
}

/** Returns the topmost container on the way to a place that a config does not have; the place itself where it has them all. */
function topmostMissing(config: unknown, path: Path): Path {
  const depth = path.findIndex((_, index) => !isJsonObject(getIn(config, path.slice(0, index))));
  return depth < 0 ? path : path.slice(0, depth);
}
