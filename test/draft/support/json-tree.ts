import fc from "fast-check";
import {
  isJsonObject,
  member,
  overTheWire,
  setMember,
  type Json,
  type JsonObject,
} from "../../support/readers/json-reader.js";

/** Few names, so that edits meet: plain ones, one that pointers escape and one that prototypes have. */
export const treeNames = ["a", "b", "c/~", "__proto__"];

const leaf = fc.constantFrom<Json>(0, 1, null, "", false, [], [1], [1, 2]);

/** A small tree of JSON objects over those names; empty objects are among them. */
export const jsonTree: fc.Arbitrary<JsonObject> = fc.letrec<{ tree: JsonObject; value: Json }>((tie) => ({
  tree: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...treeNames), tie("value")), { selector: ([name]) => name })
    .map((entries) => Object.fromEntries(entries)),
  value: fc.oneof({ maxDepth: 3, withCrossShrink: true }, leaf, tie("tree") as fc.Arbitrary<Json>),
})).tree;

/** Sets a value at a path, or removes it with `undefined`. */
export interface TreeEdit {
  path: string[];
  value: Json | undefined;
}

/** An edit anywhere in such a tree. */
export const treeEdit: fc.Arbitrary<TreeEdit> = fc.record({
  path: fc.array(fc.constantFrom(...treeNames), { minLength: 1, maxLength: 3 }),
  value: fc.oneof({ weight: 3, arbitrary: leaf }, { weight: 1, arbitrary: jsonTree }, fc.constant(undefined)),
});

/** Applies an edit to a copy; containers on the way are made where they are missing, but not for a removal. */
export function applyTreeEdit(tree: JsonObject, edit: TreeEdit): JsonObject {
  return overTheWire(layTreeEdit(tree, edit)) as JsonObject;
}

/** The same, but what the edit does not concern is shared with the tree. */
export function layTreeEdit(tree: JsonObject, { path: [name = "", ...below], value }: TreeEdit): JsonObject {
  const part = member(tree, name);
  if (value === undefined && (below.length > 0 ? !isJsonObject(part) : part === undefined)) return tree;
  const copy = Object.fromEntries(Object.entries(tree));
  if (below.length > 0) {
    setMember(copy, name, layTreeEdit(isJsonObject(part) ? part : {}, { path: below, value }));
  } else if (value === undefined) Reflect.deleteProperty(copy, name);
  else setMember(copy, name, value);
  return copy;
}

/** Reads along a path; `undefined` where there is nothing. */
export function readTree(tree: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((node, name) => member(node, name), tree);
}

/** Reads the names of an RFC 6901 pointer. */
export function namesOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The places of all leaves: scalars, arrays and empty objects. */
export function leavesOf(tree: Json | undefined, path: string[] = []): { path: string[]; value: Json }[] {
  if (tree === undefined) return [];
  if (!isJsonObject(tree) || Object.keys(tree).length === 0) return [{ path, value: tree }];
  return Object.entries(tree).flatMap(([name, part]) => leavesOf(part, [...path, name]));
}
