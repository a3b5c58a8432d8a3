import type { FieldMetadata } from "../../../src/contract/index.js";
import { findProvider } from "../../providers/find-provider.js";
import type { ObjectFields } from "../../providers/object-fields.js";
import type { SimulatedProvider } from "../../providers/simulated-provider.js";
import type { BackendState } from "../../backend/backend-state.js";
import { listContents, listStandardNames } from "../integrations/declared-names.js";
import { displayNameOf } from "./display-name.js";

/** Whose instance of which object is meant. */
export interface InstanceObject {
  provider: string;
  objectName: string;
  groupRef: string;
}

/**
 * Describes one object of a customer's instance: the provider's standard fields, the fields that manifests name (a builder
 * names what customers have), and the seeded and upserted ones, less those that a seed hides.
 */
export function describeObject(state: BackendState, object: InstanceObject): ObjectFields {
  const provider = findProvider(object.provider);
  const objectKey = provider.objectKey(object.objectName);
  const standard = provider.objects.get(objectKey);
  const added = state.instanceFields.filter(
    (entry) =>
      entry.provider === object.provider &&
      provider.objectKey(entry.objectName) === objectKey &&
      (entry.groupRef === undefined || entry.groupRef === object.groupRef),
  );
  const fields = new Map((standard ?? provider.everyObject).map((field) => [field.fieldName, field]));
  const named = namedByManifests(state, provider, objectKey);
  for (const name of named) {
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
    isKnown: standard !== undefined || added.length > 0 || isDeclared(state, provider, objectKey),
    complete: standard !== undefined || added.some((entry) => entry.fields && !entry.isUpserted),
    hidden,
  };
}

function namedByManifests(state: BackendState, provider: SimulatedProvider, objectKey: string): string[] {
  return listContents(state, provider.name)
    .flatMap((content) => content.read?.objects ?? [])
    .filter((object) => provider.objectKey(object.objectName) === objectKey)
    .flatMap((object) => [...(object.requiredFields ?? []), ...(object.optionalFields ?? [])])
    .map((field) => ("fieldName" in field ? field.fieldName : field.default))
    .filter((name) => name !== undefined);
}

function isDeclared(state: BackendState, provider: SimulatedProvider, objectKey: string): boolean {
  return listContents(state, provider.name)
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
