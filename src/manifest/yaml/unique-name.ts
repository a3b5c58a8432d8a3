import { quote } from "../../json/quote.js";
import type { Value } from "./mapping.js";
import type { Reading } from "./reading.js";

/** Reports the name of an integration that stands in `names` already, and adds it. */
export function checkUniqueName(reading: Reading, value: Value, name: string, names: Set<string>): void {
  if (names.has(name)) {
    reading.report(
      "duplicate-name",
      value,
      `The name ${quote(name)} stands more than once in this file.`,
      "give each integration its own name",
    );
  }
  names.add(name);
}
