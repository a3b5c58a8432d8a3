import { escapeControls } from "../../../src/json/escape-controls.js";

/** Writes lines to the standard output, all at once; control characters are escaped. */
export function print(...lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${escapeControls(line)}\n`).join(""));
}

/** Writes one line to the standard error output; control characters, such as in the name of a file, are escaped. */
export function complain(text: string): void {
  process.stderr.write(`headless-write-kit: ${escapeControls(text)}\n`);
}

/** Writes a value to the standard output as JSON; the control characters that JSON leaves as they are, are escaped, too. */
export function printJson(value: unknown): void {
  const lines = JSON.stringify(value, undefined, 2).split("\n");
  process.stdout.write(`${lines.map(escapeControls).join("\n")}\n`);
}
