import type { ConfigIssue } from "../../../src/index.js";

/** Says an issue in one line; its words are those of the app's dictionary. */
export function describeIssue({ message, hint }: Pick<ConfigIssue, "message" | "hint">): string {
  return hint === undefined ? message : `${message} ${hint}`;
}
