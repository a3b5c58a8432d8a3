import type { IntegrationObject } from "../../contract/index.js";
import { manifestLimits } from "../../facts/manifest-limits.js";
import { missing, openMapping, type Value } from "../yaml/mapping.js";
import { readChoice, readInteger } from "../yaml/read-value.js";
import type { Reading } from "../yaml/reading.js";
import { withoutAbsent } from "../yaml/without-absent.js";

type Delivery = NonNullable<IntegrationObject["delivery"]>;

const { min, max } = manifestLimits.deliveryPageSize;
const pageSizes = { min, max, code: "invalid-page-size" } as const;

/** Reads a `delivery`: on request it needs a page size, in `mode: auto` it has none. */
export function readDelivery(reading: Reading, value: Value): Delivery | undefined {
  const delivery = openMapping(reading, value, ["mode", "pageSize"]);
  if (!delivery) return undefined;
  const mode = readChoice(reading, delivery, "mode", ["auto", "onRequest"], "invalid-delivery-mode");
  const given = delivery.entries.get("pageSize");
  if (mode === "auto" && given) {
    const message = "Automatic delivery has no `pageSize`.";
    const hint = "set `mode: onRequest` or remove `pageSize`";
    reading.report("contradicting-page-size", given.key, message, hint);
    return undefined;
  }
  if (mode === "onRequest" && !given) {
    const message = "Delivery on request has a `pageSize`.";
    reading.report(
      "missing-page-size",
      missing(delivery, "pageSize"),
      message,
      `add one from ${min} to ${max}`,
    );
  }
  const pageSize = readInteger(reading, delivery, "pageSize", pageSizes);
  return withoutAbsent<Delivery>({ mode, pageSize });
}
