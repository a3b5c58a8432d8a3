import { checkField } from "./field.js";
import { nameAt, type Rule } from "../validation.js";

/** A watched field is one of the customer's fields, or a mapped name (manifest reference, "Update event"). */
export const checkWatchField: Rule<string> = (name, path, validation) => {
  if (!validation.mappingsOf(nameAt(path, 2)).has(name)) checkField(name, path, "warning", validation);
};
