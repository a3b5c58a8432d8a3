import type { Hono } from "hono";
import type { HonoRequest } from "hono";
import { type Integration, upsertMetadataRequestSchema } from "../../../src/contract/index.js";
import type { BackendState } from "../../backend/backend-state.js";
import { findByGroup } from "../../domain/installations/installations.js";
import { type InstanceOwner, isConnected } from "../../domain/instances/instances.js";
import { findIntegration } from "../../domain/integrations/integrations.js";
import { readObjectMetadata, resolveObjectName } from "../../domain/instances/object-metadata.js";
import { accept, type Outcome, refuse } from "../../domain/outcome.js";
import { upsertMetadata } from "../../domain/instances/upsert-metadata.js";
import { answer } from "./answer.js";
import { readBody } from "../request-body/read-body.js";
import { readFlag } from "../request-body/read-flag.js";

/** Adds the metadata of objects (get) and of their custom fields (upsert), by installation and by connection. */
export function addObjectMetadataRoutes(app: Hono, state: BackendState): void {
  app.get("/projects/:project/integrations/:integration/objects/:object/metadata", (c) => {
    const integration = findIntegration(state, c.req.param("integration"));
    if (!integration.ok) return answer(state, integration);
    const query = readQuery(c.req);
    if (!query.ok) return answer(state, query);
    const owner = findInstalled(state, integration.value, query.value.groupRef, "query");
    if (!owner.ok) return answer(state, owner);
    const name = resolveObjectName(integration.value, c.req.param("object"));
    return answer(state, readObjectMetadata(state, { ...query.value, ...owner.value, ...name }));
  });

  app.get("/projects/:project/providers/:provider/objects/:object/metadata", (c) => {
    const query = readQuery(c.req);
    if (!query.ok) return answer(state, query);
    const owner = findConnected(state, c.req.param("provider"), query.value.groupRef, "query");
    if (!owner.ok) return answer(state, owner);
    const objectName = c.req.param("object");
    return answer(state, readObjectMetadata(state, { ...query.value, ...owner.value, objectName }));
  });

  app.put("/projects/:project/integrations/:integration/object-metadata", async (c) => {
    const integration = findIntegration(state, c.req.param("integration"));
    if (!integration.ok) return answer(state, integration);
    const body = await readBody(c.req, upsertMetadataRequestSchema);
    if (!body.ok) return answer(state, body);
    const owner = findInstalled(state, integration.value, body.value.groupRef, "body");
    if (!owner.ok) return answer(state, owner);
    const { fields } = body.value;
    const resolve = (name: string) => resolveObjectName(integration.value, name).objectName;
    return answer(state, upsertMetadata(state, { ...owner.value, fields, resolve }));
  });

  app.put("/projects/:project/providers/:provider/object-metadata", async (c) => {
    const body = await readBody(c.req, upsertMetadataRequestSchema);
    if (!body.ok) return answer(state, body);
    const owner = findConnected(state, c.req.param("provider"), body.value.groupRef, "body");
    if (!owner.ok) return answer(state, owner);
    const { fields } = body.value;
    return answer(state, upsertMetadata(state, { ...owner.value, fields, resolve: (name) => name }));
  });
}

function readQuery(request: HonoRequest): Outcome<{ groupRef: string; excludeReadOnly: boolean }> {
  const groupRef = request.query("groupRef");
  if (groupRef === undefined) {
    const detail = "the query parameter groupRef is missing";
    const remedy = "add ?groupRef= with the group whose instance is meant";
    return refuse({
      status: 400,
      detail,
      remedy,
      issues: [{ in: "query", name: "groupRef", detail, remedy }],
    });
  }
  const flag = readFlag(request, "excludeReadOnly", "I6");
  return flag.ok ? accept({ groupRef, excludeReadOnly: flag.value }) : flag;
}

function findInstalled(
  state: BackendState,
  integration: Integration,
  groupRef: string,
  place: "query" | "body",
): Outcome<InstanceOwner> {
  if (findByGroup(state, integration.id, groupRef)) {
    return accept({ provider: integration.provider, groupRef });
  }
  const detail = `integration ${JSON.stringify(integration.name)} is not installed for group ${JSON.stringify(groupRef)}`;
  const remedy = `check groupRef, install it first, or ask by connection below /projects/${state.project.id}/providers/${encodeURIComponent(integration.provider)}`;
  return refuse({
    status: 404,
    detail,
    remedy,
    issues: [{ in: place, name: "groupRef", value: groupRef, detail, remedy }],
  });
}

function findConnected(
  state: BackendState,
  provider: string,
  groupRef: string,
  place: "query" | "body",
): Outcome<InstanceOwner> {
  if (isConnected(state, { provider, groupRef })) return accept({ provider, groupRef });
  const detail = `group ${JSON.stringify(groupRef)} has no connection to ${JSON.stringify(provider)}`;
  const remedy = `check both, or connect the group first: POST /projects/${state.project.id}/connections:generate`;
  return refuse({
    status: 404,
    detail,
    remedy,
    issues: [{ in: place, name: "groupRef", value: groupRef, detail, remedy }],
  });
}
