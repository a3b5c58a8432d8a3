import type { Integration, IntegrationWriteObject } from "../../../src/contract/index.js";
import { findProvider } from "../../providers/find-provider.js";
import { displayNameOf } from "./display-name.js";
import { readDefinition } from "./field-definition.js";
import type { Object2023 } from "../integrations/form-2023.js";
import type { Integrations } from "../integrations/integrations.js";
import type { Instances } from "./instances.js";

/** What creating a schema needs. */
export interface SchemaNeeds {
  integrations: Pick<Integrations, "object2023">;
  instances: Pick<Instances, "describe" | "fields">;
}

/**
 * Creates the custom objects and fields that an integration of the 2023 form declares in the instance of a group. Only what is
 * missing is created: what the customer has already, or has changed since, stays as it is.
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
      // An object that is new has these fields and no others.
      ...(isNewObject ? { displayName } : { isUpserted: true }),
    },
  ]);
}
