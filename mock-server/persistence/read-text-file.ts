import { readFile } from "node:fs/promises";

const reasons: Partial<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a directory",
  EACCES: "reading it is not permitted",
};

/** Reads a file of UTF-8, with its byte order mark; says why where it cannot. */
export async function readTextFile(
  file: string,
): Promise<{ ok: true; text: string } | { ok: false; reason: string }> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    return { ok: false, reason: reasons[code] ?? String(error) };
  }
  try {
    return { ok: true, text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { ok: false, reason: "it is not UTF-8 text; save it as UTF-8" };
  }
}
