import { escapeControls } from "../../../src/json/escape-controls.js";

/** Writes one line to the standard output, whatever its text holds. */
export function print(text: string): void {
  process.stdout.write(`${escapeControls(text)}\n`);
}

/** Writes one line to the standard error output, whatever its text holds: names of files, messages of the platform. */
export function complain(text: string): void {
  process.stderr.write(`headless-write-kit: ${escapeControls(text)}\n`);
}

/** Writes a value to the standard output as JSON, in which what its texts hold stands escaped, too. */
export function printJson(value: unknown): void {
  const lines = JSON.stringify(value, undefined, 2).split("\n");
  process.stdout.write(`${lines.map(escapeControls).join("\n")}\n`);
}
