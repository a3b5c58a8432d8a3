import {
  createDraftStore,
  createLocalConfig,
  type ConfigContent,
  type DraftStore,
  type InstallationConfigContent,
} from "../../../../src/core.js";
import { median, medianOf, timeMs } from "../../measure.js";

/** A draft, the saved config that it started from, and which fields were edited since. */
export interface EditedDraft {
  store: DraftStore;
  saved: ConfigContent;
  draft: InstallationConfigContent;
  edited: readonly { objectName: string; fieldName: string }[];
}

const [objects = 0, settings = 0, edits = 0] = process.argv.slice(2).map(Number);

/**
 * Edits a draft of the objects, settings and edits that the arguments name, over and over from the saved config. Prints the
 * medians of what an edit and what `diff` took, in ms. Structure is shared, so that what compares references can do so.
 */
export async function measureDiff(
  diff: (edited: EditedDraft) => { readonly length: number } | undefined,
): Promise<void> {
  const saved = createConfig();
  const store = createDraftStore({ saved });
  const local = createLocalConfig(store);
  const editMs: number[] = [];
  let start = 0;

  const diffMs = await medianOf(edits === 1 ? 1500 : 45, () => {
    store.reset();
    start += 1;
    const edited = fieldsToEdit(start);
    const took = timeMs(() => {
      for (const { objectName, fieldName } of edited) {
        local.writeObject(objectName).setWriteOnUpdateSetting({ fieldName, value: "always" });
      }
    });
    editMs.push(took / edits);
    const input = { store, saved, draft: store.get(), edited };
    let found: { readonly length: number } | undefined;
    const diffed = timeMs(() => {
      found = diff(input);
    });
    if (found?.length !== edits) {
      throw new Error(`${String(edits)} edits are found to be ${String(found?.length)} changes`);
    }
    return diffed;
  });
  console.log(JSON.stringify({ diffMs, editMs: median(editMs) }));
}

function fieldsToEdit(start: number) {
  return Array.from({ length: edits }, (_, index) => ({
    objectName: `object_${String((start + index) % objects)}`,
    fieldName: `field_${String((start + index * 7919) % settings)}`,
  }));
}

function createConfig(): ConfigContent {
  const written = Array.from({ length: objects }, (_, index) => {
    const objectName = `object_${String(index)}`;
    return [objectName, { objectName, selectedFieldSettings: createSettings() }] as const;
  });
  return { provider: "salesforce", write: { objects: Object.fromEntries(written) } };
}

function createSettings() {
  const setting = () => ({ writeOnUpdate: "never" as const });
  return Object.fromEntries(
    Array.from({ length: settings }, (_, index) => [`field_${String(index)}`, setting()]),
  );
}
