import type { FieldMetadata } from "../../src/contract/index.js";
import { findProvider } from "../providers/find-provider.js";
import type { BackendState } from "./backend-state.js";
import { displayNameOf } from "./display-name.js";

/** Whose instance of which object is meant. */
export interface InstanceObject {
  provider: string;
  objectName: string;
  groupRef: string;
}

/** What the connected user sees of one object. */
export interface ObjectFields {
  /** By field name, in the order in which a provider lists them. */
  fields: ReadonlyMap<string, FieldMetadata>;
  /** Whether the fields are all there are: false for an object that neither the provider nor a seed describes. */
  complete: boolean;
  /** Names that a seed hides from the connected user. */
  hidden: ReadonlySet<string>;
}

/**
 * Describes one object of a customer's instance: the provider's standard fields, the fields that manifests name (a builder
 * names what customers have), and the seeded ones, less those that a seed hides.
 */
export function describeObject(state: BackendState, object: InstanceObject): ObjectFields {
  const provider = findProvider(object.provider);
  const standard = provider.objects.get(object.objectName);
  const seeded = state.instanceFields.filter(
    ({ provider: name, objectName, groupRef }) =>
      name === object.provider &&
      objectName === object.objectName &&
      (groupRef === undefined || groupRef === object.groupRef),
  );
  const fields = new Map((standard ?? provider.everyObject).map((field) => [field.fieldName, field]));
  for (const name of namedByManifest(state, object)) {
    if (!fields.has(name)) fields.set(name, customField(name));
  }
  for (const field of seeded.flatMap((entry) => entry.fields ?? [])) fields.set(field.fieldName, field);
  const hidden = new Set(seeded.flatMap((entry) => entry.hidden ?? []));
  for (const name of hidden) fields.delete(name);
  return { fields, complete: standard !== undefined || seeded.some((entry) => entry.fields), hidden };
}

function namedByManifest(state: BackendState, { provider, objectName }: InstanceObject): string[] {
  return [...state.integrations.values()]
    .filter((integration) => integration.provider === provider)
    .flatMap((integration) => integration.latestRevision.content.read?.objects ?? [])
    .filter((object) => object.objectName === objectName)
    .flatMap((object) => [...(object.requiredFields ?? []), ...(object.optionalFields ?? [])])
    .map((field) => ("fieldName" in field ? field.fieldName : field.default))
    .filter((name) => name !== undefined);
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
