import type { ProviderPort } from "../ports.js";
import { recordKeyOfPort } from "../provider-identity.js";
import type { Delivery, PendingRecord } from "./delivery.js";

/** Lists what tells the provider's records that some records of a delivery are about from all others, each once. */
export type ListLockKeys = (delivery: Delivery, records: readonly PendingRecord[]) => readonly string[];

const none: readonly never[] = [];

/** Creates a list of keys for the providers of one engine. New records have none, and where nothing is only filled in, nor have others. */
export function createLockKeys(): ListLockKeys {
  const numbers = new WeakMap<ProviderPort, number>();
  let count = 0;

  function nameOf(provider: ProviderPort): string | number {
    if (provider.key !== undefined) return provider.key;
    const number = numbers.get(provider) ?? (count += 1);
    numbers.set(provider, number);
    return number;
  }

  return ({ provider, type, isGathered }, records) => {
    if (type === "create" || !(provider.capabilities.ifEmpty || isGathered)) return none;
    // The object is left out: a provider may know one by several names, and it is rare that records of two share an id.
    const recordKey = recordKeyOfPort(provider);
    const keys = records.flatMap(({ record: { recordId } }) =>
      recordId === undefined ? [] : JSON.stringify([nameOf(provider), recordKey(recordId)]),
    );
    return [...new Set(keys)];
  };
}
