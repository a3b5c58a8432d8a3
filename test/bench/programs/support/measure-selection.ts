import { medianOf, timeMs } from "../../measure.js";

/** A read object none of whose fields is selected. */
export const unselected = {
  provider: "salesforce",
  read: {
    objects: {
      contact: { objectName: "contact", selectedFields: {}, selectedFieldMappings: {} },
    },
  },
};

/** Selects as many fields as the argument says, over and over from an object without any; prints the median in ms. */
export async function measureSelection(
  start: () => { select: (fieldNames: readonly string[]) => void; countSelected: () => number },
): Promise<void> {
  const fieldNames = Array.from({ length: Number(process.argv[2]) }, (_, index) => `field_${String(index)}`);
  const ms = await medianOf(60, () => {
    const { select, countSelected } = start();
    const took = timeMs(() => {
      select(fieldNames);
    });
    if (countSelected() !== fieldNames.length) throw new Error(`${String(countSelected())} are selected`);
    return took;
  });
  console.log(JSON.stringify({ ms }));
}
