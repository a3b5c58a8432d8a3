import type { DraftStore, InstallationConfigContent } from "../../../../src/core.js";
import { medianOf, timeMs } from "../../measure.js";
import { openBigDraft } from "./big-draft.js";

/** A draft with edits, and the newer config that comes, parsed anew: it shares no reference with what is there. */
export interface NewerConfig {
  store: DraftStore;
  saved: InstallationConfigContent;
  newer: InstallationConfigContent;
}

/** Parsing a big config anew takes most of the time. */
const REBASES = 9;

/** Lets a newer config come to an edited draft, over and over: somebody else turned deletion of one object. Prints the median in ms. */
export async function measureRebase(take: (input: NewerConfig) => unknown): Promise<void> {
  const { store, edit } = openBigDraft();
  let enabled = false;
  const rebaseMs = await medianOf(REBASES, () => {
    store.reset();
    const { saved, edited } = edit();
    enabled = !enabled;
    const newer = JSON.parse(JSON.stringify(saved)) as InstallationConfigContent;
    const object = newer.write?.objects?.["object_0"];
    if (object) object.deletionSettings = { enabled };
    const took = timeMs(() => {
      take({ store, saved, newer });
    });
    store.takeSaved(newer);
    if (store.changes().length !== edited.length) throw new Error("edits were lost");
    return took;
  });
  console.log(JSON.stringify({ diffMs: rebaseMs }));
}
