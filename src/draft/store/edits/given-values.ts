import { copyJson } from "../../../json/copy.js";
import { deepEqual } from "../../../json/equal.js";
import { isJsonObject, own, type JsonObject } from "../../../json/object.js";
import { findNonJson } from "../../../json/non-json.js";
import type { Path } from "../../../json/path.js";
import { formatPointer } from "../../../json/pointer.js";

/** A value to be written at a place; `undefined` removes what is there. */
export interface GivenWrite {
  readonly path: Path;
  readonly value: unknown;
}

/** Copies what an app gave for a place of the draft; throws a `TypeError` that names the place where it is no JSON. */
export function takeValue(path: Path, given: unknown): unknown {
  if (isPlain(given)) return given;
  const fault = findNonJson(given);
  if (fault) throw notJson(formatPointer(path) + fault.pointer, fault.found);
  return copyJson(given);
}

/** Whether a value is JSON at a glance, and needs no copy; so are most values that setters get. */
export function isPlain(given: unknown): boolean {
  return given === undefined || typeof given === "string" || typeof given === "boolean";
}

/** Copies an object that an app gave for a place of the draft; anything else but `undefined` is refused by a `TypeError`. */
export function takeObject(path: Path, given: unknown): JsonObject | undefined {
  const taken = takeValue(path, given);
  if (taken !== undefined && !isJsonObject(taken))
    throw notJson(formatPointer(path), "anything but an object");
  return taken;
}

/**
 * Compares a whole draft that an app gave with the present one, and returns what has to be written, copied. Parts with
 * the same reference are skipped. With `isMadeByRecipe`, a new name `__proto__` is refused, too: Immer cannot assign to it.
 */
export function takeDraft(present: unknown, given: unknown, { isMadeByRecipe }: { isMadeByRecipe: boolean }) {
  if (!isJsonObject(given)) throw notJson("", findNonJson(given)?.found ?? "anything but an object");
  const writes: GivenWrite[] = [];

  function takePart(path: string[], was: unknown, is: unknown) {
    if (was === is) return;
    if (isJsonObject(was) && isJsonObject(is)) return takeNames(path, was, is);
    const value = takeValue(path, is);
    if (isMadeByRecipe) refuseProtoNames(path, value);
    if (!deepEqual(was, value)) writes.push({ path: [...path], value });
  }

  function takeNames(path: string[], was: JsonObject, is: JsonObject) {
    const takeName = (name: string, before: unknown, part: unknown) => {
      path.push(name);
      takePart(path, before, part);
      path.pop();
    };
    let kept = 0;
    for (const name of Object.keys(is)) {
      const before = own(was, name);
      if (isMadeByRecipe && name === "__proto__" && before === undefined) throw introducesProto(path);
      if (before !== undefined) kept += 1;
      // A recipe leaves nearly all names of a wide container as they were.
      if (before !== is[name]) takeName(name, before, is[name]);
    }
    const names = Object.keys(was);
    if (kept === names.length) return;
    for (const name of names) if (!Object.hasOwn(is, name)) takeName(name, was[name], undefined);
  }

  takePart([], present, given);
  return writes;
}

function refuseProtoNames(path: Path, value: unknown): void {
  if (Array.isArray(value)) for (const item of value) refuseProtoNames(path, item);
  if (!isJsonObject(value)) return;
  for (const name of Object.keys(value)) {
    if (name === "__proto__") throw introducesProto(path);
    refuseProtoNames([...path, name], value[name]);
  }
}

function notJson(pointer: string, found: string): TypeError {
  return new TypeError(
    `the draft cannot hold ${found}${pointer === "" ? "" : ` at ${pointer}`}; ` +
      "use texts, finite numbers, true, false, null, lists and plain objects",
  );
}

/** Thrown where a recipe gives the draft the name `__proto__`. */
export function introducesProto(path: Path | undefined): TypeError {
  const where = path ? ` at ${formatPointer([...path, "__proto__"])}` : "";
  return new TypeError(
    `a recipe of setDraft cannot set the name "__proto__"${where}; use the setters for it`,
  );
}
