import type { IdKind } from "./places/place.js";

/** The side that an id comes from: the one that counts as right, or the one that is compared with it. */
export type Side = "expected" | "received";

/** Whether two ids can be a pair; not where one of them already has another partner. */
export type PairFinding =
  | { readonly ok: true }
  | {
      readonly ok: false;
      /** The partner of the expected id, where it has one. */
      readonly partnerOfExpected: string | undefined;
      /** The partner of the received id, where it has one. */
      readonly partnerOfReceived: string | undefined;
    };

interface Pairs {
  readonly toReceived: Map<string, string>;
  readonly toExpected: Map<string, string>;
}

/** A number that no server's counter reaches. */
const UNUSED_NUMBER = "999999999999";

/**
 * Pairs each id of one side with the id of the same thing on the other side, as requests and answers show them. Within a kind and
 * a scope the partner of an id never changes. Ids of records have a scope, since records of two customers may have the same id.
 */
export class IdPairs {
  readonly #kinds = new Map<string, Pairs>();
  /** The pairs of all kinds, for texts that may hold an id of any kind. A newer pair replaces an older one. */
  readonly #any: Pairs = { toReceived: new Map(), toExpected: new Map() };
  /** Ids for which another id was sent, since the other side has them for another thing: "id substitute". */
  readonly #substitutes = new Set<string>();

  /** The number of pairs. */
  get size(): number {
    let size = 0;
    for (const { toReceived } of this.#kinds.values()) size += toReceived.size;
    return size;
  }

  /** Pairs two ids, unless one of them already has another partner. */
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

  /** Pairs two values, whatever partners they had before: servers make page tokens anew. */
  replace(kind: IdKind | "page token", expected: string, received: string): void {
    const pairs = this.#pairsOf(kind, "");
    pairs.toReceived.set(expected, received);
    pairs.toExpected.set(received, expected);
  }

  /** Returns the other side's id of a thing; `undefined` where it is not known. */
  partner(kind: IdKind | "page token", from: Side, id: string, scope = ""): string | undefined {
    const pairs = this.#kinds.get(keyOf(kind, scope));
    return (from === "expected" ? pairs?.toReceived : pairs?.toExpected)?.get(id);
  }

  /** Returns an id that has no partner as it is. Where the other side has it for another thing, it returns an unused id of the same form. */
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

  /** Whether one of two ids was sent in place of the other. */
  isSubstitute(one: string, other: string): boolean {
    return this.#substitutes.has(`${one} ${other}`) || this.#substitutes.has(`${other} ${one}`);
  }

  /** Returns the other side's id for an id of any kind; `undefined` where it is not known. */
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
