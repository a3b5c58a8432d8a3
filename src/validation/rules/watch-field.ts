import { judgeField } from "./field.js";
import { nameAt, type Rule } from "../validation.js";

/** Watched fields are the customer's, or mapped (seed 004, "Update event"). */
export const judgeWatchField: Rule<string> = (name, path, validation) => {
  if (!validation.mappingsOf(nameAt(path, 2)).has(name)) judgeField(name, path, "warning", validation);
};
