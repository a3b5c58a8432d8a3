import { writeSync } from "node:fs";

/** Appends a text to an open file. A disk that is nearly full may accept it only in pieces. */
export function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
}
