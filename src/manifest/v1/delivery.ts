import type { IntegrationObject } from "../../contract/index.js";
import { openMapping, type Value } from "../yaml/mapping.js";
import { readChoice, readInteger } from "../yaml/read-value.js";
import type { Reading } from "../yaml/reading.js";
import { withoutAbsent } from "../yaml/without-absent.js";

type Delivery = NonNullable<IntegrationObject["delivery"]>;

/** Reads a `delivery` (M13): without a `mode` it is `auto`; the contract leaves `pageSize` optional with `onRequest`. */
export function readDelivery(reading: Reading, value: Value): Delivery | undefined {
  const delivery = openMapping(reading, value, ["mode", "pageSize"]);
  if (!delivery) return undefined;
  const mode = readChoice(reading, delivery, "mode", ["auto", "onRequest"], "M13");
  const given = delivery.entries.get("pageSize");
  const isAuto = mode === "auto" || !delivery.entries.has("mode");
  if (isAuto && given) {
    const message = "Automatic delivery has no `pageSize`.";
    reading.error("M13", given.key, message, "set `mode: onRequest` or remove `pageSize`");
    return undefined;
  }
  const pageSize = readInteger(reading, delivery, "pageSize", { min: 50, max: 500, rule: "M13" });
  return withoutAbsent<Delivery>({ mode, pageSize });
}
