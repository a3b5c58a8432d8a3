import type { WriteRecord } from "../contract/index.js";
import { shortenNames, type TimedEvent } from "./log-event.js";
import type { PreparedWrite } from "./prepare-write.js";

/** Describes an accepted request for its operation's log: what came, what of it has no effect, and how it was shaped; names only. */
export type DescribeRequest = (write: PreparedWrite, timeMs: number) => TimedEvent;

/** Creates a describer. Requests for one object mostly have the same names, so that their logs share the lists. */
export function createRequestDescriber(): DescribeRequest {
  const shareRequestNames = createSharing();
  const shareProviderNames = createSharing();
  return ({ request, requestedName, notes, items }, timeMs) => {
    const { type, mode = "synchronous", record, batch = [], headers } = request;
    const sources = record ? [record] : batch.map((item) => item.record);
    return {
      kind: "received",
      timeMs,
      type,
      mode,
      objectName: requestedName,
      records: items.length,
      headerNames: headers ? shortenNames(headers.map(({ key }) => key)) : none,
      notes: notes.length > 0 ? notes : none,
      requestNames: shareRequestNames(listNames(sources)),
      providerNames: shareProviderNames(listNames(items.map(({ fields }) => fields))),
    };
  };
}

const none: readonly never[] = [];

/** The names of all records, each once, as they come. */
function listNames(records: readonly WriteRecord[]): readonly string[] {
  let first: readonly string[] | undefined;
  let all: Set<string> | undefined;
  for (const record of records) {
    const names = Object.keys(record);
    first ??= names;
    if (isEqual(names, first)) continue;
    all ??= new Set(first);
    for (const name of names) all.add(name);
  }
  return shortenNames(all ? [...all] : (first ?? none));
}

function createSharing(): (names: readonly string[]) => readonly string[] {
  let last: readonly string[] = none;
  return (names) => {
    if (!isEqual(names, last)) last = names;
    return last;
  };
}

function isEqual(names: readonly string[], others: readonly string[]): boolean {
  return names.length === others.length && names.every((name, index) => name === others[index]);
}
