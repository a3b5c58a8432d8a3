import type { Installation } from "../../src/contract/index.js";
import { isObject } from "../state/is-object.js";

/** How far below an installation the objects of its config are: config, content, action, objects, object. */
const objectDepth = 5;

/** By installations and what is `objectDepth` below them, all of which are replaced and never mutated. */
const texts = new WeakMap<object, string>();

/** Writes an installation as JSON; the objects of its config that it shares with an older one are not written again. */
export function writeInstallation(installation: Installation): string {
  return writeOnce(installation, () => writeParts(installation, objectDepth));
}

/** The same for a list of them. */
export function writeInstallations(installations: readonly Installation[]): string {
  return `[${installations.map(writeInstallation).join(",")}]`;
}

function writeParts(value: unknown, depth: number): string {
  if (!isObject(value)) return JSON.stringify(value);
  if (depth === 0) return writeOnce(value, () => JSON.stringify(value));
  const parts: string[] = [];
  for (const name of Object.keys(value)) {
    const part = value[name];
    if (part !== undefined) parts.push(`${JSON.stringify(name)}:${writeParts(part, depth - 1)}`);
  }
  return `{${parts.join(",")}}`;
}

function writeOnce(value: object, write: () => string): string {
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = write();
  texts.set(value, text);
  return text;
}
