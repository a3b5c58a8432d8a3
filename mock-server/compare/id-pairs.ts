import type { IdKind } from "./places/place.js";

/** Where an id was said: by the side that is taken for true, or by the one that is compared with it. */
export type Side = "expected" | "received";

/** What a pair of ids is found to be: known or new, or one of them belongs to another one. */
export type PairFinding =
  | { readonly ok: true }
  | {
      readonly ok: false;
      /** The id that the expected one belongs to, where it is known. */
      readonly partnerOfExpected: string | undefined;
      /** The id that the received one belongs to, where it is known. */
      readonly partnerOfReceived: string | undefined;
    };

interface Pairs {
  readonly toReceived: Map<string, string>;
  readonly toExpected: Map<string, string>;
}

/** No counter comes so far. */
const UNUSED_NUMBER = "999999999999";

/**
 * Which id of one side stands for which id of the other: learned from requests and answers, kind by kind. Within a kind and a
 * scope each id has one partner for good. Ids of records are kept by scope, since two customers' records may have the same.
 */
export class IdPairs {
  readonly #kinds = new Map<string, Pairs>();
  /** The pairs of all kinds, for texts that may name any; the newest one counts. */
  readonly #any: Pairs = { toReceived: new Map(), toExpected: new Map() };
  /** Ids that stood for something else on the other side, with what was sent there instead. */
  readonly #substitutes = new Set<string>();

  /** How many pairs are known. */
  get size(): number {
    let size = 0;
    for (const { toReceived } of this.#kinds.values()) size += toReceived.size;
    return size;
  }

  /** Takes two ids for the same thing, or tells that one of them is known to stand for another. */
  match(kind: IdKind, expected: string, received: string, scope = ""): PairFinding {
    const pairs = this.#pairsOf(kind, scope);
    const partnerOfExpected = pairs.toReceived.get(expected);
    const partnerOfReceived = pairs.toExpected.get(received);
    if (partnerOfExpected === received) return { ok: true };
    if (partnerOfExpected !== undefined || partnerOfReceived !== undefined) {
      return { ok: false, partnerOfExpected, partnerOfReceived };
    }
    for (const { toReceived, toExpected } of [pairs, this.#any]) {
      toReceived.set(expected, received);
      toExpected.set(received, expected);
    }
    return { ok: true };
  }

  /** Takes two values for the same thing from now on, whatever they stood for before: page tokens are made anew. */
  replace(kind: IdKind | "page token", expected: string, received: string): void {
    const pairs = this.#pairsOf(kind, "");
    pairs.toReceived.set(expected, received);
    pairs.toExpected.set(received, expected);
  }

  /** The other side's id of a thing; `undefined` where it is not known. */
  partner(kind: IdKind | "page token", from: Side, id: string, scope = ""): string | undefined {
    const pairs = this.#kinds.get(keyOf(kind, scope));
    return (from === "expected" ? pairs?.toReceived : pairs?.toExpected)?.get(id);
  }

  /** An id whose partner is not known; where the other side has it for another thing, one of the same form that nothing has. */
  unlessTaken(kind: IdKind | "page token", from: Side, id: string, scope = ""): string {
    const other: Side = from === "expected" ? "received" : "expected";
    if (this.partner(kind, other, id, scope) === undefined) return id;
    const half = Math.floor(id.length / 2);
    const substitute = /^\d+$/.test(id)
      ? UNUSED_NUMBER
      : id.slice(0, half) + id.slice(half).replace(/[\da-z]/gi, "9");
    this.#substitutes.add(`${id} ${substitute}`);
    return substitute;
  }

  /** Whether one id was sent in the place of the other. */
  isSubstitute(one: string, other: string): boolean {
    return this.#substitutes.has(`${one} ${other}`) || this.#substitutes.has(`${other} ${one}`);
  }

  /** The same for an id of any kind. */
  partnerOfAny(from: Side, id: string): string | undefined {
    return (from === "expected" ? this.#any.toReceived : this.#any.toExpected).get(id);
  }

  #pairsOf(kind: IdKind | "page token", scope: string): Pairs {
    const key = keyOf(kind, scope);
    let pairs = this.#kinds.get(key);
    if (!pairs) {
      pairs = { toReceived: new Map(), toExpected: new Map() };
      this.#kinds.set(key, pairs);
    }
    return pairs;
  }
}

function keyOf(kind: string, scope: string): string {
  return scope === "" ? kind : `${kind} ${scope}`;
}
