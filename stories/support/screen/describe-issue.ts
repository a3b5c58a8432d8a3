import type { ConfigIssue } from "../../../src/index.js";

/** Says an issue in words for customers, who know neither manifest nor config; others in the words of the kit. */
export function describeIssue({
  code,
  message,
  hint,
}: Partial<ConfigIssue> & Pick<ConfigIssue, "message">): string {
  switch (code) {
    case "missing-mapping":
      return "This one is required. Choose a field.";
    case "duplicate-mapping":
      return "Another one is mapped to this field too. Choose another field for one of them.";
    case "duplicate-value-mapping":
      return "Chosen twice. Choose another one.";
    default:
      return hint === undefined ? message : `${message} ${hint}`;
  }
}
