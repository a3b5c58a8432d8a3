import type { IntegrationContent, IntegrationWriteObject } from "../contract/index.js";
import type { ProviderCapabilities } from "../facts/provider-capabilities.js";
import type { Path } from "../json/path.js";
import type { ConfigIssueCode, ConfigIssueSeverity } from "./config-issue.js";
import type { CustomerFields } from "./customer-fields.js";
import type { FieldMappings } from "./field-mappings.js";

/** What the rules judge a draft by. */
export interface Validation {
  /** Of unknown shape: a draft is the user's data. */
  readonly draft: unknown;
  readonly manifest: IntegrationContent;
  readonly provider: string;
  /** The customer's fields of an object; `undefined` where nobody knows them: then rules about them stay silent. */
  readonly fieldsOf: (objectName: string) => CustomerFields | undefined;
  /** What the manifest declares for the writes of an object; several in the 2023 form. */
  readonly writesOf: (objectName: string) => readonly IntegrationWriteObject[];
  /** The mappings of a read object. */
  readonly mappingsOf: (objectName: string) => FieldMappings;
  /** Whether the provider lacks something; one that the kit does not know lacks it all (W8). */
  readonly lacks: (capability: keyof ProviderCapabilities) => boolean;
  /** Takes down one fault. */
  readonly report: (
    path: Path,
    severity: ConfigIssueSeverity,
    code: ConfigIssueCode,
    message: string,
    hint?: string,
  ) => void;
}

/** A rule about values that have the right shape; `path` is that of the value. */
export type Rule<TValue> = (value: TValue, path: Path, validation: Validation) => void;

/** The name at a place of a path: 0 is the action, 2 the object. */
export const nameAt = (path: Path, index: number): string => path.at(index) ?? "";
