import type { InstallationConfigContent, IntegrationContent } from "../contract/index.js";
import { providerCapabilities } from "../manifest/provider-capabilities.js";
import { formatPointer } from "./pointer.js";
import type { ConfigIssue } from "./validate/config-issue.js";
import { checkContent } from "./validate/content-shape.js";
import { createCustomerFields, type FieldsByObject } from "./validate/customer-fields.js";
import { judgeObjects } from "./validate/judge-objects.js";
import { judgeRead } from "./validate/judge-read.js";
import { judgeSubscribe } from "./validate/judge-subscribe.js";
import { judgeWrite } from "./validate/judge-write.js";
import type { Report, Validation } from "./validate/validation.js";

export type { ConfigIssue, ConfigIssueCode, ConfigIssueSeverity } from "./validate/config-issue.js";
export type { FieldsByObject } from "./validate/customer-fields.js";

/** What `validateDraft` judges. */
export interface ValidateDraftInput {
  /** Any JSON: a draft is the user's data. */
  readonly draft: InstallationConfigContent;
  /** The content of the integration's latest revision. */
  readonly manifest: IntegrationContent;
  /**
   * The customer's fields by object: `allFieldsMetadata` of a hydrated revision's read objects, or `fields` of an object's
   * metadata. Without an object's fields, rules that need them stay silent.
   */
  readonly fields?: FieldsByObject | undefined;
  /** @default the draft's provider, else the manifest's */
  readonly provider?: string | undefined;
}

/**
 * Lists the faults of a draft, ordered by path: what the contract, the manifest, the provider's capabilities and the
 * customer's fields do not allow (D14). Never throws on a draft, whatever it holds; mutates nothing.
 */
export function validateDraft({
  draft,
  manifest,
  fields,
  provider = typeof draft.provider === "string" ? draft.provider : manifest.provider,
}: ValidateDraftInput): readonly ConfigIssue[] {
  const issues: ConfigIssue[] = [];
  const report: Report = (path, severity, code, message, hint) => {
    issues.push({
      path: formatPointer(path),
      severity,
      code,
      message,
      ...(hint !== undefined && { hint }),
    });
  };
  const capabilities = providerCapabilities.get(provider);
  const validation: Validation = {
    draft,
    manifest,
    provider,
    fieldsOf: (objectName) => createCustomerFields(fields, objectName, provider),
    lacks: (capability) => capabilities?.[capability] !== true,
    report,
  };
  checkContent(draft, [], (path, expected) => {
    report(path, "error", "wrong-type", `Expected ${expected}.`);
  });
  for (const judge of [judgeObjects, judgeRead, judgeWrite, judgeSubscribe]) judge(validation);
  return issues.sort((a, b) => compare(a.path, b.path) || compare(a.code, b.code));
}

/** By code units, as elsewhere: no locale has a say. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
