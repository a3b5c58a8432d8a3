import type { DraftCore } from "../draft-core.js";
import type { DraftStore } from "../draft-store-types.js";

/** The part of a draft that knows which read objects a mapping has brought. */
export type BroughtObjects = Pick<DraftStore, "isBrought" | "setBrought">;

/** Makes it; the names are part of the state, so that they are kept with the draft. */
export function createBroughtObjects(core: DraftCore): BroughtObjects {
  const names = () => core.peekState().broughtObjects;
  return {
    isBrought: (objectName) => names().includes(objectName),
    setBrought: (objectName, isBrought) => {
      if (names().includes(objectName) === isBrought) return;
      const others = names().filter((name) => name !== objectName);
      core.keep({ broughtObjects: isBrought ? [...others, objectName] : others });
    },
  };
}
