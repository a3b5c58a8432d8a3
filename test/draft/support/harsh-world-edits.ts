import type { DraftStore } from "../../../src/draft/store/draft-store.js";
import { overTheWire, type Json, type JsonObject } from "../../support/readers/json-reader.js";
import type { Edit, Step } from "./harsh-world-commands.js";
import { places, received } from "./harsh-world-server.js";
import { applyTreeEdit } from "./json-tree.js";

/** A value that a place is set to. */
export type MadeEdit = readonly [path: string[], value: Json | undefined];

/** Returns a value that nobody has given that place before: `count` is another one for each. */
export function valueOf({ place, kind }: Edit, by: "u" | "c", count: number): MadeEdit {
  const path = places[place] as string[];
  const text = `${by}${String(count)}`;
  if (kind === "none") return [path, undefined];
  const blank = kind === "blanks" ? ` ${text} ` : text;
  switch (path.at(-1)) {
    case "default":
      return [path, kind === "other" ? { integerValue: count } : { stringValue: blank }];
    case "future":
    case "requiredWatchFields":
      return [path, kind === "other" ? [] : [blank, "b", "a"]];
    case "unknown":
      return [path, kind === "other" ? {} : blank];
    default:
      return [path, blank];
  }
}

/** Makes edits in one step, by one of the ways; `read` is called between two edits of a batch. */
export function makeEdits(
  store: DraftStore,
  made: readonly MadeEdit[],
  by: Extract<Step, { op: "edit" }>["by"],
  read: () => void,
): void {
  if (by === "otherRealm") {
    const next = made.reduce(
      (tree, [path, value]) => applyTreeEdit(tree, { path, value }),
      overTheWire(store.getState().draft) as JsonObject,
    );
    store.setDraft(received(next, true));
  } else if (by === "recipe" && !made.some(([path]) => path.includes("__proto__"))) {
    // Assigning to that name says nothing in JavaScript; setters take it.
    store.setDraft((draft) => {
      for (const [path, value] of made) setIn(draft, path, value);
    });
  } else {
    store.batch(() => {
      for (const [path, value] of made) {
        store.edit(path, value);
        if (by === "editAndRead") read();
      }
    });
  }
}

/** Sets a value in a draft of a recipe. */
function setIn(draft: object, path: readonly string[], value: Json | undefined): void {
  let node = draft as Record<string, unknown>;
  for (const name of path.slice(0, -1)) node = (node[name] ??= {}) as Record<string, unknown>;
  const name = path.at(-1) as string;
  if (value === undefined) Reflect.deleteProperty(node, name);
  else node[name] = value;
}
