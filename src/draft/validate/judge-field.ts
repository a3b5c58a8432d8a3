import type { Path } from "../path.js";
import { didYouMean } from "./did-you-mean.js";
import { nameAt, quote, type Validation } from "./validation.js";

/** Reports a field that the customer does not have; silent where the customer's fields are not known. */
export function judgeField(
  name: string,
  path: Path,
  severity: "error" | "warning",
  { fieldsOf, report }: Validation,
): void {
  const fields = fieldsOf(nameAt(path, 2));
  if (!fields || fields.find(name)) return;
  const hint = didYouMean(name, fields.names) ?? "Choose another field.";
  report(path, severity, "unknown-field", `The customer has no field ${quote(name)}.`, hint);
}
