import type { WriteRecord } from "../contract/index.js";
import { shortenNames, type TimedEvent } from "./log-event.js";
import type { PreparedWrite } from "./prepare-write.js";

/** Describes an accepted request for its operation's log: what came, what of it has no effect, and how it was shaped; names only. */
export type DescribeRequest = (write: PreparedWrite, timeMs: number) => TimedEvent;

/** Creates a describer. Requests for one object mostly have the same names, so that their logs share the lists. */
export function createRequestDescriber(): DescribeRequest {
  let requestNames: readonly string[] = none;
  let providerNames: readonly string[] = none;
  return ({ request, requestedName, notes, records }, timeMs) => {
    const { type, mode = "synchronous", record, batch, headers } = request;
    if (record) requestNames = listNames([record], requestNames);
    else if (batch)
      requestNames = listNames(
        batch.map((item) => item.record),
        requestNames,
      );
    providerNames = listNames(
      records.map(({ record: { fields } }) => fields),
      providerNames,
    );
    return {
      kind: "received",
      timeMs,
      type,
      mode,
      objectName: requestedName,
      records: records.length,
      headerNames: headers ? shortenNames(headers.map(({ key }) => key)) : none,
      notes: notes.length > 0 ? notes : none,
      requestNames,
      providerNames,
    };
  };
}

const none: readonly never[] = [];

/** The names of all records, each once, as they come; the list of `known` itself where all records have just these names. */
function listNames(records: readonly WriteRecord[], known: readonly string[]): readonly string[] {
  if (records.every((record) => hasNames(record, known))) return known;
  return shortenNames([...new Set(records.flatMap((record) => Object.keys(record)))]);
}

/** Makes no list of the record's names: this is the usual case. */
function hasNames(record: WriteRecord, names: readonly string[]): boolean {
  let index = 0;
  for (const name in record) {
    if (name !== names[index]) return false;
    index += 1;
  }
  return index === names.length;
}
