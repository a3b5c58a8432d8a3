import { isPromise } from "../../../json/is-promise.js";
import { Immer, current, isDraft } from "immer";
import type { InstallationConfigContent } from "../../../contract/index.js";
import { UsageError } from "../../../facts/errors.js";
import { isJsonObject, own } from "../../../json/object.js";
import { introducesProto, takeValue } from "./given-values.js";

/** An instance of our own that freezes nothing: an app or the server's cache may still use the same objects. */
const immer = new Immer({ autoFreeze: false });

/** A function of the present draft: it returns the new draft or changes the one it is given. */
export type DraftRecipe =
  | ((draft: InstallationConfigContent) => InstallationConfigContent)
  | ((draft: InstallationConfigContent) => void);

/** Has a recipe make another draft by Immer; parts that it leaves alone keep their references. */
export function runRecipe(draft: InstallationConfigContent, recipe: DraftRecipe): unknown {
  const given = immer.createDraft(draft);
  let returned: unknown;
  try {
    returned = recipe(given);
  } catch (error) {
    throw setsProto(error) ? introducesProto(undefined) : error;
  }
  if (isPromise(returned)) {
    throw new UsageError(
      "setDraft was given a function that returns a promise; await first, then call setDraft",
    );
  }
  try {
    if (returned === undefined || returned === given) return immer.finishDraft(given);
    // What is returned may hold parts of the draft that was given.
    const made = finished(returned, draft);
    immer.finishDraft(given);
    return made;
  } catch (error) {
    // A value that throws when Immer reads it is refused by its place.
    takeValue([], returned ?? given);
    throw error;
  }
}

/** Replaces Immer's drafts inside a value by their results. A value inside itself is left as it is: it is refused later. */
function finished(value: unknown, before: unknown, above: readonly unknown[] = []): unknown {
  if (value === before || above.includes(value)) return value;
  if (isDraft(value)) return current(value);
  if (Array.isArray(value)) return value.map((item) => finished(item, undefined, [...above, value]));
  if (!isJsonObject(value)) return value;
  const parts = Object.keys(value).map(
    (name) => [name, finished(value[name], own(before, name), [...above, value])] as const,
  );
  return parts.every(([name, part]) => part === value[name]) ? value : Object.fromEntries(parts);
}

/** Whether Immer refused an assignment to `__proto__` as a change of the prototype; in production its errors are numbers. */
function setsProto(error: unknown): boolean {
  return error instanceof Error && /^\[Immer\].*(setPrototypeOf|error nr: 12\b)/.test(error.message);
}
