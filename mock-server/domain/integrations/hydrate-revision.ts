import type {
  HydratedIntegrationField,
  HydratedIntegrationObject,
  HydratedIntegrationWriteObject,
  HydratedRevision,
  Integration,
  IntegrationField,
  IntegrationObject,
  IntegrationWriteObject,
} from "../../../src/contract/index.js";
import { quote } from "../../../src/json/quote.js";
import type { Connections, StoredConnection } from "../connections/connections.js";
import type { Integrations } from "./integrations.js";
import type { DomainContext } from "../context.js";
import { displayNameOf } from "../instances/display-name.js";
import type { ObjectFields } from "../../providers/object-fields.js";
import type { Instances } from "../instances/instances.js";
import { accept, type Outcome, refuse } from "../outcome.js";
import { urlPath } from "../url-path.js";

/** The parts of a backend that hydrating uses. */
export interface HydrationNeeds {
  context: Pick<DomainContext, "project">;
  connections: Pick<Connections, "get">;
  integrations: Pick<Integrations, "revision">;
  instances: Pick<Instances, "describe">;
}

/** Adds the fields of a connection's instance to a revision of an integration. */
export function hydrateRevision(
  needs: HydrationNeeds,
  integration: Integration,
  request: { revisionId: string; connectionId: string | undefined },
): Outcome<HydratedRevision> {
  const revision = needs.integrations.revision(integration, request.revisionId);
  if (!revision) {
    return refuse({
      status: 404,
      detail: `integration ${quote(integration.name)} has no revision ${quote(request.revisionId)}`,
      remedy: `use its newest revision, ${integration.latestRevision.id}`,
      where: { in: "path", name: "revisionId", value: request.revisionId },
    });
  }
  const connection = findConnectionTo(needs, integration, request.connectionId);
  if (!connection.ok) return connection;
  if (connection.value.status === "bad_credentials") return refuseAccess(needs.context, connection.value);
  const { groupRef } = connection.value;
  const { provider } = integration;
  const fieldsOf = (objectName: string) => needs.instances.describe({ provider, objectName, groupRef });
  const { name, displayName, module, read, write, proxy } = revision.content;
  return accept({
    id: revision.id,
    specVersion: revision.specVersion,
    createTime: revision.createTime,
    content: {
      name,
      ...(displayName !== undefined && { displayName }),
      ...(module !== undefined && { module }),
      provider,
      ...(read && {
        read: {
          objects: (read.objects ?? []).map((object) => hydrateObject(object, fieldsOf(object.objectName))),
        },
      }),
      ...(write && { write: { objects: hydrateWriteObjects(write.objects ?? []) } }),
      ...(proxy && { proxy }),
    },
  });
}

function findConnectionTo(
  { context, connections }: HydrationNeeds,
  integration: Integration,
  connectionId: string | undefined,
): Outcome<StoredConnection> {
  const connection = connectionId === undefined ? undefined : connections.get(connectionId);
  if (connection?.provider === integration.provider) return accept(connection);
  const detail =
    connectionId === undefined
      ? "the query parameter connectionId is missing"
      : connection
        ? `connection ${connection.id} is to ${connection.provider}, but the integration is for ${integration.provider}`
        : `no connection ${quote(connectionId)}`;
  const remedy = `give the id of a connection to ${integration.provider}; GET ${urlPath`/projects/${context.project.id}/connections?provider=${integration.provider}`} lists them`;
  return refuse({
    status: connectionId === undefined || connection ? 400 : 404,
    detail,
    remedy,
    where: {
      in: "query",
      name: "connectionId",
      ...(connectionId !== undefined && { value: connectionId }),
    },
  });
}

/** Refuses because the provider lists its fields only with valid credentials. */
function refuseAccess(
  { project }: HydrationNeeds["context"],
  { id, provider }: StoredConnection,
): Outcome<HydratedRevision> {
  return refuse({
    status: 400,
    detail: `${provider} does not accept the credentials of connection ${id} any more`,
    remedy: `have the customer sign in again: PATCH ${urlPath`/projects/${project.id}/connections/${id}:oauth-update`}, or update the connection's credentials`,
    where: { in: "query", name: "connectionId", value: id },
  });
}

function hydrateObject(object: IntegrationObject, known: ObjectFields): HydratedIntegrationObject {
  const { objectName, destination, schedule = "", mapToName, mapToDisplayName, backfill } = object;
  const { requiredFields, optionalFieldsAuto } = object;
  const optionalFields = listOptionalFields(object, known);
  return {
    objectName,
    displayName: displayNameOf(objectName),
    destination,
    schedule,
    ...(mapToName !== undefined && { mapToName }),
    ...(mapToDisplayName !== undefined && { mapToDisplayName }),
    ...(requiredFields && { requiredFields: requiredFields.map((field) => hydrateField(field, known)) }),
    ...(optionalFields && { optionalFields }),
    ...(optionalFieldsAuto && { optionalFieldsAuto }),
    allFieldsMetadata: Object.fromEntries(known.fields),
    allFields: [...known.fields.values()].map(({ fieldName, displayName }) => ({ fieldName, displayName })),
    ...(backfill && { backfill }),
  };
}

/**
 * Lists the fields that the customer can choose from: those of the manifest and, with `optionalFieldsAuto:
 * all`, every other field of the instance.
 */
function listOptionalFields(
  { requiredFields = [], optionalFields, optionalFieldsAuto }: IntegrationObject,
  known: ObjectFields,
): HydratedIntegrationField[] | undefined {
  const named = optionalFields?.map((field) => hydrateField(field, known));
  if (optionalFieldsAuto !== "all") return named;
  const declared = [...requiredFields, ...(optionalFields ?? [])];
  const taken = new Set(
    declared.map((field) => ("fieldName" in field ? known.fieldKey(field.fieldName) : "")),
  );
  const others = [...known.fields].filter(([key]) => !taken.has(key));
  return [...(named ?? []), ...others.map(([, { fieldName, displayName }]) => ({ fieldName, displayName }))];
}

function hydrateField(field: IntegrationField, known: ObjectFields): HydratedIntegrationField {
  if (!("fieldName" in field)) return field;
  const label =
    known.fields.get(known.fieldKey(field.fieldName))?.displayName ?? displayNameOf(field.fieldName);
  return { ...field, displayName: label };
}

/**
 * Lists each object once. In the 2023 form it may be declared several times, and its label and defaults may
 * be in any of the declarations.
 */
function hydrateWriteObjects(objects: readonly IntegrationWriteObject[]): HydratedIntegrationWriteObject[] {
  const byName = new Map<string, IntegrationWriteObject[]>();
  for (const object of objects) {
    const same = byName.get(object.objectName);
    if (same) same.push(object);
    else byName.set(object.objectName, [object]);
  }
  return [...byName].map(([objectName, same]) => {
    const valueDefaults = same.find((object) => object.valueDefaults)?.valueDefaults;
    return {
      objectName,
      displayName: same.find((object) => object.displayName)?.displayName ?? displayNameOf(objectName),
      ...(valueDefaults && { valueDefaults }),
    };
  });
}
