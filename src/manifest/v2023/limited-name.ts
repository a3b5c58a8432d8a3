import { quote } from "../../json/quote.js";
import type { Value } from "../yaml/mapping.js";
import type { Reading } from "../yaml/reading.js";

/**
 * Reports a name to be created that has more than letters and dashes. The letters are a to z and A to Z: the
 * providers take no others in a name.
 */
export function checkLimitedName(
  reading: Reading,
  value: Value,
  name: string,
  what: "custom object" | "custom field",
): void {
  if (/^[A-Za-z-]+$/.test(name)) return;
  const message = `The name of a ${what} has only letters and dashes, unlike ${quote(name)}.`;
  reading.report("invalid-created-name", value, message);
}
