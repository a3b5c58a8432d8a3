import {
  createDraftStore,
  createLocalConfig,
  type ConfigContent,
  type DraftStore,
  type InstallationConfigContent,
} from "../../../../src/core.js";

/** A draft, the saved config that it started from, and which fields were edited since. */
export interface EditedDraft {
  store: DraftStore;
  saved: InstallationConfigContent;
  draft: InstallationConfigContent;
  edited: readonly { objectName: string; fieldName: string }[];
}

const [objects = 0, settings = 0, edits = 0] = process.argv.slice(2).map(Number);

/** A config that writes something. */
export type WriteConfig = ConfigContent & { write: object };

/** How many edits the arguments name: objects, settings of each, edits. */
export const editCount = edits;

/** How many samples give a steady median in reasonable time. */
export const sampleCount = edits === 1 ? 1500 : 45;

/** Opens a draft of the size that the arguments name; `edit` edits other fields than the time before. */
export function openBigDraft() {
  const store = createDraftStore({ saved: createBigConfig() });
  const local = createLocalConfig(store);
  let start = 0;

  function edit(): EditedDraft {
    start += 1;
    const edited = fieldsToEdit(start);
    for (const { objectName, fieldName } of edited) {
      local.writeObject(objectName).setWriteOnUpdateSetting({ fieldName, value: "always" });
    }
    return { store, saved: store.getSaved() ?? {}, draft: store.get(), edited };
  }
  return { store, edit };
}

function fieldsToEdit(start: number) {
  return Array.from({ length: edits }, (_, index) => ({
    objectName: `object_${String((start + index) % objects)}`,
    fieldName: `field_${String((start + index * 7919) % settings)}`,
  }));
}

/** Makes a config of the size that the arguments name: a policy for each field of each object. */
export function createBigConfig(): WriteConfig {
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
