import type { ConfigAction } from "../../../contract/index.js";
import { UsageError } from "../../../facts/errors.js";
import { deepEqual } from "../../../json/equal.js";
import { isPromise } from "../../../json/is-promise.js";
import { getIn, setIn, type Path } from "../../../json/path.js";
import { formatPointer, parsePointer } from "../../../json/pointer.js";
import { initialObject } from "../../handlers/initial-object.js";
import { shapeAt } from "../../merge/config-shape.js";
import type { Difference } from "../../merge/difference.js";
import { rebase } from "../../merge/rebase.js";
import type { DraftCore } from "../draft-core.js";
import type { DisabledObject } from "../draft-state.js";
import type { DraftStore } from "../draft-store-types.js";
import { createReset } from "./reset.js";
import { takeDraft, takeValue } from "./given-values.js";
import { runRecipe } from "./recipes.js";

/** The part of a draft that edits it. */
export type Editing = Pick<
  DraftStore,
  | "edit"
  | "remove"
  | "addObject"
  | "isAsAdded"
  | "isAlwaysRead"
  | "setObjectAside"
  | "setDraft"
  | "reset"
  | "batch"
  | "resolve"
>;

/** Makes the edits of a draft; `difference` says where it differs from the saved config. */
// eslint-disable-next-line max-lines-per-function -- a list of edits, a few lines each, over one core
export function createEditing(
  core: DraftCore,
  difference: () => Difference | undefined,
  countBatch: (by: 1 | -1) => void,
): Editing {
  const { writes, conflicts, locks } = core;

  /** Writes what an edit sets, except what is locked. */
  function write(path: Path, value: unknown) {
    const allowed = locks.allow(path, value, writes.read);
    if (allowed) core.write(path, allowed.value);
  }

  const savedAt = (path: Path) => getIn(core.peekState().saved, path);

  /** Removes an object from `disabledObjects`, and returns it. */
  function takeOut(pointer: string): DisabledObject | undefined {
    const { [pointer]: found, ...others } = core.peekState().disabledObjects;
    if (found) core.keep({ disabledObjects: others });
    return found;
  }

  function remove(path: Path) {
    takeOut(formatPointer(path));
    if (!writes.has(path)) return;
    let top = path;
    while (top.length > 1) {
      const container = top.slice(0, -1);
      if (writes.sizeOf(container) !== 1 || savedAt(container) != null) break;
      top = container;
    }
    core.transact(() => {
      // Where the saved config has `null` for nothing, that comes back.
      write(top, savedAt(top) === null ? null : undefined);
    });
  }

  /** Returns the object as it was switched off, its edits laid on what the saved config has there now. */
  function takeDisabled(path: Path): unknown {
    const found = takeOut(formatPointer(path));
    const savedNow = savedAt(path) ?? undefined;
    if (!found || (found.saved !== undefined && savedNow === undefined)) return undefined;
    return rebase(found.saved, found.object, savedNow, { shape: shapeAt(path) });
  }

  function addObject(action: ConfigAction, objectName: string) {
    const path = [action, "objects", objectName];
    if (writes.has(path) || locks.has(path)) return;
    const disabled = takeDisabled(path);
    core.transact(() => {
      write(path, disabled ?? initialObject(action, objectName, core.manifest));
    });
    if (core.manifest || disabled !== undefined) return;
    const others = core
      .peekState()
      .pendingDefaults.filter((each) => each.action !== action || each.objectName !== objectName);
    core.keep({ pendingDefaults: [...others, { action, objectName }] });
  }

  function setObjectAside(action: ConfigAction, objectName: string) {
    const path = [action, "objects", objectName];
    if (!writes.has(path)) return;
    const object = writes.read(path);
    remove(path);
    if (writes.has(path)) return;
    const saved = savedAt(path) ?? undefined;
    core.keep({
      disabledObjects: {
        ...core.peekState().disabledObjects,
        [formatPointer(path)]: saved === undefined ? { object } : { object, saved },
      },
    });
  }

  const setDraft: Editing["setDraft"] = (update) => {
    const draft = writes.tree();
    const isMadeByRecipe = typeof update === "function";
    const given = isMadeByRecipe ? runRecipe(draft, update) : update;
    const made = takeDraft(draft, given, { isMadeByRecipe });
    core.transact(() => {
      for (const { path, value } of made) write(path, value);
    });
  };

  function edit(path: Path, value: unknown) {
    if (path.length === 0) return setDraft((value ?? {}) as object);
    const taken = takeValue(path, value);
    // The app may change its list afterwards.
    const place = [...path];
    core.transact(() => {
      write(place, taken);
    });
  }

  const reset = createReset(core, { addObject, remove, savedAt, difference });

  const batch: Editing["batch"] = (edits, label) => {
    let returned: unknown;
    core.transact(() => {
      countBatch(1);
      try {
        returned = edits();
      } finally {
        // Before the listeners are told: they may undo.
        countBatch(-1);
      }
    }, label);
    if (isPromise(returned)) {
      throw new UsageError(
        "batch was given a function that returns a promise: make the edits after the await in a batch",
      );
    }
  };

  const resolve: Editing["resolve"] = (pointer, side) => {
    const path = parsePointer(pointer);
    core.updateConflicts();
    const around = conflicts.around(path);
    if (around && around.length < path.length) {
      const place = formatPointer(around);
      throw new UsageError(
        `resolve cannot end a part of a conflict: ${pointer} lies in ${place}; resolve that`,
      );
    }
    core.transact(() => {
      for (const each of conflicts.within(path)) {
        core.setConflict(each);
        if (side === "theirs") core.write(each, savedAt(each));
      }
    });
  };

  return {
    edit,
    remove,
    addObject,
    isAsAdded: (action, objectName, except) => {
      const path = [action, "objects", objectName];
      if (savedAt(path) != null) return false;
      const [is, added] = [writes.read(path), initialObject(action, objectName, core.manifest)];
      if (!except) return deepEqual(is, added);
      return deepEqual(setIn(is, except, undefined), setIn(added, except, undefined));
    },
    isAlwaysRead: (objectName) =>
      core.manifest?.read?.objects?.find((each) => each.objectName === objectName)?.enabled === "always",
    setObjectAside,
    setDraft,
    reset,
    batch,
    resolve,
  };
}
