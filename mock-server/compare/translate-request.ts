import { isJsonObject } from "../../src/json/object.js";
import { parseJson } from "../../src/json/parse.js";
import type { Knowledge } from "./values/comparing.js";
import { findOperation, type FoundOperation, parameterOf, type PathParameter } from "./find-operation.js";
import type { IdPairs, Side } from "./id-pairs.js";
import { type IdKind, type Place, placeOfMember } from "./places/place.js";
import { pathIds, placeOfRequest, queryIds } from "./places/requests.js";

/** A request to the service's API. */
export interface ApiRequest {
  readonly method: string;
  /** Below the base URL, percent-encoded, with its query: `/projects/p/connections?groupRef=acme`. */
  readonly path: string;
  /** `undefined` where there is none. */
  readonly body: string | undefined;
}

/** A request with the ids of the other side, and what was found out about it. */
export interface TranslatedRequest extends ApiRequest {
  readonly operation: string | undefined;
  /** The ids in its path: as they were given, and translated for the other side. */
  readonly pathIds: readonly { readonly kind: IdKind; readonly given: string; readonly translated: string }[];
  /** Within what its ids of records are unique; "" where it names no records. */
  readonly recordScope: string;
}

/** Proposes an id of the other side for one that has no partner; `undefined` where there is nothing to propose. */
export type StandIn = (kind: IdKind, id: string) => string | undefined;

/** Replaces the ids in a request's path, query and body by those of the other side. */
export function translateRequest(
  { pairs }: Knowledge,
  request: ApiRequest,
  { from, standIn }: { from: Side; standIn?: StandIn },
): TranslatedRequest {
  const { method } = request;
  const [pathname = "", ...queries] = request.path.split("?");
  const query = queries.join("?");
  const found = findOperation(method, pathname);
  const translate = (kind: IdKind | "page token", id: string, scope = "") =>
    pairs.partner(kind, from, id, scope) ??
    (kind === "page token" ? undefined : standIn?.(kind, id)) ??
    pairs.unlessTaken(kind, from, id, scope);
  const parsed = parseJson(request.body ?? "");
  const body = parsed.ok ? parsed.value : undefined;
  const recordScope = scopeOf(found, body);
  const translatedBody = translateBody(found, body, (kind, id) =>
    kind === "data" ? otherId(pairs, from, id) : translate(kind, id, kind === "record" ? recordScope : ""),
  );
  const ids = (found?.parameters ?? []).flatMap((parameter) => {
    const kind = pathIds.get(parameter.name);
    return kind
      ? [{ ...parameter, kind, given: parameter.value, translated: translate(kind, parameter.value) }]
      : [];
  });
  return {
    method,
    path:
      (found ? fillPath(pathname, ids) : fillUnknownPath(pathname, (id) => otherId(pairs, from, id))) +
      translateQuery(query, translate),
    // A body in which nothing was replaced keeps its exact text.
    body: translatedBody === body ? request.body : JSON.stringify(translatedBody),
    operation: found?.id,
    pathIds: ids,
    recordScope,
  };
}

type Translate = (kind: IdKind | "page token", id: string) => string;

function fillPath(
  pathname: string,
  ids: readonly (PathParameter & { given: string; translated: string })[],
): string {
  const segments = pathname.split("/");
  for (const { given, translated, segment, suffix } of ids) {
    if (translated !== given) segments[segment + 1] = encodeURIComponent(translated) + suffix;
  }
  return segments.join("/");
}

/** Fills a path that is not part of the contract, so that the kinds of its ids are not known. */
function fillUnknownPath(pathname: string, translate: (id: string) => string): string {
  return pathname.split("/").map(translate).join("/");
}

function translateQuery(query: string, translate: Translate): string {
  if (query === "") return "";
  const parameters = query.split("&").map((parameter) => {
    const [[name = "", value = ""] = []] = new URLSearchParams(parameter);
    const kind = queryIds.get(name);
    const translated = kind && translate(kind, value);
    if (translated === undefined || translated === value) return parameter;
    return `${encodeURIComponent(name)}=${encodeURIComponent(translated)}`;
  });
  return `?${parameters.join("&")}`;
}

type TranslateInBody = (kind: IdKind | "data", id: string) => string;

function translateBody(
  found: FoundOperation | undefined,
  body: unknown,
  translate: TranslateInBody,
): unknown {
  try {
    return translateValue(placeOfRequest(found?.id), body, translate);
  } catch (error) {
    // The body is nested deeper than any request of the contract.
    if (error instanceof RangeError) return body;
    throw error;
  }
}

/** Returns the same value where nothing in it is replaced. */
function translateValue(place: Place, value: unknown, translate: TranslateInBody): unknown {
  if (typeof value === "string" && (place.kind === "id" || place.kind === "data")) {
    return translate(place.kind === "id" ? place.of : "data", value);
  }
  if (typeof value === "number" && place.kind === "id") {
    const translated = translate(place.of, String(value));
    return translated === String(value) ? value : translated;
  }
  if (Array.isArray(value) && (place.kind === "list" || place.kind === "data")) {
    const items = value.map((item: unknown) =>
      translateValue(place.kind === "list" ? place.items : place, item, translate),
    );
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  if (!isJsonObject(value) || !["object", "map", "data"].includes(place.kind)) return value;
  const entries = Object.entries(value).map(
    ([name, inner]) => [name, translateValue(placeOfMember(place, name), inner, translate)] as const,
  );
  return entries.every(([name, inner]) => inner === value[name]) ? value : Object.fromEntries(entries);
}

/** A shorter text may equal an id by chance. */
const MIN_ID_LENGTH = 12;

function otherId(pairs: IdPairs, from: Side, id: string): string {
  return (id.length >= MIN_ID_LENGTH ? pairs.partnerOfAny(from, id) : undefined) ?? id;
}

/** Ids of records are unique within an object of a group: the instances of two customers may give the same ids. */
function scopeOf(found: FoundOperation | undefined, body: unknown): string {
  if (!isJsonObject(body)) return "";
  const name = parameterOf(found, "objectName") ?? "";
  const group = body["groupRef"] ?? body["groupId"];
  return JSON.stringify([typeof group === "string" ? group : "", name.toLowerCase()]);
}
