import type { QueryClient } from "@tanstack/react-query";
import type { InstallationConfigContent, IntegrationContent } from "../../../contract/index.js";
import type { HydratedRevision } from "../../../client/index.js";
import { own } from "../../../json/object.js";
import type { FieldsByObject } from "../../../save/issues.js";
import { loadData, type TenantQuery } from "./load-data.js";
import type { TenantQueries } from "./queries.js";
import { usedConnection } from "../sessions/used-connection.js";
import type { WrittenFieldsSource } from "./written-fields.js";

/** Returns what the cache knows of the integration, of the connection in use and of the customer's fields. */
export function readServerState(queryClient: QueryClient, queries: TenantQueries) {
  const integration = queryClient.getQueryData(queries.integration.queryKey);
  const installations = queryClient.getQueryData(queries.installations.queryKey);
  const connections = queryClient.getQueryData(queries.connections.queryKey);
  const connection = installations && usedConnection(connections, installations[0]);
  const revision = queries.hydratedRevision(integration && connection && { integration, connection });
  return {
    manifest: integration?.latestRevision.content,
    connection,
    revision,
    hydrated: queryClient.getQueryData(revision.queryKey),
  };
}

/** The customer's fields of the objects that are read. */
export function fieldsOfRead(hydrated: HydratedRevision | undefined): FieldsByObject {
  const objects = hydrated?.content.read?.objects ?? [];
  return Object.fromEntries(
    objects.map(({ objectName, allFieldsMetadata = {} }) => [objectName, allFieldsMetadata]),
  );
}

/** The customer's fields of the objects that a draft writes and does not read. */
export function fieldsOfWritten(
  draft: InstallationConfigContent,
  manifest: IntegrationContent,
  { find }: WrittenFieldsSource,
): FieldsByObject {
  const written = Object.keys(own(own(draft, "write"), "objects") ?? {});
  return Object.fromEntries(
    written.filter((name) => isWrittenOnly(manifest, name)).map((name) => [name, find(name).fields]),
  );
}

/** Loads the fields of objects that are not known yet. What has failed before, or fails now, is loaded again by `refetch` only. */
export async function loadFields(
  queryClient: QueryClient,
  queries: TenantQueries,
  objects: readonly string[],
): Promise<void> {
  const load = async <TData>(query: TenantQuery<TData>) => {
    if (queryClient.getQueryState(query.queryKey)?.status === "error") return;
    await loadData(queryClient, query).catch(() => undefined);
  };
  await Promise.all([load(queries.integration), load(queries.installations), load(queries.connections)]);
  const { manifest, connection, revision } = readServerState(queryClient, queries);
  if (!manifest || !connection) return;
  const readObjects = manifest.read?.objects ?? [];
  const isRead = objects.some((name) => readObjects.some(({ objectName }) => objectName === name));
  await Promise.all([
    isRead && load(revision),
    ...objects
      .filter((name) => isWrittenOnly(manifest, name))
      .map((name) => load(queries.objectMetadata(name))),
  ]);
}

/** Whether the manifest declares an object for writing and not for reading. */
function isWrittenOnly({ read, write }: IntegrationContent, objectName: string): boolean {
  const isIn = (objects: readonly { objectName: string }[] = []) =>
    objects.some((object) => object.objectName === objectName);
  return isIn(write?.objects) && !isIn(read?.objects);
}
