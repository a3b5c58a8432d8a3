import type { ManifestIssue } from "../../../src/manifest/index.js";
import { escapeControls } from "../../../src/json/escape-controls.js";

/** An issue and the file that has it. */
export interface FileIssue extends ManifestIssue {
  file: string;
}

const colors = { error: 31, warning: 33 };

/** Writes an issue as `file:line:column: severity code message; hint`, on one line whatever the file's name and text hold. */
export function formatIssue(
  file: string,
  { line, column, severity, code, message, hint }: ManifestIssue,
  hasColor: boolean,
): string {
  const said = hint === undefined ? message : `${message.replace(/\.$/, "")}; ${hint}`;
  const shown = hasColor ? `\u001b[${String(colors[severity])}m${severity}\u001b[0m` : severity;
  return `${escapeControls(file)}:${String(line)}:${String(column)}: ${shown} ${code} ${escapeControls(said)}`;
}
