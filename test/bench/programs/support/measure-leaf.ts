import type { InstallationConfigContent } from "../../../../src/core.js";
import { medianOf, timeMs } from "../../measure.js";
import { createBigConfig } from "./big-draft.js";

const SAMPLES = 300;

const place = { objectName: "object_7", fieldName: "field_40" };

/** Changes one leaf of a config of the arguments' size by a recipe, over and over, and gets the config. Prints the median in ms. */
export async function measureLeaf(
  open: (
    saved: InstallationConfigContent,
    change: (draft: InstallationConfigContent) => void,
  ) => { edit(): void; get(): InstallationConfigContent },
): Promise<void> {
  let isAlways = false;
  const settingIn = ({ write }: InstallationConfigContent) =>
    write?.objects?.[place.objectName]?.selectedFieldSettings?.[place.fieldName];
  const { edit, get } = open(createBigConfig(), (draft) => {
    const setting = settingIn(draft);
    if (setting) setting.writeOnUpdate = isAlways ? "always" : "ifEmpty";
  });
  const ms = await medianOf(SAMPLES, () => {
    isAlways = !isAlways;
    const took = timeMs(() => {
      edit();
      get();
    });
    if (settingIn(get())?.writeOnUpdate !== (isAlways ? "always" : "ifEmpty"))
      throw new Error("the edit is lost");
    return took;
  });
  console.log(JSON.stringify({ ms }));
}
