import type { IntegrationContent, IntegrationWriteObject } from "../../../src/contract/index.js";
import { findProvider } from "../../providers/find-provider.js";
import type { SimulatedProvider } from "../../providers/simulated-provider.js";

/** A write object of the 2023 form (write guide of 2023) in the provider's terms. */
export interface Object2023 {
  /** What the provider calls it. */
  objectName: string;
  /** What people call it, where the manifest says so. */
  displayName: string | undefined;
  /** The custom fields of the object, by the manifest's names, with what the provider calls them. */
  fields: ReadonlyMap<string, { fieldName: string; displayName: string }>;
  /** The integration with that object alone, its custom fields mapped to the provider's: what the engine shapes records by. */
  content: IntegrationContent;
}

/** Reads the write objects of the 2023 form that an integration has; those of one name and kind are read as one. */
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

/** What the provider calls a write object, of the 2023 form or of form 1.0.0. */
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
  // An object may stand several times, with an endpoint for each mode: what one of them says of it holds for all.
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
