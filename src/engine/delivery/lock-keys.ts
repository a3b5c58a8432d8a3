import type { ProviderPort } from "../ports.js";
import { recordKeyOfPort } from "../provider-identity.js";
import type { Delivery, PendingRecord } from "./delivery.js";

/** Lists the keys of the provider's records that these records of a delivery write, each once. */
export type ListLockKeys = (delivery: Delivery, records: readonly PendingRecord[]) => readonly string[];

const none: readonly never[] = [];

/**
 * Creates the function that lists lock keys for one engine. Creates have no keys. Updates and deletions have keys only if the
 * provider supports `ifEmpty` or the batch was gathered.
 */
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
    // The key has no object name: an object may have several names, and records of two objects rarely have the same id.
    const recordKey = recordKeyOfPort(provider);
    const keys = records.flatMap(({ record: { recordId } }) =>
      recordId === undefined ? [] : JSON.stringify([nameOf(provider), recordKey(recordId)]),
    );
    return [...new Set(keys)];
  };
}
