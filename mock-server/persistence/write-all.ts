import { writeSync } from "node:fs";

/** Writes a text at the end of an open file; a disk that is nearly full may take it in pieces. */
export function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
}
