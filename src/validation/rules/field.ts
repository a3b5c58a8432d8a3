import type { Path } from "../../json/path.js";
import { quote } from "../../json/quote.js";
import { nameAt, type Validation } from "../validation.js";

/** Reports a field that the customer does not have; nothing where the customer's fields are not known. */
export function checkField(
  name: string,
  path: Path,
  severity: "error" | "warning",
  { fieldsOf, report }: Validation,
): void {
  const fields = fieldsOf(nameAt(path, 2));
  if (!fields || fields.find(name)) return;
  const hint = fields.suggest(name) ?? "Choose another field.";
  report(path, severity, "unknown-field", `The customer has no field ${quote(name)}.`, hint);
}
