import { deepStrictEqual } from "node:assert/strict";
import type { InstallationConfigContent } from "../../../src/contract/index.js";
import type { PlannedRequest } from "../../../src/save/plan/save-plan.js";
import { applyPlan } from "../../support/readers/apply-plan.js";
import { maskNames } from "../../support/readers/apply-update-mask.js";
import { referenceTokens } from "../../support/readers/apply-json-patch.js";
import { expectedConfig } from "../../support/readers/expected-save.js";
import { member, overTheWire, type Json, type JsonObject } from "../../support/readers/json-reader.js";
import type { LeafEdit, Outcome, Section, ServerChange } from "./draft-life-commands.js";
import {
  fullLeaves,
  leavesWithin,
  placeOfChoice,
  pointerOf,
  toLeaves,
  withPlace,
  type Leaves,
} from "./draft-life-leaves.js";
import type { Stead } from "./draft-life-model.js";
import { deepFreeze } from "./draft-of.js";
import { layTreeEdit, namesOf, readTree, type TreeEdit } from "./json-tree.js";
import { target, type Answer } from "../../save/support/memory-server.js";

/** The config that a life starts from. Every map holds an entry that nobody removes, so that no map comes to be empty. */
export function startContent(tag: string): JsonObject {
  return {
    provider: "salesforce",
    read: {
      objects: {
        keep: newObject("read", "keep", "email", tag),
        contact: newObject("read", "contact", "email", tag),
      },
    },
    write: {
      objects: {
        keep: newObject("write", "keep", "email", tag),
        contact: newObject("write", "contact", "email", tag),
      },
    },
    subscribe: { objects: { keep: newObject("subscribe", "keep", "email", tag) } },
    proxy: { enabled: false },
  };
}

function newObject(section: Section, objectName: string, field: string, value: string): JsonObject {
  const own = (part: Json) =>
    Object.fromEntries([
      ["keep", part],
      [field, part],
    ]);
  if (section === "read") return { objectName, selectedFields: own(true), selectedFieldMappings: own(value) };
  if (section === "write") return { objectName, selectedFieldSettings: own({ writeOnCreate: value }) };
  return { objectName, inheritFieldsAndMappings: true, destination: value };
}

/**
 * Says what an edit does to a config: a removal takes the containers along that it would empty, and a value in an object
 * that is not there brings the object with what each has.
 */
export function editOf(tree: Json, { path, value }: LeafEdit): TreeEdit {
  if (value === undefined) {
    let place = path;
    if (readTree(tree, path) === undefined) return { path, value };
    for (;;) {
      const container = place.slice(0, -1);
      const isEmptied = Object.keys(readTree(tree, container) as JsonObject).length === 1;
      // The contract requires the selections of a read object, empty or not.
      const isRequired = container[0] === "read" && container.length === 4;
      if (!isEmptied || isRequired || container.length === 0) return { path: place, value };
      place = container;
    }
  }
  const [section, , objectName = ""] = path;
  const root = path.slice(0, 3);
  if (path.length <= 3 || readTree(tree, root) !== undefined) return { path, value };
  const object = {
    objectName,
    ...(section === "subscribe" && { inheritFieldsAndMappings: true }),
    ...(section === "read" && { selectedFields: {}, selectedFieldMappings: {} }),
  };
  return { path: root, value: layTreeEdit(object, { path: path.slice(3), value }) };
}

/** Lays an edit on a copy. */
export function applyLeafEdit(tree: JsonObject, edit: LeafEdit): JsonObject {
  return layTreeEdit(tree, editOf(tree, edit));
}

/** Makes what other people change on the server; where nothing is installed, they install something first. */
export function changeByOthers(
  content: JsonObject | undefined,
  changes: readonly ServerChange[],
  tag: string,
) {
  return changes.reduce<JsonObject>(
    (tree, change) => {
      if (change.kind === "leaf") {
        const { path, value } = change.edit;
        return applyLeafEdit(tree, { path, value: typeof value === "string" ? `${tag}${value}` : value });
      }
      const { section, object } = change;
      const path = [section, "objects", object];
      if (change.kind === "remove") return layTreeEdit(tree, { path, value: undefined });
      if (readTree(tree, path) !== undefined) return tree;
      return layTreeEdit(tree, {
        path,
        value: newObject(section, object, change.field, `${tag}${change.value}`),
      });
    },
    content ?? startContent(tag),
  );
}

