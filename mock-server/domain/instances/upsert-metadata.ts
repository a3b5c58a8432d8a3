import type {
  FieldDefinition,
  FieldMetadata,
  InputValidationIssue,
  UpsertMetadataResponse,
} from "../../../src/contract/index.js";
import { formatBodyPath } from "../../../src/json/body-path.js";
import { findProvider } from "../../providers/find-provider.js";
import type { ObjectFields } from "../../providers/object-fields.js";
import type { SimulatedProvider } from "../../providers/simulated-provider.js";
import { checkDefinition, readDefinition, type UpsertedField } from "./field-definition.js";
import type { InstanceOwner, Instances } from "./instances.js";
import { accept, type Outcome, refuse } from "../outcome.js";

/** Fields to create or change, by object; `resolve` gives the provider's name of an object. */
export interface MetadataUpsert extends InstanceOwner {
  fields: Readonly<Record<string, readonly FieldDefinition[]>>;
  resolve(objectName: string): string;
}

type FieldResult = UpsertMetadataResponse["fields"][string][string];

/**
 * Creates or changes custom fields of a customer's instance, all or none. Fields of an object that the mock does not know
 * make it known.
 */
export function upsertMetadata(
  instances: Pick<Instances, "describe" | "fields" | "addFields">,
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
  const results = objects.map(({ requestName, objectName, known, definitions }) => {
    const upserted = definitions.map((definition) => readDefinition(provider, definition));
    addUpserted(instances, { provider: provider.name, groupRef, objectName }, upserted);
    const shown = upserted.map((field) => [field.requestName, showResult(known, field)] as const);
    return [requestName, Object.fromEntries(shown)] as const;
  });
  return accept({ success: true, fields: Object.fromEntries(results) });
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
      faults.push(["fieldName", `${JSON.stringify(key)} is a standard field, which cannot be changed`]);
    }
    return faults.map(([name, detail]): InputValidationIssue => ({
      in: "body",
      name: formatBodyPath([...at, index, ...name.split(".")]),
      detail,
    }));
  });
}

function addUpserted(
  instances: Pick<Instances, "fields" | "addFields">,
  object: InstanceOwner & { objectName: string },
  upserted: readonly UpsertedField[],
): void {
  const before = instances.fields.find(
    (entry) =>
      entry.isUpserted &&
      entry.provider === object.provider &&
      entry.groupRef === object.groupRef &&
      entry.objectName === object.objectName,
  );
  const names = new Set(upserted.map(({ metadata }) => metadata.fieldName));
  const kept = <TEntry extends { fieldName: string }>(entries: readonly TEntry[] = []) =>
    entries.filter(({ fieldName }) => !names.has(fieldName));
  const entry = {
    ...object,
    fields: [...kept(before?.fields), ...upserted.map(({ metadata }) => metadata)],
    limits: [...kept(before?.limits), ...upserted.map(({ limits }) => limits)],
    isUpserted: true,
  };
  // At the end, so that it also replaces fields that were seeded since.
  instances.addFields([entry], before);
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

/** Both are made by `readDefinition`, or differ: the order of the keys is the same. */
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
