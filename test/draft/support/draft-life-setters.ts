import { deepStrictEqual } from "node:assert/strict";
import type { DraftStore } from "../../../src/draft/store/draft-store.js";
import { createLocalConfig, type LocalConfig } from "../../../src/draft/handlers/local-config.js";
import { layEdits, leavesWithin, pointerOf, toLeaves, type Leaves } from "./draft-life-leaves.js";
import { sorted } from "./draft-life-server.js";

/** The helpers over a draft, and what they do on their way. */
export interface NotedSetters {
  readonly config: LocalConfig;
  /** Every draft that the setters went through; whoever reads them takes them out. */
  readonly drafts: Leaves[];
  /** Forgets the objects that were switched off. */
  forget(): void;
}

/** Makes the helpers; checks what an object holds that is switched off and on again. */
export function createNotedSetters(store: DraftStore): NotedSetters {
  const drafts: Leaves[] = [];
  /** The objects that were switched off: what they held, and what the server had there. */
  const aside = new Map<string, { mine: Leaves; saved: Leaves }>();
  const mineWithin = (place: string) => leavesWithin(toLeaves(store.get()), place);
  const savedWithin = (place: string) => leavesWithin(toLeaves(store.getSaved()), place);

  const noting =
    <TArguments extends unknown[]>(act: (...given: TArguments) => void) =>
    (...given: TArguments) => {
      act(...given);
      drafts.push(toLeaves(store.get()));
    };

  /** Switched on again, an object has what it had, laid on what the server has by now (D11). */
  function checkSwitchedOn(place: string): void {
    const kept = aside.get(place);
    aside.delete(place);
    const savedNow = savedWithin(place);
    if (!kept || (kept.saved.size > 0 && savedNow.size === 0)) return;
    const expected = layEdits(kept.saved, kept.mine, savedNow);
    deepStrictEqual(sorted(mineWithin(place)), sorted(expected), "switched on again");
  }

  const config = createLocalConfig({
    ...store,
    edit: noting(store.edit),
    setDraft: noting(store.setDraft),
    remove: noting((path) => {
      aside.delete(pointerOf(path));
      store.remove(path);
    }),
    setObjectAside: noting((action, objectName) => {
      const place = pointerOf([action, "objects", objectName]);
      const mine = mineWithin(place);
      if (mine.size > 0) aside.set(place, { mine, saved: savedWithin(place) });
      store.setObjectAside(action, objectName);
    }),
    addObject: noting((action, objectName) => {
      const place = pointerOf([action, "objects", objectName]);
      const isThere = mineWithin(place).size > 0;
      store.addObject(action, objectName);
      if (!isThere) checkSwitchedOn(place);
    }),
  });
  return {
    config,
    drafts,
    forget: () => {
      aside.clear();
    },
  };
}
