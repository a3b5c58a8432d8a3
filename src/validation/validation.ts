import type { ObjectMapping } from "../config/object-mappings.js";
import type { RecordNames, WrittenNames } from "../config/record-names.js";
import type { ValueMap } from "../config/value-map.js";
import type { IntegrationContent, IntegrationWriteObject } from "../contract/index.js";
import type { FieldKey } from "../facts/field-identity.js";
import type { ProviderCapabilities } from "../facts/provider-capabilities.js";
import type { Path } from "../json/path.js";
import type { ConfigIssue, ConfigIssueSeverity } from "../config/config-issue.js";
import type { IssueParams, WordedIssueCode } from "../words/messages.js";
import type { CustomerFields } from "./customer-fields.js";
import type { FieldPolicies } from "./field-policies.js";
import type { Found, FoundBefore } from "./found-before.js";

/** What the rules check a draft against, and how they report issues. */
export interface Validation {
  /** May have any shape: the app or the user may have set anything. */
  readonly draft: unknown;
  readonly manifest: IntegrationContent;
  readonly provider: string;
  /** Gives the key of a field's name: names with the same key are one field to the provider. */
  readonly fieldKey: FieldKey;
  /** The customer's fields of an object; `undefined` while they are not known, and then rules about fields report nothing. */
  readonly fieldsOf: (objectName: string) => CustomerFields | undefined;
  /** What the manifest declares for the writes of an object; several in the 2023 form. */
  readonly writesOf: (objectName: string) => readonly IntegrationWriteObject[];
  /** The mappings of a read object, by mapped name. */
  readonly mappingsOf: (objectName: string) => ReadonlyMap<string, ObjectMapping>;
  /** What the names of an object mean, with all mappings of its read object. */
  readonly namesOf: (objectName: string) => RecordNames;
  /** What they mean in writes: the mappings may not be inherited. */
  readonly writtenNamesOf: (objectName: string) => WrittenNames;
  /** The value maps of a read object by the places of their fields. */
  readonly valueMapsOf: (objectName: string) => ReadonlyMap<string, ValueMap>;
  /** When the fields of an object are written, by their places. */
  readonly policiesOf: (objectName: string) => FieldPolicies;
  /** Whether the provider supports a capability; always `false` for a provider that the kit does not know. */
  readonly supports: (capability: keyof ProviderCapabilities) => boolean;
  /** Whether it is known what the provider supports. */
  readonly isKnownProvider: boolean;
  /** Adds one issue; its message is made from `params`. */
  readonly report: <TCode extends WordedIssueCode>(
    path: Path,
    severity: ConfigIssueSeverity,
    code: TCode,
    params: IssueParams[TCode],
  ) => void;
  /** Adds issues that were found before. */
  readonly add: (issues: readonly ConfigIssue[]) => void;
  /** Returns what a check finds instead of adding it; `undefined` where the shape fits and nothing is wrong. */
  readonly collect: (check: (collecting: Validation) => boolean) => Found | undefined;
  readonly foundBefore: FoundBefore;
}

/** A rule about values that have the right shape; `path` is that of the value. */
export type Rule<TValue> = (value: TValue, path: Path, validation: Validation) => void;

/** The name at an index of a path: 0 is the action, 2 the object; a negative index counts from the end. */
export const nameAt = (path: Path, index: number): string => path.at(index) ?? "";
