import { createContext, runInContext } from "node:vm";
import { isDeepStrictEqual } from "node:util";
import type { InstallationConfigContent } from "../../../src/contract/index.js";
import { isJsonObject, overTheWire, type Json, type JsonObject } from "../../support/readers/json-reader.js";
import { pointerOf } from "./draft-life-leaves.js";
import { readTree } from "./json-tree.js";

/** What the server makes of a config that it is sent. */
export interface Policy {
  /** Texts lose the blanks around them. */
  trims: boolean;
  /** Lists are sorted. */
  sorts: boolean;
  /** Empty objects are left out. */
  drops: boolean;
  /** Each written object gets a key of the server's own. */
  adds: boolean;
  /** A section that is not there is `null`. */
  nulls: boolean;
}

const fields = ["email", "a/b", "__proto__"];
const setting = (objectName: string, field: string) => [
  "write",
  "objects",
  objectName,
  "selectedFieldSettings",
  field,
];

/** The places that users and colleagues change. Around each stands a leaf that nobody changes, so that no container goes. */
export const places: readonly string[][] = [
  ...["contact", "lead"].flatMap((name) => [
    ...fields.flatMap((field) =>
      ["writeOnCreate", "default", "unknown"].map((key) => [...setting(name, field), key]),
    ),
    ["write", "objects", name, "future"],
  ]),
  ...fields.map((field) => ["read", "objects", "contact", "selectedFieldMappings", field]),
  ["subscribe", "objects", "contact", "updateEvent", "requiredWatchFields"],
];

/** The same places as JSON Pointers. */
export const pointers = new Map(places.map((path) => [pointerOf(path), path]));

/** The config that a life starts from. */
export function startContent(): JsonObject {
  const settings = () =>
    Object.fromEntries(["keep", ...fields].map((field): [string, Json] => [field, { note: "keep" }]));
  const written = (objectName: string) => ({ objectName, selectedFieldSettings: settings() });
  return {
    provider: "salesforce",
    read: {
      objects: {
        contact: { objectName: "contact", selectedFields: {}, selectedFieldMappings: { keep: "keep" } },
      },
    },
    write: { objects: { contact: written("contact"), lead: written("lead") } },
    subscribe: {
      objects: {
        contact: {
          objectName: "contact",
          inheritFieldsAndMappings: true,
          updateEvent: { enabled: "always" },
        },
      },
    },
  };
}

/** Makes of a config what the server keeps of it; what has no place in it is `undefined`. */
export function keptByServer(content: Json, policy: Policy): JsonObject {
  const kept = keptValue(content, policy) as JsonObject;
  const objects = readTree(kept, ["write", "objects"]);
  if (policy.adds && isJsonObject(objects)) {
    for (const object of Object.values(objects)) if (isJsonObject(object)) object["addedByServer"] = true;
  }
  return policy.nulls ? { proxy: null, ...kept } : kept;
}

/** What the server keeps of one value. */
export function keptValue(value: Json | undefined, policy: Policy): Json | undefined {
  if (typeof value === "string") return policy.trims ? value.trim() : value;
  if (Array.isArray(value)) {
    const items = value.map((item) => keptValue(item, policy) as Json);
    return policy.sorts ? [...items].sort() : items;
  }
  if (!isJsonObject(value)) return value;
  const parts = Object.entries(value)
    .map(([name, part]) => [name, keptValue(part, policy)] as const)
    .filter(([, part]) => part !== undefined);
  // The contract requires the selections of a read object, empty or not.
  const isLeftOut = policy.drops && parts.length === 0;
  return isLeftOut ? undefined : (Object.fromEntries(parts) as JsonObject);
}

const parseInOtherRealm = runInContext("(text) => JSON.parse(text)", createContext()) as (
  text: string,
) => unknown;

/** A config as an answer brings it: of this realm, or of another one. */
export function received(content: Json, ofOtherRealm: boolean): InstallationConfigContent {
  const text = JSON.stringify(content);
  return (ofOtherRealm ? parseInOtherRealm(text) : JSON.parse(text)) as InstallationConfigContent;
}

/** Reads what stands at a place, as plain JSON: of whichever realm the objects around it are. */
export function valueAt(tree: unknown, place: readonly string[]): Json | undefined {
  const node = partAt(tree, place);
  return typeof node === "object" && node !== null ? overTheWire(node) : (node as Json | undefined);
}

/** What stands at a place, itself. */
export function partAt(tree: unknown, place: readonly string[]): unknown {
  let node = tree;
  for (const name of place) {
    if (typeof node !== "object" || node === null || !Object.hasOwn(node, name)) return undefined;
    node = (node as Record<string, unknown>)[name];
  }
  return node;
}

/** Whether two values are equal as JSON; objects of another realm have been taken over the wire by then. */
export const isSame = (a: Json | undefined, b: Json | undefined) =>
  a === b || (typeof a === "object" && isDeepStrictEqual(a, b));
