import type { Path } from "../../json/path.js";
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
  report(path, severity, "unknown-field", { field: name, suggestion: fields.suggest(name) });
}
