import { medianOf, timeMs } from "../../measure.js";
import { createEdits } from "./field-config.js";
import type { Edit } from "./measure-table.js";
import { report } from "./report.js";
import { nextTask } from "./tasks.js";

/** Calls a setter again and again, and reports ms per call. */
export async function measureSetter(names: readonly string[], edit: Edit): Promise<void> {
  const nextEdit = createEdits(names);
  const ms = await medianOf(150, async () => {
    const { fieldName, value } = nextEdit();
    await nextTask();
    return timeMs(() => {
      edit(fieldName, value);
    });
  });
  report({ ms });
}
