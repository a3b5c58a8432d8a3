import type {
  FieldDefinition,
  FieldMetadata,
  InputValidationIssue,
  UpsertMetadataResponse,
} from "../../../src/contract/index.js";
import { formatBodyPath } from "../../../src/json/body-path.js";
import { quote } from "../../../src/json/quote.js";
import { findProvider } from "../../providers/find-provider.js";
import type { ObjectFields } from "../../providers/object-fields.js";
import type { SimulatedProvider } from "../../providers/simulated-provider.js";
import { checkDefinition, readDefinition, type UpsertedField } from "./field-definition.js";
import type { KnownFields } from "./known-fields.js";
import type { InstanceOwner, Instances } from "./instances.js";
import { accept, type Outcome, refuse } from "../outcome.js";

/** Custom fields to create or change, by object; `resolve` returns the provider's name of an object. */
export interface MetadataUpsert extends InstanceOwner {
  fields: Readonly<Record<string, readonly FieldDefinition[]>>;
  resolve(objectName: string): string;
}

type FieldResult = UpsertMetadataResponse["fields"][string][string];

/**
 * Creates or changes custom fields of a customer's instance, all or none. An object that the mock does not
 * know becomes known.
 */
export function upsertMetadata(
  instances: Pick<Instances, "describe" | "fields">,
  upsert: MetadataUpsert,
): Outcome<UpsertMetadataResponse> {
  const { groupRef, resolve } = upsert;
  const provider = findProvider(upsert.provider);
  if (!provider.customFieldName) return refuseProvider(upsert.provider);
  const objects = Object.entries(upsert.fields).map(([requestName, definitions]) => {
    const objectName = provider.objectKey(resolve(requestName));
    const known = instances.describe({ provider: provider.name, objectName, groupRef });
    return { requestName, objectName, known, definitions };
  });
  const issues = objects.flatMap(({ requestName, known, definitions }) =>
    checkDefinitions(provider, known, definitions, ["fields", requestName]),
  );
  if (issues.length > 0) {
    const [first] = issues;
    return refuse({
      status: 400,
      detail: `${first?.name ?? ""}: ${first?.detail ?? ""}`,
      remedy: "correct what issues lists; nothing was changed",
      issues,
    });
  }
  const upserts = objects.map((object) => ({
    ...object,
    fields: object.definitions.map((definition) => readDefinition(provider, definition)),
  }));
  addUpserted(instances, { provider: provider.name, groupRef }, upserts);
  const results = upserts.map(({ requestName, known, fields }) => [
    requestName,
    Object.fromEntries(fields.map((field) => [field.requestName, showResult(known, field)])),
  ]);
  return accept({ success: true, fields: Object.fromEntries(results) as UpsertMetadataResponse["fields"] });
}

function checkDefinitions(
  provider: SimulatedProvider,
  known: ObjectFields,
  definitions: readonly FieldDefinition[],
  at: readonly string[],
): InputValidationIssue[] {
  const keys = definitions.map((definition) => readDefinition(provider, definition).metadata.fieldName);
  return definitions.flatMap((definition, index) => {
    const faults = checkDefinition(definition);
    const key = keys[index] ?? "";
    if (keys.indexOf(key) < index) faults.push(["fieldName", "the field stands in the list twice"]);
    if (known.fields.get(key)?.isCustom === false) {
      faults.push(["fieldName", `${quote(key)} is a standard field, which cannot be changed`]);
    }
    return faults.map(([name, detail]): InputValidationIssue => ({
      in: "body",
      name: formatBodyPath([...at, index, ...name.split(".")]),
      detail,
    }));
  });
}

/**
 * Adds the fields of all objects in one change; each joins the fields that earlier upserts added to its
 * object.
 */
function addUpserted(
  { fields }: Pick<Instances, "fields">,
  owner: InstanceOwner,
  upserts: readonly { objectName: string; fields: readonly UpsertedField[] }[],
): void {
  const replaced: KnownFields[] = [];
  const added = upserts.map(({ objectName, fields: upserted }): KnownFields => {
    const before = fields
      .of({ provider: owner.provider, objectName })
      .find((entry) => entry.isUpserted && entry.groupRef === owner.groupRef);
    if (before) replaced.push(before);
    const names = new Set(upserted.map(({ metadata }) => metadata.fieldName));
    const kept = <TEntry extends { fieldName: string }>(entries: readonly TEntry[] = []) =>
      entries.filter(({ fieldName }) => !names.has(fieldName));
    return {
      ...owner,
      objectName,
      fields: [...kept(before?.fields), ...upserted.map(({ metadata }) => metadata)],
      limits: [...kept(before?.limits), ...upserted.map(({ limits }) => limits)],
      isUpserted: true,
    };
  });
  // Added at the end, so that they also replace fields of later seeds.
  fields.add(added, replaced);
}

function showResult(known: ObjectFields, { metadata, limits, warnings }: UpsertedField): FieldResult {
  const { fieldName } = metadata;
  const before = known.fields.get(fieldName);
  const isSame = isEqual(before, metadata) && isEqual(known.limits.get(fieldName) ?? { fieldName }, limits);
  return {
    fieldName,
    action: before ? (isSame ? "none" : "update") : "create",
    metadata: { ...metadata },
    ...(warnings.length > 0 && { warnings }),
  };
}

/** Compares two fields as text: `readDefinition` makes both, with the same order of keys, or they differ. */
function isEqual(before: FieldMetadata | object | undefined, after: object): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

function refuseProvider(provider: string) {
  return refuse({
    status: 400,
    detail: `fields of ${provider} cannot be created or changed; supported for salesforce and hubspot`,
    remedy: "create the fields in the provider itself",
    where: { in: "path", name: "provider", value: provider },
  });
}
