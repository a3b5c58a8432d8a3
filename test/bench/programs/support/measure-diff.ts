import { median, medianOf, timeMs } from "../../measure.js";
import { editCount, openBigDraft, sampleCount, type EditedDraft } from "./big-draft.js";

/**
 * Edits a draft of the objects, settings and edits that the arguments name, over and over from the saved config. Prints the
 * medians of what an edit and what `diff` took, in ms. Structure is shared, so that what compares references can do so.
 */
export async function measureDiff(
  diff: (edited: EditedDraft) => { readonly length: number } | undefined,
): Promise<void> {
  const { store, edit } = openBigDraft();
  const editMs: number[] = [];
  const diffMs = await medianOf(sampleCount, () => {
    store.reset();
    let input: EditedDraft | undefined;
    const took = timeMs(() => {
      input = edit();
    });
    editMs.push(took / editCount);
    let found: { readonly length: number } | undefined;
    const diffed = timeMs(() => {
      found = input && diff(input);
    });
    if (found?.length !== editCount) {
      throw new Error(`${String(editCount)} edits are found to be ${String(found?.length)} changes`);
    }
    return diffed;
  });
  console.log(JSON.stringify({ diffMs, editMs: median(editMs) }));
}
