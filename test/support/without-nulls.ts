import { isJsonObject, overTheWire, type Json, type JsonObject } from "./readers/json-reader.js";

/** The containers of the contract, written down from its text; `*` is any name. */
const containers = [
  "read",
  "write",
  "subscribe",
  "proxy",
  "read/objects",
  "write/objects",
  "subscribe/objects",
  "read/objects/*",
  "write/objects/*",
  "subscribe/objects/*",
  "read/objects/*/selectedFields",
  "read/objects/*/selectedFieldMappings",
  "read/objects/*/selectedValueMappings",
  "read/objects/*/selectedValueMappings/*",
  "read/objects/*/dynamicMappingsInput",
  "read/objects/*/backfill",
  "read/objects/*/backfill/defaultPeriod",
  "read/objects/*/backfill/fieldFilters",
  "read/objects/*/fieldFilters",
  "write/objects/*/deletionSettings",
  "write/objects/*/selectedValueDefaults",
  "write/objects/*/selectedValueDefaults/*",
  "write/objects/*/selectedFieldSettings",
  "write/objects/*/selectedFieldSettings/*",
  "write/objects/*/selectedFieldSettings/*/default",
  "subscribe/objects/*/createEvent",
  "subscribe/objects/*/updateEvent",
  "subscribe/objects/*/updateEvent/requiredWatchFields",
  "subscribe/objects/*/deleteEvent",
  "subscribe/objects/*/otherEvents",
  "subscribe/objects/*/providerOptions",
  "subscribe/objects/*/providerOptions/quotaOptimization",
].map((place) => place.split("/"));

/** The config without `null` in the place of a section or container: it counts as absent (D16). */
export function withoutNulls(config: JsonObject): JsonObject {
  return cleaned(overTheWire(config), []) as JsonObject;
}

function cleaned(value: Json, path: readonly string[]): Json {
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value)
    .map(([name, part]) => [name, part, [...path, name]] as const)
    .filter(([, part, place]) => part !== null || !isContainer(place))
    .map(([name, part, place]): [string, Json] => [name, cleaned(part, place)]);
  return Object.fromEntries(members);
}

function isContainer(path: readonly string[]): boolean {
  return containers.some(
    (place) =>
      place.length === path.length && place.every((name, index) => name === "*" || name === path[index]),
  );
}
