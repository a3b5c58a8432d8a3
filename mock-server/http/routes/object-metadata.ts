import { type Integration, upsertMetadataRequestSchema } from "../../../src/contract/index.js";
import { quote } from "../../../src/json/quote.js";
import { isConnected } from "../../domain/connections/connections.js";
import type { Domains } from "../../domain/domains.js";
import type { InstanceOwner } from "../../domain/instances/instances.js";
import { readObjectMetadata, resolveObjectName } from "../../domain/instances/object-metadata.js";
import { accept, type Outcome, refuse } from "../../domain/outcome.js";
import { upsertMetadata } from "../../domain/instances/upsert-metadata.js";
import type { Handlers } from "../handlers.js";
import { readBody } from "../request-body/read-body.js";
import { readFlag } from "../request-body/read-flag.js";
import type { MockRequest } from "../request.js";
import { answerJson } from "./answer-json.js";
import { urlPath } from "../../domain/url-path.js";

type MetadataDomains = Pick<
  Domains,
  "context" | "connections" | "installations" | "instances" | "integrations"
>;

/** Answers reads of an object's metadata and upserts of custom fields, by installation and by connection. */
export function createObjectMetadataRoutes(
  domains: MetadataDomains,
): Handlers<
  | "getObjectMetadataForInstallation"
  | "getObjectMetadataForConnection"
  | "upsertMetadataForInstallation"
  | "upsertMetadataForConnection"
> {
  return {
    getObjectMetadataForInstallation: (request) => {
      const integration = domains.integrations.find(request.names.integrationId);
      if (!integration.ok) return integration;
      const query = readQuery(request);
      if (!query.ok) return query;
      const owner = findInstalled(domains, integration.value, query.value.groupRef, "query");
      if (!owner.ok) return owner;
      const name = resolveObjectName(integration.value, request.names.objectName);
      return answerJson(readObjectMetadata(domains, { ...query.value, ...owner.value, ...name }));
    },

    getObjectMetadataForConnection: (request) => {
      const query = readQuery(request);
      if (!query.ok) return query;
      const { provider, objectName } = request.names;
      const owner = findConnected(domains, provider, query.value.groupRef, "query");
      if (!owner.ok) return owner;
      return answerJson(readObjectMetadata(domains, { ...query.value, ...owner.value, objectName }));
    },

    upsertMetadataForInstallation: (request) => {
      const integration = domains.integrations.find(request.names.integrationId);
      if (!integration.ok) return integration;
      const body = readBody(request, upsertMetadataRequestSchema);
      if (!body.ok) return body;
      const { groupRef, fields } = body.value;
      const owner = findInstalled(domains, integration.value, groupRef, "body");
      if (!owner.ok) return owner;
      const resolve = (name: string) => resolveObjectName(integration.value, name).objectName;
      return answerJson(upsertMetadata(domains.instances, { ...owner.value, fields, resolve }));
    },

    upsertMetadataForConnection: (request) => {
      const body = readBody(request, upsertMetadataRequestSchema);
      if (!body.ok) return body;
      const { groupRef, fields } = body.value;
      const owner = findConnected(domains, request.names.provider, groupRef, "body");
      if (!owner.ok) return owner;
      return answerJson(
        upsertMetadata(domains.instances, { ...owner.value, fields, resolve: (name) => name }),
      );
    },
  };
}

function readQuery(request: MockRequest): Outcome<{ groupRef: string; excludeReadOnly: boolean }> {
  const groupRef = request.url.searchParams.get("groupRef");
  if (groupRef === null) {
    return refuse({
      status: 400,
      detail: "the query parameter groupRef is missing",
      remedy: "add ?groupRef= with the group whose instance is meant",
      where: { in: "query", name: "groupRef" },
    });
  }
  const flag = readFlag(request, "excludeReadOnly", "I6");
  return flag.ok ? accept({ groupRef, excludeReadOnly: flag.value }) : flag;
}

function findInstalled(
  { context, installations }: MetadataDomains,
  integration: Integration,
  groupRef: string,
  place: "query" | "body",
): Outcome<InstanceOwner> {
  if (installations.findByGroup(integration.id, groupRef)) {
    return accept({ provider: integration.provider, groupRef });
  }
  return refuse({
    status: 404,
    detail: `integration ${quote(integration.name)} is not installed for group ${quote(groupRef)}`,
    remedy: `check groupRef, install it first, or ask by connection below ${urlPath`/projects/${context.project.id}/providers/${integration.provider}`}`,
    where: { in: place, name: "groupRef", value: groupRef },
  });
}

function findConnected(
  { context, connections }: MetadataDomains,
  provider: string,
  groupRef: string,
  place: "query" | "body",
): Outcome<InstanceOwner> {
  if (isConnected(connections, { provider, groupRef })) return accept({ provider, groupRef });
  return refuse({
    status: 404,
    detail: `group ${quote(groupRef)} has no connection to ${quote(provider)}`,
    remedy: `check both, or connect the group first: POST ${urlPath`/projects/${context.project.id}/connections:generate`}`,
    where: { in: place, name: "groupRef", value: groupRef },
  });
}
