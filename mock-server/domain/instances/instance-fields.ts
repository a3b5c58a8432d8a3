import type { FieldMetadata, IntegrationContent } from "../../../src/contract/index.js";
import { findProvider } from "../../providers/find-provider.js";
import type { ObjectFields } from "../../providers/object-fields.js";
import type { SimulatedProvider } from "../../providers/simulated-provider.js";
import { listStandardNames } from "../integrations/declared-names.js";
import { displayNameOf } from "./display-name.js";
import type { KnownFields } from "./known-fields.js";

/** An object in the instance of a group. */
export interface InstanceObject {
  provider: string;
  objectName: string;
  groupRef: string;
}

/** The sources of an instance's fields besides the provider. */
export interface FieldSources {
  /**
   * The contents of the provider's integrations: the fields that they name count as fields of the customers.
   */
  contents: readonly IntegrationContent[];
  /** The fields that seeds, upserts of metadata and installations have added to that object. */
  known: readonly KnownFields[];
}

/**
 * Describes one object of a customer's instance. It has the provider's standard fields, the fields that
 * manifests name, and the fields that were added, without those that a seed hides.
 */
export function describeObject(object: InstanceObject, { contents, known }: FieldSources): ObjectFields {
  const provider = findProvider(object.provider);
  const objectKey = provider.objectKey(object.objectName);
  const standard = provider.objects.get(objectKey);
  const added = known.filter(({ groupRef }) => groupRef === undefined || groupRef === object.groupRef);
  const fields = new Map((standard ?? provider.everyObject).map((field) => [field.fieldName, field]));
  for (const name of namedByManifests(contents, provider, objectKey)) {
    const fieldName = provider.fieldKey(name);
    if (!fields.has(fieldName)) fields.set(fieldName, customField(fieldName));
  }
  for (const field of added.flatMap((entry) => entry.fields ?? [])) {
    const fieldName = provider.fieldKey(field.fieldName);
    fields.set(fieldName, { ...field, fieldName });
  }
  const hidden = new Set(added.flatMap((entry) => entry.hidden ?? []).map(provider.fieldKey));
  for (const key of hidden) fields.delete(key);
  const limits = added.flatMap((entry) => entry.limits ?? []);
  return {
    fieldKey: provider.fieldKey,
    fields,
    displayName: added.find((entry) => entry.displayName !== undefined)?.displayName,
    required: [...fields].filter(([, field]) => field.isRequired && !field.readOnly).map(([key]) => key),
    limits: new Map(limits.map((limit) => [provider.fieldKey(limit.fieldName), limit])),
    duplicateRules: added
      .flatMap((entry) => entry.duplicateRules ?? [])
      .map((rule) => ({ ...rule, fieldNames: rule.fieldNames.map(provider.fieldKey) })),
    isKnown: standard !== undefined || added.length > 0 || isDeclared(contents, provider, objectKey),
    complete: standard !== undefined || added.some((entry) => entry.fields && !entry.isUpserted),
    hidden,
  };
}

function namedByManifests(
  contents: readonly IntegrationContent[],
  provider: SimulatedProvider,
  objectKey: string,
): string[] {
  return contents
    .flatMap((content) => content.read?.objects ?? [])
    .filter((object) => provider.objectKey(object.objectName) === objectKey)
    .flatMap((object) => [...(object.requiredFields ?? []), ...(object.optionalFields ?? [])])
    .map((field) => ("fieldName" in field ? field.fieldName : field.default))
    .filter((name) => name !== undefined);
}

function isDeclared(
  contents: readonly IntegrationContent[],
  provider: SimulatedProvider,
  objectKey: string,
): boolean {
  return contents
    .flatMap((content) => listStandardNames(provider, content))
    .some((objectName) => provider.objectKey(objectName) === objectKey);
}

function customField(fieldName: string): FieldMetadata {
  return {
    fieldName,
    displayName: displayNameOf(fieldName),
    valueType: "string",
    providerType: "string",
    readOnly: false,
    isCustom: true,
    isRequired: false,
  };
}
