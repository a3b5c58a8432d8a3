import type { Connection, FieldMetadata, Installation, Operation } from "../../src/contract/index.js";
import { isJsonObject } from "../../src/json/object.js";
import type { SeedConnection, SeedData, SeedInstallation } from "../persistence/seeds/seed.js";
import type { SeedOperation } from "../persistence/seeds/seed-operations.js";
import { findProvider } from "../providers/find-provider.js";
import type { Pseudonyms } from "./pseudonyms.js";
import { toOperations } from "./to-operations.js";
import type { Pulled, PulledMetadata } from "./pulled.js";

/** Makes the seed of a mock; with `pseudonyms`, the names of people and companies are replaced. */
export function toSeed(pulled: Pulled, pseudonyms: Pseudonyms | undefined): SeedData {
  const names = new Map(pulled.integrations.map(({ id, name }) => [id, name]));
  // Connections first: `pseudonyms` learns from them the names that other texts may contain.
  const connections = pulled.connections.map((connection) => toConnection(connection, pseudonyms));
  const known = new Set(pulled.connections.map(({ id }) => id));
  const installations = pulled.installations.filter(({ connection }) => known.has(connection.id));
  return {
    connections,
    groups: unique(pulled.connections, ({ group }) => ({
      groupRef: pseudonyms?.group(group.groupRef, group.groupName).groupRef ?? group.groupRef,
      ...timesOf(group),
    })),
    consumers: unique(pulled.connections, ({ consumer }) => ({
      consumerRef:
        pseudonyms?.consumer(consumer.consumerRef, consumer.consumerName).consumerRef ?? consumer.consumerRef,
      ...timesOf(consumer),
    })),
    fields: pulled.metadata.map((metadata) => toFields(metadata, pseudonyms)),
    installations: installations.map((installation) =>
      toInstallation(
        installation,
        names.get(installation.integrationId) ?? installation.integrationId,
        pseudonyms,
      ),
    ),
    ...(pulled.operations.length > 0 && {
      operations: toSeedOperations(toOperations(pulled.operations, pseudonyms), installations),
    }),
  };
}

/** Makes seeds of the operations that have ended. The others would need the records to write, which the API does not give. */
function toSeedOperations(
  operations: readonly Operation[],
  installations: readonly Installation[],
): SeedOperation[] {
  const known = new Set(installations.map(({ id }) => id));
  // The service lists the newest first, and a seed has the oldest first.
  return operations.toReversed().flatMap((operation) => {
    const { id, installationId, configId, actionType, status, result, metadata, resource } = operation;
    if (status === "in_progress" || !known.has(installationId)) return [];
    const { createTime, updateTime } = operation;
    return {
      ...{ id, installationId, configId, actionType, status },
      ...(result !== undefined && { result }),
      ...(metadata && { metadata }),
      ...(resource !== undefined && { resource }),
      ...(createTime !== undefined && { createTime }),
      ...(updateTime !== undefined && { updateTime }),
    };
  });
}

function timesOf({ createTime, updateTime }: { createTime: string; updateTime?: string | undefined }) {
  return { createTime, ...(updateTime !== undefined && { updateTime }) };
}

/** Makes a value of each connection; equal values are listed once. */
function unique<TMade>(connections: readonly Connection[], make: (connection: Connection) => TMade): TMade[] {
  const made = new Map(connections.map((connection) => [JSON.stringify(make(connection)), connection]));
  return [...made.values()].map(make);
}

function toConnection(connection: Connection, pseudonyms: Pseudonyms | undefined): SeedConnection {
  const { id, provider, group, consumer, providerWorkspaceRef, providerMetadata } = connection;
  const { authScheme, status, providerConsumerRef } = connection;
  return {
    id,
    provider,
    ...(pseudonyms?.group(group.groupRef, group.groupName) ?? pick(group, ["groupRef", "groupName"])),
    ...(pseudonyms?.consumer(consumer.consumerRef, consumer.consumerName) ??
      pick(consumer, ["consumerRef", "consumerName"])),
    ...(providerWorkspaceRef !== undefined && {
      providerWorkspaceRef: pseudonyms?.workspace(providerWorkspaceRef) ?? providerWorkspaceRef,
    }),
    ...(providerConsumerRef !== undefined && {
      providerConsumerRef: pseudonyms?.account(providerConsumerRef) ?? providerConsumerRef,
    }),
    ...(providerMetadata && { providerMetadata: rename(providerMetadata, pseudonyms, () => true) }),
    ...{ authScheme, status },
    ...timesOf(connection),
  };
}

function toInstallation(
  installation: Installation,
  integration: string,
  pseudonyms: Pseudonyms | undefined,
): SeedInstallation {
  const { id, group, connection, createdBy, config } = installation;
  const { groupRef, groupName } = group ?? connection.group;
  return {
    id,
    integration,
    groupRef: pseudonyms?.group(groupRef, groupName).groupRef ?? groupRef,
    configId: config.id,
    connectionId: connection.id,
    createdBy: pseudonyms?.author(createdBy) ?? createdBy,
    ...timesOf(installation),
    // Only values in a config are written by people; its names are those of the provider and the app.
    content: rename(config.content, pseudonyms, (name) => name === "stringValue" || name === "value"),
  };
}

function toFields(
  { provider, groupRef, objectName, metadata }: PulledMetadata,
  pseudonyms: Pseudonyms | undefined,
): NonNullable<SeedData["fields"]>[number] {
  const fields = Object.values(metadata.fields);
  return {
    provider,
    objectName,
    groupRef: pseudonyms?.group(groupRef, groupRef).groupRef ?? groupRef,
    fields: fields.map((field) => rename(field, pseudonyms, isForPeople)),
    hidden: listHidden(provider, objectName, fields),
  };
}

const isForPeople = (name: string) => ["displayName", "value", "displayValue"].includes(name);

/** Lists the standard fields that the simulated provider has and the customer's does not. */
function listHidden(providerName: string, objectName: string, fields: readonly FieldMetadata[]): string[] {
  const provider = findProvider(providerName);
  const present = new Set(fields.map(({ fieldName }) => provider.fieldKey(fieldName)));
  const standard = provider.objects.get(provider.objectKey(objectName)) ?? provider.everyObject;
  return standard.map(({ fieldName }) => fieldName).filter((name) => !present.has(provider.fieldKey(name)));
}

/** Replaces the names of people and companies in those texts whose member names `isOpen` accepts. */
function rename<TValue>(
  value: TValue,
  pseudonyms: Pseudonyms | undefined,
  isOpen: (name: string) => boolean,
): TValue {
  if (!pseudonyms) return value;
  const walk = (inner: unknown, name: string): unknown => {
    if (typeof inner === "string") return isOpen(name) ? pseudonyms.inText(inner) : inner;
    if (Array.isArray(inner)) return inner.map((item: unknown) => walk(item, name));
    if (!isJsonObject(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, item]) => [key, walk(item, key)]));
  };
  return walk(value, "") as TValue;
}

function pick<TValue, TName extends keyof TValue>(
  value: TValue,
  names: readonly TName[],
): Pick<TValue, TName> {
  return Object.fromEntries(names.map((name) => [name, value[name]])) as Pick<TValue, TName>;
}
