import type { ManifestIssue } from "../../../src/manifest/index.js";
import { escapeControls } from "../../../src/json/escape-controls.js";

/** An issue and its file. */
export interface FileIssue extends ManifestIssue {
  file: string;
}

const colors = { error: 31, warning: 33 };

/** Writes an issue as `file:line:column: severity code message; hint`. It is always one line: control characters are escaped. */
export function formatIssue(file: string, issue: ManifestIssue, hasColor: boolean): string {
  const { line, column, severity, code } = issue;
  const shown = hasColor ? `\u001b[${String(colors[severity])}m${severity}\u001b[0m` : severity;
  return `${escapeControls(file)}:${String(line)}:${String(column)}: ${shown} ${code} ${escapeControls(sayIssue(issue))}`;
}

/** Writes what is wrong and, where there is a hint, what to do about it. */
export function sayIssue({ message, hint }: ManifestIssue): string {
  return hint === undefined ? message : `${message.replace(/\.$/, "")}; ${hint}`;
}
