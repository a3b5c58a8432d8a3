import { align, type Alignment } from "./align.js";
import type { Comparing } from "./comparing.js";
import { keysOf } from "./item-keys.js";
import type { ListPlace } from "../places/place.js";

/** Compares two items that belong together; `path` is the place of the expected one. */
type CompareItems = (expected: unknown, received: unknown, path: string) => void;

/** Compares two lists: pairs their items, compares their order, and compares the items of each pair. */
export function compareLists(
  comparing: Comparing,
  place: ListPlace,
  [expected, received]: readonly [readonly unknown[], readonly unknown[]],
  path: string,
  compareItems: CompareItems,
): void {
  const { pairs } = comparing.knowledge;
  const { recordScope } = comparing;
  const keys = keysOf(pairs, place, expected, "expected", recordScope);
  const aligned = align(keys, keysOf(pairs, place, received, "received", recordScope), {
    pairsRest: place.identity === undefined,
  });
  if (aligned.isReordered) {
    const note = {
      kind: "order",
      path,
      expected: aligned.pairs.map(([index]) => index),
      received: aligned.pairs.map(([, index]) => index),
      note: "the same items stand at other places",
    } as const;
    if (place.isSet) comparing.remark(note);
    else comparing.differ(note);
  }
  for (const [index, partner] of aligned.pairs) {
    compareItems(expected[index], received[partner], `${path}/${String(index)}`);
  }
  const { onlyExpected, onlyReceived } = place.mayGrow ? withoutTails(aligned, expected, received) : aligned;
  for (const index of onlyExpected) {
    const at = `${path}/${String(index)}`;
    comparing.differ({ kind: "missing", path: at, expected: expected[index], received: undefined });
  }
  for (const index of onlyReceived) {
    const at = `${path}/${String(index)}`;
    comparing.differ({ kind: "extra", path: at, expected: undefined, received: received[index] });
  }
}

/** Leaves out the items that only one side has at the end of its list. */
function withoutTails(
  { onlyExpected, onlyReceived }: Alignment,
  expected: readonly unknown[],
  received: readonly unknown[],
): Pick<Alignment, "onlyExpected" | "onlyReceived"> {
  const shown = (only: readonly number[], { length }: readonly unknown[]) => {
    const alone = new Set(only);
    let end = length;
    while (alone.has(end - 1)) end -= 1;
    return only.filter((index) => index < end);
  };
  return { onlyExpected: shown(onlyExpected, expected), onlyReceived: shown(onlyReceived, received) };
}
