import { manifestIssueCodes } from "../../src/manifest/issue-codes.js";
import type { ManifestIssue } from "../../src/manifest/index.js";

/** The rule of MANIFEST-RULES that an issue breaks, its first one; for a fault of the YAML itself, its code. */
export function ruleOf({ code }: Pick<ManifestIssue, "code">): string {
  return manifestIssueCodes[code].rules[0] ?? code;
}

/** Whether an issue breaks a rule, or has a code. */
export function isOf({ code }: Pick<ManifestIssue, "code">, ruleOrCode: string): boolean {
  return code === ruleOrCode || manifestIssueCodes[code].rules.includes(ruleOrCode);
}
