import { type FileIssue, sayIssue } from "./format-issue.js";

/**
 * Writes an issue as a workflow command of GitHub Actions, which shows the issue at its line of a pull request (GitHub's docs:
 * "Workflow commands for GitHub Actions", setting an error message).
 */
export function formatForGithub(issue: FileIssue): string {
  const { file, severity, code, line, column } = issue;
  const properties = { file, line: String(line), col: String(column), title: code };
  const given = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`);
  return `::${severity} ${given.join(",")}::${escapeData(sayIssue(issue))}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
