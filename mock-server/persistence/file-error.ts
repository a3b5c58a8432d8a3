import { messageOf } from "../../src/json/message-of.js";

const reasons: Partial<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "a part of its path is no folder",
  EISDIR: "it is a directory",
  EACCES: "it is not permitted",
  EPERM: "it is not permitted",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk is full as far as this user may fill it",
  EFBIG: "the file would be longer than it may be",
};

/** Whether an error of the file system has this code. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

/** Describes why a file could not be read or written. */
export function describeFileError(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return reasons[code] ?? messageOf(error);
}

const fullCodes: readonly string[] = ["ENOSPC", "EDQUOT", "EFBIG"];

/** Says what to do where a change could not be saved in the data file; `error` is what its file failed with. */
export function remedyForDataFile(error: unknown): string {
  if (error === undefined) return "send the request again";
  const another = "or start the mock with another one";
  if (fullCodes.some((code) => hasCode(error, code))) return `make room for the data file, ${another}`;
  const isOfSystem = error instanceof Error && "code" in error;
  return isOfSystem
    ? `let the mock write the data file, ${another}`
    : `stop what else uses the data file, ${another}`;
}
