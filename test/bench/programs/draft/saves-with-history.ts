import {
  createDraftStore,
  createLocalConfig,
  saveDraft,
  type InstallationConfigContent,
} from "../../../../src/core.js";
import { median } from "../../measure.js";
import { createBigConfig } from "../support/big-draft.js";
import { target } from "../support/save-target.js";

const STEPS = 100;
const SAVES = 100;

/** Every save is made anew so often; of each the fastest counts, so that what disturbs the machine for a moment is left out. */
const REPEATS = 5;

const copy = (content: InstallationConfigContent) =>
  JSON.parse(JSON.stringify(content)) as InstallationConfigContent;

/** Saves a draft with a full history again and again, one edit at a time; returns how long each save took, in ms. */
async function saveOverAndOver(): Promise<number[]> {
  const store = createDraftStore({ saved: createBigConfig(), historyLimit: STEPS });
  const object = createLocalConfig(store).writeObject("object_0");
  for (let step = 0; step < STEPS; step += 1) {
    object.setWriteOnUpdateSetting({ fieldName: `field_${String(step)}`, value: "ifEmpty" });
  }
  const times: number[] = [];
  for (let save = 0; save < SAVES; save += 1) {
    object.setWriteOnCreateSetting({ fieldName: `field_${String(save * 37)}`, value: "never" });
    const looked = { id: "installation", config: { content: copy(store.getSaved() ?? {}) } };
    const answer = { id: "installation", config: { content: copy(store.get()) } };
    globalThis.gc?.();
    const start = performance.now();
    const { status } = await saveDraft(store, {
      look: () => Promise.resolve(looked),
      send: () => Promise.resolve(answer),
      target: () => Promise.resolve(target),
    });
    times.push(performance.now() - start);
    if (status !== "saved" || store.changes().length > 0) throw new Error(`a save ended as ${status}`);
  }
  return times;
}

const runs: number[][] = [];
while (runs.length < REPEATS) runs.push(await saveOverAndOver());
const fastest = Array.from({ length: SAVES }, (_, save) =>
  Math.min(...runs.map((times) => times[save] ?? NaN)),
);
console.log(JSON.stringify({ medianMs: median(fastest), slowestMs: Math.max(...fastest) }));
