import type { IdPairs } from "../id-pairs.js";
import { withoutTimes } from "./times.js";

const word = /[A-Za-z0-9_-]+/g;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether two texts are equal but for times, and for ids that belong together. */
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

/** Whether a word may be an id that no answer has shown yet. */
function looksLikeId(one: string): boolean {
  return uuid.test(one) || (one.length >= 12 && /\d/.test(one));
}

/** Replaces what looks like an id in a text. */
export function withoutIds(text: string): string {
  return text.replace(word, (one) => (looksLikeId(one) ? "<id>" : one));
}
