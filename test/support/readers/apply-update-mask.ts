import { isJsonObject, member, overTheWire, setMember, type Json, type JsonObject } from "./json-reader.js";

/**
 * Applies an update mask to a copy of `content`, by the contract's words alone (`updateMask` of updateInstallation):
 * exactly the allowed paths, each with a value in `patch`; content outside the mask is ignored. Throws otherwise.
 */
export function applyUpdateMask(content: JsonObject, mask: readonly string[], patch: Json): JsonObject {
  if (mask.length === 0) throw new Error("the mask is empty");
  const result = overTheWire(content) as JsonObject;
  for (const path of mask) {
    const names = maskNames(path);
    if (names[0] !== "config" || names[1] !== "content") throw new Error(`not a mask path: ${path}`);
    const place = names.slice(2);
    if (!isAllowed(place)) throw new Error(`not a mask path: ${path}`);
    const value = place.reduce<Json | undefined>((node, name) => member(node, name), patch);
    if (value === undefined) throw new Error(`the mask names ${path}, but the content has no value there`);
    put(result, place, value);
  }
  return result;
}

/** Reads a mask path: names part at dots; a backslash makes the dot, colon or backslash after it part of the name. */
export function maskNames(path: string): string[] {
  const names = [""];
  for (let index = 0; index < path.length; index++) {
    let unit = path.charAt(index);
    if (unit === ".") {
      names.push("");
      continue;
    }
    if (unit === ":") throw new Error(`a colon without a backslash in ${path}`);
    if (unit === "\\") {
      index++;
      unit = path.charAt(index);
      if (unit === "" || !".:\\".includes(unit)) throw new Error(`nothing to escape at ${index} in ${path}`);
    }
    names.push(`${names.pop() ?? ""}${unit}`);
  }
  return names;
}

/** The paths below `config.content` that the contract lists. */
function isAllowed(place: readonly string[]): boolean {
  const [section, below] = place;
  if (section === "proxy") return place.length === 2 && below === "enabled";
  if (below !== "objects") return false;
  if (section === "read") return place.length === 3;
  return (section === "write" || section === "subscribe") && (place.length === 2 || place.length === 3);
}

function put(root: JsonObject, place: readonly string[], value: Json): void {
  let node = root;
  for (const name of place.slice(0, -1)) {
    const next = member(node, name);
    if (next != null && !isJsonObject(next)) throw new Error(`${name} is not an object`);
    const container = next ?? {};
    setMember(node, name, container);
    node = container;
  }
  setMember(node, place.at(-1) ?? "", overTheWire(value));
}
