import { produce } from "immer";
import { measureZustand } from "../support/measure-zustand.js";
import { setPolicy } from "../support/field-config.js";

await measureZustand((config, edits) =>
  produce(config, (draft) => {
    for (const { fieldName, value } of edits) setPolicy(draft, fieldName, value);
  }),
);
