import { listObjectMappings } from "../config/object-mappings.js";
import { readNames, resolveNames } from "../config/record-names.js";
import { readValueMaps } from "../config/value-map.js";
import type { InstallationConfigContent, IntegrationContent } from "../contract/index.js";
import { type FieldKey, fieldKeyOf } from "../facts/field-identity.js";
import { providerCapabilities, type ProviderCapabilities } from "../facts/provider-capabilities.js";
import { memoize } from "../json/memoize.js";
import { own } from "../json/object.js";
import { getIn } from "../json/path.js";
import { byPath, formatPointer } from "../json/pointer.js";
import { englishIssues } from "../words/english/issues.js";
import { createSay } from "../words/say.js";
import { checkConfigContent } from "./check-config-content.js";
import type { ConfigIssue } from "../config/config-issue.js";
import { createCustomerFields, type FieldsByObject } from "./customer-fields.js";
import { readPolicies } from "./field-policies.js";
import { createFoundBefore, isSameBasis, type FoundBefore } from "./found-before.js";
import type { Validation } from "./validation.js";

export type { ConfigIssue, ConfigIssueCode, ConfigIssueSeverity } from "../config/config-issue.js";
export type { FieldsByObject } from "./customer-fields.js";

const say = createSay("en");

/** What `validateDraft` checks, and against what. */
export interface ValidateDraftInput {
  /** May have any shape: the app or the user may have set anything. */
  readonly draft: InstallationConfigContent;
  /** The content of the integration's latest revision. */
  readonly manifest: IntegrationContent;
  /**
   * The customer's fields by object: `allFieldsMetadata` of a hydrated revision's read objects, or `fields` of an object's
   * metadata. Without an object's fields, rules about fields report nothing for it. Never mutate them: what is
   * computed from an object's fields is memoised.
   */
  readonly fields?: FieldsByObject | undefined;
  /** @default the draft's provider, else the manifest's */
  readonly provider?: string | undefined;
  /** Tells which names are one field to the provider. @default what the kit knows of it */
  readonly fieldKey?: FieldKey | undefined;
}

/**
 * Lists the issues of a draft, ordered by path: what breaks the contract, the manifest, the provider's capabilities or the
 * customer's fields. Never throws on a draft, whatever it holds; mutates nothing.
 *
 * @example
 * const integration = { name: "write-to-salesforce", provider: "salesforce", write: { objects: [{ objectName: "contact" }] } };
 * const draft = { provider: "salesforce", write: { objects: { contcat: { objectName: "contcat" } } } };
 * for (const { path, message, hint } of validateDraft({ draft, manifest: integration })) console.log(path, message, hint);
 */
export function validateDraft(input: ValidateDraftInput): readonly ConfigIssue[] {
  return createValidator()(input);
}

/** Lists the issues of a draft. */
export type Validator = (input: ValidateDraftInput) => readonly ConfigIssue[];

/**
 * Creates a memoised `validateDraft` for one draft that is checked repeatedly. Parts with the same reference as last time are
 * not checked again, so they must not be mutated. The issues are the same as without the memory.
 */
export function createValidator(): Validator {
  let foundBefore = createFoundBefore();
  let basis: readonly unknown[] = [];
  return (input) => {
    const { draft, manifest } = input;
    const named = own(draft, "provider");
    const provider = input.provider ?? (typeof named === "string" ? named : manifest.provider);
    const { fieldKey = fieldKeyOf(provider) } = input;
    const now = [manifest, provider, fieldKey];
    if (!isSameBasis(basis, now)) foundBefore = createFoundBefore();
    basis = now;
    const issues: ConfigIssue[] = [];
    checkConfigContent(draft, [], createValidation({ ...input, provider, fieldKey }, foundBefore, issues));
    // The sort is stable: issues of one place stay in the order of the rules.
    return issues.sort(byPath);
  };
}

/** Creates the context that the rules check a draft with; what they report is added to `issues`. */
function createValidation(
  {
    draft,
    manifest,
    fields,
    provider,
    fieldKey,
  }: ValidateDraftInput & { provider: string; fieldKey: FieldKey },
  foundBefore: FoundBefore,
  issues: ConfigIssue[],
): Validation {
  const capabilities = providerCapabilities.get(provider);
  const knowledge = {
    draft,
    manifest,
    provider,
    fieldKey,
    foundBefore,
    fieldsOf: memoize((objectName: string) => createCustomerFields(fields, objectName, fieldKey)),
    writesOf: memoize(
      (name: string) => manifest.write?.objects?.filter(({ objectName }) => objectName === name) ?? [],
    ),
    ...createNameLookups(draft, manifest, fieldKey),
    supports: (capability: keyof ProviderCapabilities) => capabilities?.[capability] === true,
    isKnownProvider: capabilities !== undefined,
  };
  const addingTo = (list: ConfigIssue[]): Validation => ({
    ...knowledge,
    report: (path, severity, code, params) => {
      const { message, hint } = englishIssues[code](params, say);
      list.push({
        path: formatPointer(path),
        severity,
        code,
        params: params as Readonly<Record<string, unknown>>,
        message,
        ...(hint !== undefined && { hint }),
      });
    },
    add: (found) => {
      for (const issue of found) list.push(issue);
    },
    collect: (check) => {
      const found: ConfigIssue[] = [];
      const fits = check(addingTo(found));
      return fits && found.length === 0 ? undefined : { fits, issues: found };
    },
  });
  return addingTo(issues);
}

/** Creates the look-ups of what names mean; each is worked out once for an object. */
function createNameLookups(
  draft: InstallationConfigContent,
  manifest: IntegrationContent,
  fieldKey: FieldKey,
): Pick<Validation, "mappingsOf" | "namesOf" | "writtenNamesOf" | "valueMapsOf" | "policiesOf"> {
  const mappingsOf = memoize((objectName: string) => listObjectMappings(draft, manifest, objectName));
  const namesOf = memoize((objectName: string) => resolveNames(mappingsOf(objectName), fieldKey));
  const writtenNamesOf = memoize((objectName: string) => readNames(objectName, draft, manifest, fieldKey));
  return {
    mappingsOf,
    namesOf,
    writtenNamesOf,
    valueMapsOf: memoize((objectName: string) => {
      const maps = getIn(draft, ["read", "objects", objectName, "selectedValueMappings"]);
      return readValueMaps(maps, namesOf(objectName));
    }),
    policiesOf: memoize((objectName: string) => {
      const settings = getIn(draft, ["write", "objects", objectName, "selectedFieldSettings"]);
      return readPolicies(settings, writtenNamesOf(objectName));
    }),
  };
}
