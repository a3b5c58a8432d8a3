import type { Installation } from "../../../src/contract/index.js";
import { memoize } from "../../../src/json/memoize.js";
import { isJsonObject } from "../../../src/json/object.js";

/** How far below an installation the objects of its config are: config, content, action, objects, object. */
const objectDepth = 5;

/** Writes an installation as JSON; the objects of its config that it shares with an older one are not written again. */
export function writeInstallation(installation: Installation): string {
  return writeParts(installation, objectDepth);
}

/** The same for one that may be asked for again: the whole text is kept with it. */
export const writeShownInstallation = memoize(writeInstallation);

/** The same for a list of them. */
export function writeShownInstallations(installations: readonly Installation[]): string {
  return `[${installations.map((installation) => writeShownInstallation(installation)).join(",")}]`;
}

const writeObject = memoize((object: object) => JSON.stringify(object));

function writeParts(value: unknown, depth: number): string {
  if (!isJsonObject(value)) return JSON.stringify(value);
  if (depth === 0) return writeObject(value);
  let text = "";
  for (const name of Object.keys(value)) {
    const part = value[name];
    if (part === undefined) continue;
    text += `${text && ","}${JSON.stringify(name)}:${writeParts(part, depth - 1)}`;
  }
  return `{${text}}`;
}
