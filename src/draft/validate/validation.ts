import type { ConfigAction, IntegrationContent } from "../../contract/index.js";
import type { ProviderCapabilities } from "../../manifest/provider-capabilities.js";
import { isRecord } from "../equal.js";
import { getIn, type Path } from "../path.js";
import type { ConfigIssueCode, ConfigIssueSeverity } from "./config-issue.js";
import type { CustomerFields } from "./customer-fields.js";

/** Takes down one fault. */
export type Report = (
  path: Path,
  severity: ConfigIssueSeverity,
  code: ConfigIssueCode,
  message: string,
  hint?: string,
) => void;

/** What the rules judge a draft by. */
export interface Validation {
  /** Of unknown shape: a draft is the user's data. */
  readonly draft: unknown;
  readonly manifest: IntegrationContent;
  readonly provider: string;
  /** The customer's fields of an object; `undefined` where nobody knows them: then rules about them stay silent. */
  readonly fieldsOf: (objectName: string) => CustomerFields | undefined;
  /** Whether the provider lacks something; one that the kit does not know lacks it all (W8). */
  readonly lacks: (capability: keyof ProviderCapabilities) => boolean;
  readonly report: Report;
}

/** The members of a JSON object; none where it is something else. */
export function entriesOf(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : [];
}

/** The objects that the draft configures for an action, each with its path. */
export function objectsOf(draft: unknown, action: ConfigAction) {
  return entriesOf(getIn(draft, [action, "objects"])).map(([name, object]) => ({
    name,
    object,
    at: [action, "objects", name] as Path,
  }));
}

/** Writes a name into a message. */
export const quote = (name: unknown): string => JSON.stringify(name);
