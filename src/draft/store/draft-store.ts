import { parsePointer } from "../../json/pointer.js";
import { createDerived } from "./derived.js";
import { createDraftCore, readDraft } from "./draft-core.js";
import type { DraftStore, DraftStoreOptions } from "./draft-store-types.js";
import { createBroughtObjects } from "./edits/brought-objects.js";
import { createEditing } from "./edits/editing.js";
import { createSavedChanges } from "./saved-changes.js";
import { createTravel } from "./history/travel.js";

export type { DraftState, DraftVersion } from "./draft-state.js";
export type {
  DraftStore,
  DraftStoreOptions,
  DraftUpdate,
  HistorySteps,
  HistoryVersions,
} from "./draft-store-types.js";

/**
 * Makes the draft of one tenant; framework-free. Never throws. What its methods throw is documented at each of them.
 *
 * @example
 * const store = createDraftStore({ saved: { provider: "salesforce" } });
 * const contact = createLocalConfig(store).writeObject("contact");
 * contact.setEnableDeletion();
 * console.log(store.changes().map(({ path }) => path));
 */
export function createDraftStore(options: DraftStoreOptions = {}): DraftStore {
  const core = createDraftCore(options);
  const derived = createDerived(core);
  let batches = 0;
  const companions = new Map<unknown, unknown>();

  const store: DraftStore = {
    get: () => readDraft(core),
    getSaved: () => core.peekState().saved,
    getStart: () => options.saved,
    getState: core.getState,
    getVersion: core.getVersion,
    read: (path) => (path.length === 0 ? readDraft(core) : core.writes.read(path)),
    has: core.writes.has,
    sizeOf: core.writes.sizeOf,
    ...createEditing(core, derived.difference, (by) => {
      batches += by;
    }),
    ...createBroughtObjects(core),
    ...createSavedChanges(core),
    ...createTravel(core, () => batches > 0),
    setLocked: core.locks.set,
    isLocked: (pointer) => core.locks.has(parsePointer(pointer)),
    openBatch: () => core.open(),
    ...derived,
    subscribe: (path, listener) => core.listeners.add(["draft", ...path], listener),
    subscribeSaved: (path, listener) => core.listeners.add(["saved", ...path], listener),
    subscribeState: (listener) => core.listeners.add([], listener),
    companion: <TCompanion>(make: (store: DraftStore) => TCompanion) => {
      if (!companions.has(make)) companions.set(make, make(store));
      return companions.get(make) as TCompanion;
    },
  };
  return store;
}
