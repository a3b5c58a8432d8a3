import { produce } from "immer";
import { measureSelection, unselected } from "./support/measure-selection.js";

await measureSelection(() => {
  let config = unselected;
  return {
    select: (fieldNames) => {
      config = produce(config, ({ read }) => {
        const selected: Record<string, boolean> = read.objects.contact.selectedFields;
        for (const fieldName of fieldNames) selected[fieldName] = true;
      });
    },
    countSelected: () => Object.keys(config.read.objects.contact.selectedFields).length,
  };
});
