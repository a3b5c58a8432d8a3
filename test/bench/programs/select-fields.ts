import { createDraftStore, createLocalConfig } from "../../../src/core.js";
import { measureSelection, unselected } from "./support/measure-selection.js";

await measureSelection(() => {
  const config = createLocalConfig(createDraftStore({ saved: unselected }));
  const contact = config.readObject("contact");
  return {
    select: (fieldNames) => {
      config.batch(() => {
        for (const fieldName of fieldNames) contact.setSelectedField({ fieldName, selected: true });
      });
    },
    countSelected: () => Object.keys(contact.object?.selectedFields ?? {}).length,
  };
});
