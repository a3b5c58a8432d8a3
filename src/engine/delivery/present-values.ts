import type { WriteRecord } from "../../contract/index.js";
import { isJsonObject, mergeObjects } from "../../json/object.js";
import { describeThrown } from "../port-errors.js";
import { recordKeyOfPort } from "../provider-identity.js";
import type { Delivery, PendingRecord } from "./delivery.js";
import { failRecord } from "./failures.js";
import type { CallPort } from "./port-calls.js";

/** The present values of a record, or why they could not be read. */
type PresentValues =
  { readonly values: WriteRecord } | { readonly message: string; readonly isRetryable: boolean };

/**
 * Shapes records again by their present values. These are read before every attempt, so that `ifEmpty` is true at the moment
 * of writing. Gives the records that can be sent. A record that cannot be read or shaped fails, with `allOrNone` all of them do.
 */
export async function readPresent(
  callPort: CallPort,
  delivery: Delivery,
  records: readonly PendingRecord[],
): Promise<readonly PendingRecord[]> {
  const { allOrNone, provider } = delivery;
  const present = await Promise.all(records.map((pending) => read(callPort, delivery, pending)));
  const recordKey = recordKeyOfPort(provider);
  /** What earlier records of the same call are about to write. */
  const written = new Map<string, WriteRecord>();
  const ready = records.filter((pending, index) => {
    const key = recordKey(pending.record.recordId ?? "");
    const isReady = reshape(pending, present[index], written.get(key));
    // A written object is merged into its field (see `ProviderPort.write`).
    written.set(key, mergeObjects(written.get(key) ?? {}, pending.record.fields));
    return isReady;
  });
  if (ready.length === records.length || !allOrNone) return ready;
  const message = "Not sent, because the present values of another record could not be read";
  for (const pending of ready)
    pending.outcome = failRecord({ message, isRetryable: false, isRolledBack: true });
  return [];
}

async function read(
  callPort: CallPort,
  { provider, operation }: Delivery,
  { present, record }: PendingRecord,
): Promise<PresentValues | undefined> {
  const { recordId } = record;
  if (!present || recordId === undefined) return undefined;
  const { fieldNames } = present;
  const { objectName } = operation;
  try {
    // A record that does not exist has no present values; the write itself will report that.
    const values: unknown =
      (await callPort(() => provider.read({ objectName, recordId, fieldNames: [...fieldNames] }))) ?? {};
    if (isJsonObject(values)) return { values };
    return { message: "The provider's port broke its own contract: it read no record", isRetryable: false };
  } catch (error) {
    return { message: describeThrown(error), isRetryable: true };
  }
}

function reshape(
  pending: PendingRecord,
  read: PresentValues | undefined,
  written: WriteRecord | undefined,
): boolean {
  const { present, record } = pending;
  if (!present || !read) return true;
  if (!("values" in read)) {
    const message = `Could not read the present values: ${read.message}`;
    pending.outcome = failRecord({ message, isRetryable: read.isRetryable });
    return false;
  }
  const values = mergeObjects(read.values, written ?? {});
  const { result: shaped } = present.shape(present.source, { present: values });
  if (shaped.ok) pending.record = { ...record, fields: shaped.fields };
  else pending.outcome = failRecord({ message: shaped.message, isRetryable: false });
  return shaped.ok;
}
