import { isDeepStrictEqual } from "node:util";
import { isJsonObject, member, setMember, type Json, type JsonObject } from "./json-reader.js";
import { withoutNulls } from "../without-nulls.js";

const sections = ["read", "write", "subscribe"] as const;

/** The config that a save of `draft` is to end with, by the words of S6: a removed read object stays, disabled. */
export function expectedConfig(saved: JsonObject, draft: JsonObject): JsonObject {
  const wanted = withoutNulls(draft);
  if (member(wanted, "provider") === undefined)
    setMember(wanted, "provider", member(saved, "provider") ?? null);
  const read = orEmpty(member(wanted, "read"));
  const objects = orEmpty(member(read, "objects"));
  if (!isJsonObject(read) || !isJsonObject(objects)) return wanted;
  for (const [name, object] of membersOf(member(member(saved, "read"), "objects"))) {
    if (member(objects, name) !== undefined || !isJsonObject(object)) continue;
    setMember(objects, name, { ...object, disabled: true });
    setMember(read, "objects", objects);
    setMember(wanted, "read", read);
  }
  return wanted;
}

/** The config without what means the same as nothing: `null`, an empty map of objects, an empty section, a proxy that is off (S6, D16). */
export function meaning(config: JsonObject): JsonObject {
  const result = withoutNulls(config);
  for (const name of sections) drop(result, name, "objects", (objects) => isEmpty(objects));
  drop(result, "proxy", "enabled", (enabled) => enabled === false);
  return result;
}

/** The shortest mask for a save that must end with `wanted`, as lists of names below `config.content` (S4). */
export function expectedMask(savedRaw: JsonObject, wantedRaw: JsonObject): string[][] {
  const [saved, wanted] = [withoutNulls(savedRaw), withoutNulls(wantedRaw)];
  const mask: string[][] = [];
  for (const section of sections) {
    const had = member(member(saved, section), "objects");
    const has = member(member(wanted, section), "objects");
    const isRemoved = membersOf(had).some(([name]) => member(has, name) === undefined);
    const isNewAndEmpty = had === undefined && isEmpty(has);
    if (section !== "read" && (isRemoved || isNewAndEmpty)) mask.push([section, "objects"]);
    else {
      for (const [name, object] of membersOf(has).sort(([a], [b]) => (a < b ? -1 : 1))) {
        if (!isDeepStrictEqual(object, member(had, name))) mask.push([section, "objects", name]);
      }
    }
  }
  const was = member(member(saved, "proxy"), "enabled");
  const is = member(member(wanted, "proxy"), "enabled");
  if (is === undefined ? was === true : is !== was) mask.push(["proxy", "enabled"]);
  return mask;
}

/** The number of topmost places in which two values differ: what no list of operations can undercut. */
export function topmostDifferences(a: Json | undefined, b: Json | undefined): number {
  if (!isJsonObject(a) || !isJsonObject(b)) return isDeepStrictEqual(a, b) ? 0 : 1;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].reduce((sum, name) => sum + topmostDifferences(member(a, name), member(b, name)), 0);
}

function drop(
  config: JsonObject,
  section: string,
  name: string,
  meansNothing: (value: Json | undefined) => boolean,
) {
  const part = member(config, section);
  if (!isJsonObject(part)) return;
  if (meansNothing(member(part, name))) Reflect.deleteProperty(part, name);
  if (isEmpty(part)) Reflect.deleteProperty(config, section);
}

/** What stands where nothing is; `null` is something. */
function orEmpty(value: Json | undefined): Json {
  return value === undefined ? {} : value;
}

function membersOf(value: Json | undefined): [string, Json][] {
  return isJsonObject(value) ? Object.entries(value) : [];
}

function isEmpty(value: Json | undefined): boolean {
  return isJsonObject(value) && Object.keys(value).length === 0;
}
