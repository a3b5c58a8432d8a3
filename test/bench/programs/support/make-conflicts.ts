import { createLocalConfig, type DraftStore, type InstallationConfigContent } from "../../../../src/core.js";

/** Edits what a create does with as many fields of an object, and lets a config come in which somebody else did so, too. */
export function makeConflicts(store: DraftStore, objectName: string, count: number): void {
  const fieldNames = Array.from({ length: count }, (_, index) => `field_${String(index)}`);
  const config = createLocalConfig(store);
  const object = config.writeObject(objectName);
  const newer = JSON.parse(JSON.stringify(store.getSaved())) as InstallationConfigContent;
  const settings = newer.write?.objects?.[objectName]?.selectedFieldSettings ?? {};
  config.batch(() => {
    for (const fieldName of fieldNames) {
      object.setWriteOnCreateSetting({ fieldName, value: "never" });
      settings[fieldName] = { ...settings[fieldName], writeOnCreate: "always" };
    }
  });
  store.takeSaved(newer);
  const standing = store.conflicts().length;
  if (standing !== count) throw new Error(`${String(count)} conflicts are found to be ${String(standing)}`);
}
