import type { FieldSetting } from "../../../../src/core.js";
import { medianOf, timeMs } from "../../measure.js";
import { createBigConfig, editCount, type WriteConfig } from "./big-draft.js";

/** What a batch sets, for each field. */
export type Policy = NonNullable<FieldSetting["writeOnUpdate"]>;

/** The object whose fields a batch sets. */
export const objectName = "object_0";

/** A store with the config of the arguments' size. */
export interface BatchedStore {
  /** Sets the policy of every field in one transaction, and reads each after it was set where `readsEach`. */
  setAll(fieldNames: readonly string[], value: Policy, readsEach: boolean): void;
  /** The config with all edits, as whoever renders or saves it gets it. */
  get(): { readonly write?: { readonly objects?: WriteConfig["write"]["objects"] | undefined } | undefined };
  /** Takes the transaction back. */
  takeBack(): void;
}

const SAMPLES = 40;

const readsEach = process.argv[5] === "getter";

/**
 * Sets as many fields of one object as the third argument says by a loop of setters, over and over from the saved config; with
 * a getter after each where the fourth is "getter". The time ends when the config was got. Prints the median in ms.
 */
export async function measureBatch(open: (config: WriteConfig) => BatchedStore): Promise<void> {
  const store = open(createBigConfig());
  const fieldNames = Array.from({ length: editCount }, (_, index) => `field_${String(index)}`);
  const policy = (fieldName: string) =>
    store.get().write?.objects?.[objectName]?.selectedFieldSettings?.[fieldName]?.writeOnUpdate;
  const ms = await medianOf(SAMPLES, () => {
    const took = timeMs(() => {
      store.setAll(fieldNames, "always", readsEach);
      store.get();
    });
    if (!fieldNames.every((fieldName) => policy(fieldName) === "always")) throw new Error("an edit is lost");
    store.takeBack();
    if (policy("field_0") !== "never") throw new Error("the batch was not taken back");
    return took;
  });
  console.log(JSON.stringify({ ms }));
}
