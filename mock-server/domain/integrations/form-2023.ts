import type { IntegrationContent, IntegrationWriteObject } from "../../../src/contract/index.js";
import { findProvider } from "../../providers/find-provider.js";
import type { SimulatedProvider } from "../../providers/simulated-provider.js";

/** A write object of the 2023 form (write guide of 2023) in the provider's terms. */
export interface Object2023 {
  /** The provider's name of the object. */
  objectName: string;
  /** The label of the object, where the manifest gives one. */
  displayName: string | undefined;
  /** The custom fields by their names in the manifest, with the provider's name and the label. */
  fields: ReadonlyMap<string, { fieldName: string; displayName: string }>;
  /**
   * The integration with only this object, whose custom fields are mapped to the provider's; the engine
   * shapes records by it.
   */
  content: IntegrationContent;
}

/**
 * Reads an integration's write objects of the 2023 form. Objects of the same name and kind (custom or
 * standard) share one result.
 */
export function readObjects2023(content: IntegrationContent): [IntegrationWriteObject, Object2023][] {
  const read = new Map<string, Object2023>();
  return (content.write?.objects ?? [])
    .filter(({ mode }) => mode !== undefined)
    .map((object) => {
      const key = JSON.stringify([object.objectName, object.customObject === true]);
      const known = read.get(key) ?? readObject(content, object);
      read.set(key, known);
      return [object, known];
    });
}

/** Returns the provider's name of a write object of either form. */
export function ownObjectName(provider: SimulatedProvider, object: IntegrationWriteObject): string {
  const { objectName, mode, customObject } = object;
  if (mode === undefined || !provider.names2023) return objectName;
  const { names2023 } = provider;
  return customObject ? names2023.customObject(objectName) : names2023.standardObject(objectName);
}

function readObject(content: IntegrationContent, object: IntegrationWriteObject): Object2023 {
  const { name, provider: providerName } = content;
  const { objectName, customObject } = object;
  const provider = findProvider(providerName);
  // An object may be declared several times, with an endpoint for each mode: its fields and label may be in
  // any of the declarations.
  const same = (content.write?.objects ?? []).filter(
    (other) => other.objectName === objectName && (other.customObject === true) === (customObject === true),
  );
  const fields = same
    .flatMap(({ customFields = [] }) => customFields)
    .map(({ fieldName, displayName }) => {
      const ownName = provider.names2023?.customField(fieldName) ?? fieldName;
      return [fieldName, { fieldName: ownName, displayName }] as const;
    });
  const mapped = fields.map(([mapToName, { fieldName }]) => ({ fieldName, mapToName }));
  return {
    objectName: ownObjectName(provider, object),
    displayName: same.find(({ displayName }) => displayName !== undefined)?.displayName,
    fields: new Map(fields),
    content: {
      name,
      provider: providerName,
      read: { objects: [{ objectName, destination: "", optionalFields: mapped }] },
      write: { objects: [{ objectName, inheritMapping: mapped.length > 0 }] },
    },
  };
}
