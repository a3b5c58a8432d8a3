import { isDeepStrictEqual } from "node:util";
import { applyJsonPatch, type WireOperation } from "./apply-json-patch.js";
import { applyUpdateMask } from "./apply-update-mask.js";
import { isJsonObject, member, overTheWire, setMember, type Json, type JsonObject } from "./json-reader.js";

/** A request as a server sees it: the path is still percent-encoded, the body has gone over the wire. */
export interface WireRequest {
  method: string;
  path: string;
  body: Json;
}

/** The one installation that the server knows, by the names that requests use for it. */
export interface ServedInstallation {
  project: string;
  integrationId: string;
  groupRef: string;
  installationId: string;
}

/**
 * Plays a server that has `saved` (or nothing) installed: takes the requests over the wire one by one and returns the
 * config content it ends with. Written from the contract and the RFCs; throws where a server would refuse.
 */
export function applyPlan(
  saved: unknown,
  requests: readonly { method: string; path: string; body: unknown }[],
  served: ServedInstallation,
) {
  let content = saved === undefined ? undefined : overTheWire(saved);
  for (const request of requests) {
    content = applyRequest(served, content, {
      method: request.method,
      path: request.path,
      body: overTheWire(request.body),
    });
  }
  return content;
}

function applyRequest(
  served: ServedInstallation,
  content: Json | undefined,
  { method, path, body }: WireRequest,
): Json {
  const [, root, project, integrations, integration, ...rest] = seenSegments(path);
  const parent = [root, project, integrations, integration];
  if (!isDeepStrictEqual(parent, ["projects", served.project, "integrations", served.integrationId])) {
    throw new Error(`no such integration: ${path}`);
  }
  const [resource, name, detail] = rest;
  if (method === "POST" && resource === "installations" && rest.length === 1) {
    if (content !== undefined) throw new Error("there is an installation already");
    checkGroup(served, body);
    return createdContent(body);
  }
  if (!isJsonObject(content)) throw new Error("there is no installation yet");
  if (method === "PATCH" && resource === "installations" && rest.length === 2) {
    if (name !== served.installationId) throw new Error(`no such installation: ${path}`);
    const patch = member(member(member(body, "installation"), "config"), "content");
    return applyUpdateMask(content, member(body, "updateMask") as string[], patch ?? {});
  }
  if (method === "PATCH" && resource === "objects" && detail === "config-content" && rest.length === 3) {
    checkGroup(served, body);
    return patchObject(content, name ?? "", body);
  }
  throw new Error(`no route: ${method} ${path}`);
}

function checkGroup({ groupRef }: ServedInstallation, body: Json): void {
  if (member(body, "groupRef") !== groupRef) throw new Error("no such group");
}

function createdContent(body: Json): Json {
  const content = member(member(body, "config"), "content");
  if (content === undefined) throw new Error("the body has no config.content");
  return content;
}

function patchObject(content: JsonObject, name: string, body: Json): JsonObject {
  const changes = member(body, "changes") as unknown as WireOperation[];
  const next = overTheWire(content) as JsonObject;
  const objects = member(member(next, member(body, "action") as string), "objects");
  const config = member(objects, name);
  if (!isJsonObject(objects) || config === undefined)
    throw new Error(`the installation has no object ${name}`);
  if (changes.length === 0) throw new Error("the list of changes is empty");
  setMember(objects, name, applyJsonPatch(config, changes));
  return next;
}

/** The path as a server sees it: the URL's own rules drop the segments `.` and `..`; routers match no empty segment. */
function seenSegments(path: string): string[] {
  const segments = new URL(`https://backend.test${path}`).pathname.split("/").map(decodeURIComponent);
  if (segments.slice(1).includes("")) throw new Error(`an empty segment in ${path}`);
  return segments;
}
