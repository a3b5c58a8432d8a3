import { isJsonObject, own } from "../../../src/json/object.js";
import { compareData } from "./compare-data.js";
import { compareIds, compareText, compareTimes } from "./compare-leaves.js";
import { compareLists } from "./compare-lists.js";
import type { Comparing } from "./comparing.js";
import { joinPath, typeOf } from "./json-places.js";
import { readTime } from "./times.js";
import { guess, list, type ObjectPlace, type Place, placeOfMember } from "../places/place.js";

/** The place of a value: its JSON Pointer, and the thing that it belongs to, so that later answers can be compared with this one. */
export interface Position {
  readonly path: string;
  /** A kind and an id, such as `installation` and its id; empty where the value belongs to no thing with an id. */
  readonly thing: string;
}

/** Compares two values at one place and adds the differences to `comparing`; `undefined` means that there is no value. */
export function compareValues(
  comparing: Comparing,
  place: Place,
  expected: unknown,
  received: unknown,
  at: Position,
): void {
  const { path } = at;
  if (expected === undefined || received === undefined || typeOf(expected) !== typeOf(received)) {
    return compareData(comparing, expected, received, { path, isMade: false });
  }
  if (isJsonObject(expected) && isJsonObject(received)) {
    if (place.kind === "object") return compareObjects(comparing, place, [expected, received], at);
    if (place.kind === "map" || place.kind === "guess") {
      return compareMembers(comparing, place, [expected, received], at);
    }
  }
  if (
    Array.isArray(expected) &&
    Array.isArray(received) &&
    (place.kind === "list" || place.kind === "guess")
  ) {
    const items = place.kind === "list" ? place : listOfGuesses;
    return compareLists(comparing, items, [expected, received], path, (one, other, itemPath) => {
      // An item without an id of its own may be at another place in the next answer.
      compareValues(comparing, items.items, one, other, { path: itemPath, thing: "" });
    });
  }
  if (typeof expected === "string" && typeof received === "string") {
    return compareStrings(comparing, place, [expected, received], at);
  }
  if (place.kind === "fresh") return;
  compareData(comparing, expected, received, {
    path,
    isMade: place.kind === "data" || place.kind === "guess",
  });
}

function compareStrings(
  comparing: Comparing,
  place: Place,
  both: readonly [string, string],
  at: Position,
): void {
  switch (place.kind) {
    case "id":
      return compareIds(comparing, place.of, both, at.path);
    case "time":
      return compareTimes(comparing, both, at);
    case "page token":
      return comparing.knowledge.pairs.replace("page token", ...both);
    case "words":
    case "text":
      return compareText(comparing, place.kind, both, at.path);
    case "fresh":
      return;
    default: {
      const isMade = place.kind === "data" || place.kind === "guess";
      return compareData(comparing, ...both, { path: at.path, isMade });
    }
  }
}

const listOfGuesses = list(guess);

type BothValues = readonly [expected: unknown, received: unknown];
type BothObjects = readonly [expected: Record<string, unknown>, received: Record<string, unknown>];

function compareObjects(comparing: Comparing, place: ObjectPlace, both: BothObjects, at: Position): void {
  const [expected, received] = both;
  const ownId = place.members.get("id");
  const kind = ownId?.kind === "id" ? ownId.of : undefined;
  const [expectedId, receivedId] = [expected["id"], received["id"]];
  const thing = kind && typeof receivedId === "string" ? `${kind} ${receivedId}` : "";
  const inside = { path: at.path, thing: kind ? thing : at.thing };
  if (kind !== "operation" || typeof expectedId !== "string") {
    return compareMembers(comparing, place, both, inside);
  }

  const { knowledge, recordScope } = comparing;
  const isUnderWay = both.some(({ status }) => status === "in_progress");
  if (isUnderWay) knowledge.underWay.add(expectedId);
  else knowledge.underWay.delete(expectedId);
  comparing.recordScope = knowledge.recordScopes.get(expectedId) ?? `operation ${expectedId}`;
  if (isUnderWay) compareUnfinished(comparing, place, both, inside);
  else compareMembers(comparing, place, both, inside);
  comparing.recordScope = recordScope;
}

/** The members that change while an operation is under way; one side may be further than the other. */
const passing = ["status", "result", "updateTime"];
const passingMetadata = ["retry", "progress", "successfulRecordIds"];

/** Compares an operation that is under way on one side or both. All but the changing members is fixed from its start. */
function compareUnfinished(comparing: Comparing, place: ObjectPlace, both: BothObjects, at: Position): void {
  const [expected, received] = both;
  compareMembers(comparing, place, [withoutPassing(expected), withoutPassing(received)], at);
  comparePassingStatus(comparing, [expected["status"], received["status"]], joinPath(at.path, "status"));
  const times = [expected["updateTime"], received["updateTime"]] as const;
  // Each side works at its own pace, so the two times are not compared; it is only checked that both are times.
  if (times.some((time) => readTime(time) === undefined)) {
    const position = { path: joinPath(at.path, "updateTime"), thing: "" };
    compareValues(comparing, placeOfMember(place, "updateTime"), ...times, position);
  }
}

function comparePassingStatus(comparing: Comparing, [expected, received]: BothValues, path: string): void {
  if (typeof expected !== "string" || typeof received !== "string") {
    return compareData(comparing, expected, received, { path, isMade: false });
  }
  if (expected === received) return;
  const note = "one of the two is still under way; look again when both have ended";
  comparing.remark({ kind: "value", path, expected, received, note });
}

function withoutPassing(operation: Record<string, unknown>): Record<string, unknown> {
  const { metadata } = operation;
  const lasting = omit(operation, passing);
  return isJsonObject(metadata) ? { ...lasting, metadata: omit(metadata, passingMetadata) } : lasting;
}

function omit(value: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

function compareMembers(
  comparing: Comparing,
  around: Place,
  [expected, received]: BothObjects,
  at: Position,
): void {
  const names = new Set([...Object.keys(expected), ...Object.keys(received)]);
  // Ids first: the other members may repeat them.
  for (const isId of [true, false]) {
    for (const name of names) {
      const place = placeOfMember(around, name);
      if ((place.kind === "id") !== isId) continue;
      const thing = at.thing === "" || place.kind !== "object" ? at.thing : `${at.thing} ${name}`;
      const position = { path: joinPath(at.path, name), thing };
      compareValues(comparing, place, own(expected, name), own(received, name), position);
    }
  }
}
