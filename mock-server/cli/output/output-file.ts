import { readFile } from "node:fs/promises";
import writeFileAtomic from "write-file-atomic";
import { describeFileError, hasCode } from "../../persistence/file-error.js";

/** Thrown where a file cannot be written; the message says which, why and what to do. */
export class OutputError extends Error {
  override readonly name = "OutputError";
}

/** Makes an `OutputError` of an error of the file system. */
export function describeWriteError(path: string, error: unknown): OutputError {
  const reason = hasCode(error, "ENOENT")
    ? "there is no such folder; make it first"
    : describeFileError(error);
  return new OutputError(`cannot write ${path}: ${reason}`, { cause: error });
}

/** Reads a file before it is overwritten; `undefined` where there is none. Throws an `OutputError` where it cannot be read. */
export async function readPresent(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw describeWriteError(path, error);
  }
}

/** Writes a file that only its owner may read. Where that fails, the file is as before and an `OutputError` is thrown. */
export async function writePrivately(path: string, text: string): Promise<void> {
  try {
    await writeFileAtomic(path, text, { mode: 0o600 });
  } catch (error) {
    throw describeWriteError(path, error);
  }
}
