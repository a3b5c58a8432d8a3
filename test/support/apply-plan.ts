import { applyJsonPatch, type WireOperation } from "./apply-json-patch.js";
import { applyUpdateMask } from "./apply-update-mask.js";
import { isJsonObject, member, overTheWire, setMember, type Json, type JsonObject } from "./json-reader.js";

/** A request as a server sees it: the path is still percent-encoded, the body has gone over the wire. */
export interface WireRequest {
  method: string;
  path: string;
  body: Json;
}

/**
 * Plays a server that has `saved` (or nothing) installed: takes the requests over the wire one by one and returns the
 * config content it ends with. Written from the contract and the RFCs; throws where a server would refuse.
 */
export function applyPlan(
  saved: unknown,
  requests: readonly { method: string; path: string; body: unknown }[],
) {
  let content = saved === undefined ? undefined : overTheWire(saved);
  for (const request of requests) {
    content = applyRequest(content, {
      method: request.method,
      path: request.path,
      body: overTheWire(request.body),
    });
  }
  return content;
}

function applyRequest(content: Json | undefined, { method, path, body }: WireRequest): Json {
  const route = `${method} ${seenPath(path)}`;
  if (/^POST \/projects\/[^/]+\/integrations\/[^/]+\/installations$/.test(route)) {
    if (content !== undefined) throw new Error("there is an installation already");
    const created = member(member(body, "config"), "content");
    if (created === undefined) throw new Error("the body has no config.content");
    return created;
  }
  if (!isJsonObject(content)) throw new Error("there is no installation yet");
  if (/^PATCH \/projects\/[^/]+\/integrations\/[^/]+\/installations\/[^/]+$/.test(route)) {
    const patch = member(member(member(body, "installation"), "config"), "content");
    return applyUpdateMask(content, member(body, "updateMask") as string[], patch ?? {});
  }
  const object = /^PATCH \/projects\/[^/]+\/integrations\/[^/]+\/objects\/([^/]+)\/config-content$/.exec(
    route,
  );
  if (object) return patchObject(content, decodeURIComponent(object[1] as string), body);
  throw new Error(`no route: ${route}`);
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

/** The path as a server sees it: after the URL's own rules, which drop the segments `.` and `..`. */
function seenPath(path: string): string {
  return new URL(`https://backend.test${path}`).pathname;
}
