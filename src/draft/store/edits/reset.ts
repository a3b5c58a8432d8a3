import type { ConfigAction } from "../../../contract/index.js";
import type { Path } from "../../../json/path.js";
import { isJsonObject, own } from "../../../json/object.js";
import { formatPointer, isAtOrBelow, parsePointer } from "../../../json/pointer.js";
import { initialObject } from "../../handlers/initial-object.js";
import { listChangesAt, wholePlace } from "../../merge/changes-at.js";
import { presentAt, shapeAt } from "../../merge/config-shape.js";
import { forEachWhole, type Difference } from "../../merge/difference.js";
import type { DraftCore } from "../draft-core.js";
import { nothing } from "../draft-state.js";
import { takeDraft } from "./given-values.js";

/** What a reset is made of. */
interface ResetParts {
  readonly addObject: (action: ConfigAction, objectName: string) => void;
  readonly remove: (path: Path) => void;
  readonly savedAt: (path: Path) => unknown;
  readonly difference: () => Difference | undefined;
}

/** Makes the reset of a draft to the saved config, or of one of its places to what the saved config has there. */
// eslint-disable-next-line max-lines-per-function -- short functions over one core
export function createReset(core: DraftCore, { addObject, remove, savedAt, difference }: ResetParts) {
  const { writes, conflicts } = core;

  /** Forgets what was switched off there, and the defaults that are still to come. */
  function forgetBelow(path: Path) {
    const { pendingDefaults, disabledObjects } = core.peekState();
    const place = formatPointer(path);
    core.keep({
      pendingDefaults: pendingDefaults.filter(
        ({ action, objectName }) => !isAtOrBelow(formatPointer([action, "objects", objectName]), place),
      ),
      disabledObjects: Object.fromEntries(
        Object.entries(disabledObjects).filter(([pointer]) => !isAtOrBelow(pointer, place)),
      ),
    });
  }

  /** Brings an object back: as it was switched off, or else with only those parts of the saved one that a new object has. */
  function bringBack(action: ConfigAction, objectName: string) {
    const path = [action, "objects", objectName];
    if (writes.has(path)) return;
    if (core.peekState().disabledObjects[formatPointer(path)]) return addObject(action, objectName);
    const saved = savedAt(path);
    for (const [name, initial] of Object.entries(initialObject(action, objectName, core.manifest))) {
      const value = own(saved, name);
      if (value !== undefined)
        core.write([...path, name], isJsonObject(initial) && isJsonObject(value) ? {} : value);
    }
  }

  function resetAt(path: Path) {
    const different = differenceAt(difference(), path);
    if (different) {
      forEachWhole(
        different,
        (place, { before }) => {
          core.write(place, before);
        },
        path,
      );
      return;
    }
    const saved = savedAt(path);
    const isAbsent = presentAt(saved, shapeAt(path)) === undefined;
    if (saved === undefined || (isAbsent && !writes.has(path.slice(0, -1)))) {
      // `remove` ignores `null`, which counts as nothing, so it becomes an object first.
      if (!writes.has(path) && writes.read(path) === null) core.write(path, {});
      remove(path);
      return;
    }
    const [section, , objectName] = path;
    // A part of an object that was removed comes back with the object around it.
    if (path.length > 3 && objectName !== undefined) bringBack(section as ConfigAction, objectName);
    core.write(path, saved);
  }

  /** Forgets the objects that were switched off, those that a mapping brought, and those whose defaults are still to come. */
  function forget() {
    core.keep({ pendingDefaults: [], disabledObjects: {}, broughtObjects: [] });
  }

  function resetAll() {
    const changed = difference();
    core.transact(() => {
      forget();
      core.updateConflicts();
      for (const each of conflicts.within([])) core.setConflict(each);
      forEachWhole(changed, (path, { before }) => {
        core.write(path, before);
      });
      const { saved = nothing } = core.peekState();
      writes.recall(saved);
      // What only differs in form, such as `null` for nothing, is the saved config's, too.
      for (const { path, value } of takeDraft(writes.tree(), saved, { isMadeByRecipe: false })) {
        core.write(path, value);
      }
    }, "Discard changes");
  }

  function resetPlace(asked: Path) {
    const whole = wholePlace(asked);
    const [change] = listChangesAt(difference(), whole);
    const changed = change ? parsePointer(change.path) : whole;
    const around = conflicts.around(whole) ?? whole;
    // The place may lie in a wider change or conflict. The wider of the two is what can be reset.
    const path = changed.length < around.length ? changed : around;
    const container = path.slice(0, -1);
    const choice = shapeAt(container)?.choice;
    core.transact(() => {
      for (const each of conflicts.within(path)) core.setConflict(each);
      if (choice?.includes(path.at(-1) ?? "")) for (const name of choice) resetAt([...container, name]);
      else resetAt(path);
      forgetBelow(path);
    }, "Discard changes");
  }

  return (pointer?: string): void => {
    // As an event handler, it is called with the event.
    if (typeof pointer === "string" && pointer !== "") resetPlace(parsePointer(pointer));
    else resetAll();
  };
}

/** The difference at a place; `undefined` where there is none, or where a place above differs as a whole. */
function differenceAt(difference: Difference | undefined, path: Path): Difference | undefined {
  let node = difference;
  for (const name of path) node = node?.isWhole ? undefined : node?.below.get(name);
  return node;
}
