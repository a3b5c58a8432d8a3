import type { Comparing } from "./comparing.js";
import type { IdKind } from "../places/place.js";
import { saySame } from "./texts.js";
import { readTime } from "./times.js";

type Both = readonly [expected: string, received: string];

/** Compares two ids of one thing: neither may have another partner already. */
export function compareIds(comparing: Comparing, kind: IdKind, both: Both, path: string): void {
  const [expected, received] = both;
  const { knowledge, recordScope } = comparing;
  const found = knowledge.pairs.match(kind, expected, received, kind === "record" ? recordScope : "");
  if (found.ok) return;
  const { partnerOfExpected, partnerOfReceived } = found;
  const note =
    partnerOfExpected === undefined
      ? `the received id of the ${kind} stood for ${JSON.stringify(partnerOfReceived)} before`
      : `the expected id of the ${kind} stood for ${JSON.stringify(partnerOfExpected)} before`;
  comparing.differ({ kind: "id", path, expected, received, note });
}

/** Compares two times of one event: both must be times, and where one has changed since an earlier answer, the other must have, too. */
export function compareTimes(
  comparing: Comparing,
  [expected, received]: Both,
  { path, thing }: { path: string; thing: string },
): void {
  const [expectedMs, receivedMs] = [readTime(expected), readTime(received)];
  if (expectedMs === undefined || receivedMs === undefined) {
    if (expected === received) return;
    const note = `the ${expectedMs === undefined ? "expected" : "received"} one is no time of RFC 3339`;
    comparing.differ({ kind: "time", path, expected, received, note });
    return;
  }
  comparing.times.push({ path, expectedMs, receivedMs });
  if (thing === "") return;
  const place = `${thing}${path.slice(path.lastIndexOf("/"))}`;
  const { timeLine } = comparing.knowledge;
  const note = timeLine.follow(place, { expectedMs, receivedMs }, comparing.receivedNowMs);
  if (note !== undefined) comparing.differ({ kind: "time", path, expected, received, note });
}

/** Compares two texts that may contain ids of the two servers. */
export function compareText(
  comparing: Comparing,
  kind: "words" | "text",
  [expected, received]: Both,
  path: string,
): void {
  const takesUnknownIds = kind === "words";
  if (saySame(comparing.knowledge.pairs, expected, received, { takesUnknownIds })) return;
  if (kind === "words") comparing.remark({ kind, path, expected, received });
  else comparing.differ({ kind: "value", path, expected, received });
}
