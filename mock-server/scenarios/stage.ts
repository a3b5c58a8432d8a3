import type { ConfigContent, IntegrationObject, ReadConfigObject } from "../../src/contract/index.js";
import { isUserMapping, listFields } from "../../src/manifest/index.js";
import type { CustomerInstance } from "../providers/customer-instance.js";
import { addTokenMetadata } from "../domain/connections/token-metadata.js";
import { type SeedConnection, seedState } from "../persistence/seeds/seed.js";
import type { Stage } from "./scenario.js";

/** Connects the customer to the integration's provider. */
export function connect(stage: Stage): void {
  seedState(stage.domains, { connections: [connectionOf(stage)] });
}

/** Makes the connection that a login would make. */
function connectionOf({ domains, integration, groupRef, consumerRef }: Stage): SeedConnection {
  const { provider } = integration;
  const told = addTokenMetadata(domains.catalogue.describe(provider), { groupRef, consumerRef });
  return { provider, groupRef, consumerRef, ...told };
}

/** Connects the customer and installs all read and write objects of the manifest; returns the installation's id. */
export function install(stage: Stage): string {
  const { domains, integration, groupRef } = stage;
  const id = domains.context.ids.next("installation");
  const content = createContent(stage);
  seedState(domains, {
    connections: [connectionOf(stage)],
    installations: [{ id, integration: integration.id, groupRef, content }],
  });
  return id;
}

/** Returns the customer's SaaS instance. */
export function instanceOf({ domains, integration: { provider }, groupRef }: Stage): CustomerInstance {
  return domains.instances.find({ provider, groupRef });
}

/** Returns the fields of an object that the customer's user can see, by the provider's names. */
export function fieldsOf({ domains, integration: { provider }, groupRef }: Stage, objectName: string) {
  return domains.instances.describe({ provider, objectName, groupRef });
}

function createContent(stage: Stage): ConfigContent {
  const { provider, latestRevision } = stage.integration;
  const { read, write, proxy } = latestRevision.content;
  const readObjects = (read?.objects ?? []).map((object) => [
    object.objectName,
    createReadObject(stage, object),
  ]);
  const writeObjects = (write?.objects ?? []).map(({ objectName }) => [objectName, { objectName }]);
  return {
    provider,
    ...(read && { read: { objects: Object.fromEntries(readObjects) } }),
    ...(write && { write: { objects: Object.fromEntries(writeObjects) } }),
    ...(proxy?.enabled && { proxy: { enabled: true } }),
  };
}

/** Creates a read object with its mappings: to the default where the instance has that field. A required one else gets any free field. */
function createReadObject(stage: Stage, object: IntegrationObject): ReadConfigObject {
  const { objectName } = object;
  const { fields, fieldKey } = fieldsOf(stage, objectName);
  const free = new Set(fields.keys());
  const mappings = listFields(object).flatMap(({ name, field, isRequired }) => {
    if (!isUserMapping(field)) return [];
    const { default: proposed } = field;
    const [any] = isRequired ? free : [];
    const chosen = proposed !== undefined && free.has(fieldKey(proposed)) ? proposed : any;
    if (chosen === undefined) return [];
    free.delete(fieldKey(chosen));
    return [[name, chosen] as const];
  });
  return { objectName, selectedFields: {}, selectedFieldMappings: Object.fromEntries(mappings) };
}
