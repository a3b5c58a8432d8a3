import type { ItemKey } from "./item-key.js";
import { findSameOrder } from "./same-order.js";

/** Which items of two lists belong together, by their indexes. */
export interface Alignment {
  readonly pairs: readonly (readonly [expected: number, received: number])[];
  readonly onlyExpected: readonly number[];
  readonly onlyReceived: readonly number[];
  /** Whether the items of the pairs stand in different orders. */
  readonly isReordered: boolean;
}

/**
 * Finds which items belong together, in this order:
 *
 * 1. items with the same id;
 * 2. as many as possible with the same content in the same order;
 * 3. items with the same content at another place;
 * 4. with `pairsRest`, and where nothing is reordered: the remaining items between the same neighbours, as items whose content
 *    differs.
 */
export function align(
  expected: readonly ItemKey[],
  received: readonly ItemKey[],
  { pairsRest }: { pairsRest: boolean },
): Alignment {
  const partners = new Array<number | undefined>(expected.length).fill(undefined);
  const free = new Set(received.keys());
  pairById(expected, received, partners, free);
  const open = partners.flatMap((partner, index) => (partner === undefined ? [index] : []));
  for (const [index, partner] of findSameOrder([expected, open], [received, [...free]])) {
    partners[index] = partner;
    free.delete(partner);
  }
  pairByContent(expected, received, partners, free);
  const isReordered = !isRising(partners);
  if (pairsRest && !isReordered) pairRest(partners, free);
  return {
    pairs: partners.flatMap((partner, index) => (partner === undefined ? [] : [[index, partner] as const])),
    onlyExpected: partners.flatMap((partner, index) => (partner === undefined ? [index] : [])),
    onlyReceived: [...free],
    isReordered,
  };
}

type Partners = (number | undefined)[];

function pairById(
  expected: readonly ItemKey[],
  received: readonly ItemKey[],
  partners: Partners,
  free: Set<number>,
): void {
  const places = new Map(received.map(({ id }, index) => [id, index]));
  expected.forEach(({ id }, index) => {
    const partner = id === undefined ? undefined : places.get(id);
    if (partner !== undefined && free.delete(partner)) partners[index] = partner;
  });
}

/** Two items whose ids are both known are two things, even with the same content. */
function pairByContent(
  expected: readonly ItemKey[],
  received: readonly ItemKey[],
  partners: Partners,
  free: Set<number>,
): void {
  const queues = new Map<string, number[]>();
  for (const index of free) {
    const { content = "" } = received[index] ?? {};
    const queue = queues.get(content);
    if (queue) queue.push(index);
    else queues.set(content, [index]);
  }
  expected.forEach(({ id, content }, index) => {
    if (partners[index] !== undefined) return;
    const queue = queues.get(content) ?? [];
    const at = queue.findIndex((place) => id === undefined || received[place]?.id === undefined);
    const [partner] = at < 0 ? [] : queue.splice(at, 1);
    if (partner === undefined) return;
    partners[index] = partner;
    free.delete(partner);
  });
}

/** Pairs each item without a partner with a free one between the partners of its neighbours. */
function pairRest(partners: Partners, free: Set<number>): void {
  const places = [...free].sort((a, b) => a - b);
  const following: number[] = [];
  let next = Infinity;
  for (let index = partners.length - 1; index >= 0; index -= 1) {
    following[index] = next;
    next = partners[index] ?? next;
  }
  let last = -1;
  partners.forEach((partner, index) => {
    if (partner !== undefined) {
      last = partner;
      return;
    }
    while (places[0] !== undefined && places[0] < last) places.shift();
    const [candidate] = places;
    if (candidate === undefined || candidate > (following[index] ?? Infinity)) return;
    places.shift();
    partners[index] = candidate;
    free.delete(candidate);
    last = candidate;
  });
}

function isRising(partners: Partners): boolean {
  let last = -1;
  return partners.every((partner) => {
    if (partner === undefined) return true;
    const isAfter = partner > last;
    last = partner;
    return isAfter;
  });
}
