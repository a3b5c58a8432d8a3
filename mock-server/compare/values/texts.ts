import type { IdPairs } from "../id-pairs.js";
import { withoutTimes } from "./times.js";

const word = /[A-Za-z0-9_-]+/g;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Tells whether two texts say the same, where ids stand for their partners and it does not matter when it was. */
export function saySame(
  pairs: IdPairs,
  expected: string,
  received: string,
  { takesUnknownIds }: { takesUnknownIds: boolean },
): boolean {
  if (expected === received) return true;
  const [a, b] = [withoutTimes(expected), withoutTimes(received)];
  const [wordsOfA, wordsOfB] = [a.match(word) ?? [], b.match(word) ?? []];
  if (wordsOfA.length !== wordsOfB.length || a.replace(word, "") !== b.replace(word, "")) return false;
  return wordsOfA.every((one, index) => {
    const other = wordsOfB[index] ?? "";
    if (one === other || pairs.isSubstitute(one, other)) return true;
    const partner = pairs.partnerOfAny("expected", one);
    if (partner !== undefined) return partner === other;
    return takesUnknownIds && looksLikeId(one) && looksLikeId(other) && !isPaired(pairs, other);
  });
}

function isPaired(pairs: IdPairs, received: string): boolean {
  return pairs.partnerOfAny("received", received) !== undefined;
}

/** An id that no answer has shown at its own place yet. */
function looksLikeId(one: string): boolean {
  return uuid.test(one) || (one.length >= 12 && /\d/.test(one));
}

/** Leaves out of a text what looks like an id. */
export function withoutIds(text: string): string {
  return text.replace(word, (one) => (looksLikeId(one) ? "<id>" : one));
}
