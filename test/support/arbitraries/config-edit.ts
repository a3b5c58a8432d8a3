import {
  isJsonObject,
  member,
  overTheWire,
  setMember,
  type Json,
  type JsonObject,
} from "../readers/json-reader.js";

/** One random edit of a config; `value: undefined` removes what stands there, if anything does. */
export interface ConfigEdit {
  level: "section" | "object" | "inside" | "proxy" | "provider";
  action: string;
  name: string;
  /** Which existing member to take at each depth; the first one picks the object. */
  steps: number[];
  value: Json | undefined;
}

/** Applies an edit to a copy of `config`; an edit whose place is not there changes nothing. */
export function applyConfigEdit(config: JsonObject, edit: ConfigEdit): JsonObject {
  const copy = overTheWire(config) as JsonObject;
  if (edit.level === "proxy" || edit.level === "provider") put(copy, edit.level, edit.value);
  else if (edit.level === "section") put(copy, edit.action, edit.value);
  else {
    const objects = member(member(copy, edit.action), "objects");
    if (isJsonObject(objects)) editObjects(objects, edit);
  }
  return copy;
}

function editObjects(objects: JsonObject, { level, name, steps, value }: ConfigEdit): void {
  const [first = 0, ...deeper] = steps;
  const picked = pick(objects, first);
  if (level === "object") return put(objects, value === undefined ? (picked ?? name) : name, value);
  let node = picked === undefined ? undefined : member(objects, picked);
  let place = name;
  for (const step of deeper) {
    const next = isJsonObject(node) ? pick(node, step) : undefined;
    if (!isJsonObject(node) || next === undefined) break;
    const below = member(node, next);
    if (!isJsonObject(below)) {
      place = next; // a leaf: edit it, rather than stand still
      break;
    }
    node = below;
  }
  if (!isJsonObject(node)) return;
  const last = value === undefined ? (pick(node, steps.length) ?? place) : place;
  put(node, last, value);
}

function pick(node: JsonObject, step: number): string | undefined {
  const names = Object.keys(node);
  return names[step % Math.max(names.length, 1)];
}

function put(node: JsonObject, name: string, value: Json | undefined): void {
  if (value === undefined) Reflect.deleteProperty(node, name);
  else setMember(node, name, overTheWire(value));
}