/** What one save planned: the saved config and the draft at that time. */
export interface Planned {
  saved: JsonObject | undefined;
  sent: JsonObject;
}

/** A request on its way, until it is answered. */
export interface Flight {
  readonly request: PlannedRequest;
  readonly planned: Planned;
  readonly held: "no" | "before" | "after";
  outcome: Outcome;
  answer: Answer | undefined;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** Lets the server do what a request asks for and remembers its answer; a server that refuses changes nothing. */
export function serve(content: JsonObject | undefined, flight: Flight): JsonObject | undefined {
  if (flight.answer || flight.outcome === "refused") return content;
  let next: JsonObject;
  try {
    next = applyPlan(content, [flight.request], target) as JsonObject;
  } catch {
    flight.outcome = "refused";
    return content;
  }
  // S7, S6: the parts that the request names are as planned, all others as the server has them.
  const planned = plannedLeaves(flight.planned);
  const expected = namedPlaces(flight.request).reduce<Leaves>(
    (leaves, place) => withPlace(leaves, place, planned),
    toLeaves(content),
  );
  deepStrictEqual(
    sorted(fullLeaves(toLeaves(next))),
    sorted(fullLeaves(expected)),
    "the server has what was planned",
  );
  flight.answer = { config: { content: deepFreeze(overTheWire(next)) as InstallationConfigContent } };
  return next;
}

/** The config that a save is to end with, by the words of S6. */
function plannedLeaves({ saved, sent }: Planned): Leaves {
  const wanted = toLeaves(expectedConfig(saved ?? { provider: target.provider }, sent));
  return steadsOf(toLeaves(saved), toLeaves(sent)).reduce<Leaves>(
    (leaves, { place, held }) => withPlace(leaves, place, held),
    wanted,
  );
}

/** S6: a read object is disabled and not removed, a proxy is turned off and not removed, and of other sections an empty map stays. */
export function steadsOf(saved: Leaves, sent: Leaves): Stead[] {
  const objects = [...saved.keys()]
    .map(namesOf)
    .filter(([section, map]) => section === "read" && map === "objects");
  const places = [...new Set(objects.map((names) => pointerOf(names.slice(0, 3))))];
  const steads = places
    .filter((place) => leavesWithin(sent, place).size === 0)
    .map((place): Stead => ({ place, held: new Map([...saved, [`${place}/disabled`, "true"]]) }));
  const proxy = "/proxy/enabled";
  if (saved.has(proxy) && !sent.has(proxy)) steads.push({ place: proxy, held: new Map([[proxy, "false"]]) });
  for (const section of ["/write", "/subscribe"]) {
    const objects = `${section}/objects`;
    if (![...saved.keys()].some((at) => at.startsWith(`${objects}/`))) continue;
    const place = [section, objects].find((each) => leavesWithin(sent, each).size === 0);
    if (place) steads.push({ place, held: withPlace(saved, section, new Map([[objects, "{}"]])) });
  }
  return steads;
}

/** The places in the config that a request sets. */
function namedPlaces({ path, body }: PlannedRequest): string[] {
  if ("updateMask" in body) return body.updateMask.map((mask) => pointerOf(maskNames(mask).slice(2)));
  if ("config" in body) return [""];
  const object = ["", patchedObject({ path, body })].join("");
  return body.changes.map((change) => object + placeOfChoice(pointerOf(referenceTokens(change.path))));
}

/** The object that a `config-content` request patches, as a pointer; `undefined` for any other request. */
export function patchedObject(request: Pick<PlannedRequest, "path" | "body">): string | undefined {
  const action = member(overTheWire(request.body), "action");
  const name = /\/objects\/([^/]+)\/config-content$/.exec(request.path)?.[1];
  if (typeof action !== "string" || name === undefined) return undefined;
  return pointerOf([action, "objects", decodeURIComponent(name)]);
}

/** Leaves in one order, to be compared and shown. */
export function sorted(leaves: Leaves): [string, string][] {
  return [...leaves].sort(([a], [b]) => (a < b ? -1 : 1));
}
