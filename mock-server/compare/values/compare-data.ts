import { isJsonObject, own } from "../../../src/json/object.js";
import { align } from "./align.js";
import { canonical } from "./canonical.js";
import type { Comparing } from "./comparing.js";
import { isProviderTime } from "./times.js";
import { joinPath, typeOf } from "./json-places.js";

/**
 * Compares two values of a caller or a provider: every member counts. With `isMade`, texts in them may be ids and times that the
 * servers made.
 */
export function compareData(
  comparing: Comparing,
  expected: unknown,
  received: unknown,
  { path, isMade }: { path: string; isMade: boolean },
): void {
  if (expected === received) return;
  if (expected === undefined) return comparing.differ({ kind: "extra", path, expected, received });
  if (received === undefined) return comparing.differ({ kind: "missing", path, expected, received });
  if (typeOf(expected) !== typeOf(received)) {
    return comparing.differ({ kind: "type", path, expected, received });
  }
  if (Array.isArray(expected) && Array.isArray(received)) {
    return compareArrays(comparing, expected, received, { path, isMade });
  }
  if (isJsonObject(expected) && isJsonObject(received)) {
    for (const name of new Set([...Object.keys(expected), ...Object.keys(received)])) {
      const inside = { path: joinPath(path, name), isMade };
      compareData(comparing, own(expected, name), own(received, name), inside);
    }
    return;
  }
  if (isMade && saysSame(comparing, expected, received)) return;
  comparing.differ({ kind: "value", path, expected, received });
}

function compareArrays(
  comparing: Comparing,
  expected: readonly unknown[],
  received: readonly unknown[],
  { path, isMade }: { path: string; isMade: boolean },
): void {
  const keyOf = (item: unknown) => {
    const content = canonical(item, (leaf) => (isMade && isProviderTime(leaf) ? "time" : leaf));
    return { id: undefined, content, detail: content };
  };
  const aligned = align(expected.map(keyOf), received.map(keyOf), { pairsRest: true });
  if (aligned.isReordered) {
    comparing.differ({
      kind: "order",
      path,
      expected,
      received,
      note: "the same items stand at other places",
    });
  }
  for (const [index, partner] of aligned.pairs) {
    compareData(comparing, expected[index], received[partner], {
      path: joinPath(path, String(index)),
      isMade,
    });
  }
  for (const index of aligned.onlyExpected) {
    const at = joinPath(path, String(index));
    comparing.differ({ kind: "missing", path: at, expected: expected[index], received: undefined });
  }
  for (const index of aligned.onlyReceived) {
    const at = joinPath(path, String(index));
    comparing.differ({ kind: "extra", path: at, expected: undefined, received: received[index] });
  }
}

/** Whether two values are an id and its partner, or two times. */
function saysSame(comparing: Comparing, expected: unknown, received: unknown): boolean {
  if (typeof expected !== "string" || typeof received !== "string") return false;
  if (isProviderTime(expected) && isProviderTime(received)) return true;
  const { knowledge, recordScope } = comparing;
  const { pairs } = knowledge;
  return (
    pairs.partner("record", "expected", expected, recordScope) === received ||
    pairs.partnerOfAny("expected", expected) === received ||
    // A record may show the substitute that was sent for an id which the mock has for another record.
    pairs.isSubstitute(expected, received)
  );
}
