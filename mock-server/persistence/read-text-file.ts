import { readFile, stat } from "node:fs/promises";
import { decodeUtf8 } from "../../src/json/decode-utf8.js";
import { describeFileError } from "./file-error.js";

/** How often a file that changes during the reading is read before giving up. */
const MAX_READINGS = 5;

/** The text of a file, or why there is none. */
export type ReadTextFile = { ok: true; text: string } | { ok: false; reason: string };

/**
 * Reads a UTF-8 file, keeping its byte order mark; says why where it cannot. A file that changes during the
 * reading is read again. `choose` selects the bytes to decode.
 */
export async function readTextFile(
  file: string,
  choose: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes,
): Promise<ReadTextFile> {
  let bytes: Uint8Array | undefined;
  try {
    for (let reading = 0; reading < MAX_READINGS && bytes === undefined; reading += 1) {
      bytes = await readUnchanged(file);
    }
  } catch (error) {
    return { ok: false, reason: describeFileError(error) };
  }
  if (!bytes) return { ok: false, reason: "it changes while it is read; try again when it is written" };
  const text = decodeUtf8(choose(bytes));
  return text === undefined
    ? { ok: false, reason: "it is not UTF-8 text; save it as UTF-8" }
    : { ok: true, text };
}

/** Reads the bytes of a file; `undefined` where the file changed meanwhile. A pipe has no size to compare. */
async function readUnchanged(file: string): Promise<Uint8Array | undefined> {
  const before = await stat(file);
  const bytes = await readFile(file);
  if (!before.isFile()) return bytes;
  const after = await stat(file);
  return before.mtimeMs === after.mtimeMs && after.size === bytes.byteLength ? bytes : undefined;
}
