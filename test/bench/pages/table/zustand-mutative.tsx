import { create } from "mutative";
import { setPolicy } from "../support/field-config.js";
import { measureZustand } from "../support/measure-zustand.js";

await measureZustand((config, edits) =>
  create(config, (draft) => {
    for (const { fieldName, value } of edits) setPolicy(draft, fieldName, value);
  }),
);
