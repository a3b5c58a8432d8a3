import type { Integration, IntegrationWriteObject } from "../../../src/contract/index.js";
import { findProvider } from "../../providers/find-provider.js";
import type { BackendState, KnownFields } from "../../backend/backend-state.js";
import { displayNameOf } from "./display-name.js";
import { readDefinition } from "./field-definition.js";
import { type Object2023, readObject2023 } from "../integrations/form-2023.js";
import { describeObject } from "./instance-fields.js";

/**
 * Creates the custom objects and fields that an integration of the 2023 form declares in the instance of a group (L5). Only what
 * is missing is created: what the customer has already, or has changed since, stays as it is.
 */
export function createSchema(state: BackendState, integration: Integration, groupRef: string): void {
  const { content } = integration.latestRevision;
  for (const object of content.write?.objects ?? []) {
    const form2023 = readObject2023(content, object);
    if (form2023) createObject(state, { integration, groupRef, object, form2023 });
  }
}

function createObject(
  state: BackendState,
  {
    integration,
    groupRef,
    object,
    form2023,
  }: { integration: Integration; groupRef: string; object: IntegrationWriteObject; form2023: Object2023 },
): void {
  const provider = findProvider(integration.provider);
  const objectName = provider.objectKey(form2023.objectName);
  const known = describeObject(state, { provider: provider.name, objectName, groupRef });
  const fields = [...form2023.fields.values()]
    .map((field) => readDefinition(provider, { ...field, valueType: "string" }).metadata)
    .filter(({ fieldName }) => !known.fields.has(fieldName) && !known.hidden.has(fieldName));
  const isNewObject = object.customObject === true && known.displayName === undefined;
  if (fields.length === 0 && !isNewObject) return;
  const { displayName = displayNameOf(object.objectName) } = form2023;
  const entry: KnownFields = {
    provider: provider.name,
    groupRef,
    objectName,
    fields,
    // An object that is new has these fields and no others.
    ...(isNewObject ? { displayName } : { isUpserted: true }),
  };
  state.instanceFields = [...state.instanceFields, entry];
}
