import type { Integration, IntegrationWriteObject } from "../../../src/contract/index.js";
import { findProvider } from "../../providers/find-provider.js";
import { displayNameOf } from "./display-name.js";
import { readDefinition } from "./field-definition.js";
import type { Object2023 } from "../integrations/form-2023.js";
import type { Integrations } from "../integrations/integrations.js";
import type { Instances } from "./instances.js";

/** The parts of a backend that `createSchema` uses. */
export interface SchemaNeeds {
  integrations: Pick<Integrations, "object2023">;
  instances: Pick<Instances, "describe" | "fields">;
}

/**
 * Creates in a group's instance the custom objects and fields that an integration of the 2023 form declares.
 * Only missing ones are created; existing ones stay as they are.
 */
export function createSchema(needs: SchemaNeeds, integration: Integration, groupRef: string): void {
  for (const object of integration.latestRevision.content.write?.objects ?? []) {
    const form2023 = needs.integrations.object2023(object);
    if (form2023)
      createObject(needs.instances, { provider: integration.provider, groupRef, object, form2023 });
  }
}

function createObject(
  instances: SchemaNeeds["instances"],
  declared: { provider: string; groupRef: string; object: IntegrationWriteObject; form2023: Object2023 },
): void {
  const { groupRef, object, form2023 } = declared;
  const provider = findProvider(declared.provider);
  const objectName = provider.objectKey(form2023.objectName);
  const known = instances.describe({ provider: provider.name, objectName, groupRef });
  const fields = [...form2023.fields.values()]
    .map((field) => readDefinition(provider, { ...field, valueType: "string" }).metadata)
    .filter(({ fieldName }) => !known.fields.has(fieldName) && !known.hidden.has(fieldName));
  const isNewObject = object.customObject === true && known.displayName === undefined;
  if (fields.length === 0 && !isNewObject) return;
  const { displayName = displayNameOf(object.objectName) } = form2023;
  instances.fields.add([
    {
      provider: provider.name,
      groupRef,
      objectName,
      fields,
      // A new object has only these fields.
      ...(isNewObject ? { displayName } : { isUpserted: true }),
    },
  ]);
}
