import type { ProviderFailure, ProviderWrite } from "../../src/engine/index.js";
import type { InstanceRecords } from "./instance-records.js";
import type { DuplicateRule } from "./object-fields.js";
import type { RecordWrite, SimulatedProvider } from "./simulated-provider.js";
import { isValue, textOf } from "./unique-values.js";

/**
 * Finds the failure of a record that is a duplicate by one of the object's rules. An update is checked only
 * by the rules whose fields it sets. Records of one call are not compared with each other (Salesforce Help,
 * "Things to Know About Duplicate Rules").
 */
export function findDuplicateFault(
  { provider, records }: { provider: SimulatedProvider; records: Pick<InstanceRecords, "listStored"> },
  { headers, written: ofCall }: Pick<ProviderWrite, "headers"> & { written: ReadonlySet<string> },
  { objectKey, object, present, id }: RecordWrite,
  values: ReadonlyMap<string, unknown>,
): ProviderFailure | undefined {
  if (!provider.refuseDuplicate) return undefined;
  for (const rule of object.duplicateRules) {
    if (!rule.fieldNames.some((key) => values.has(key))) continue;
    const written = new Map([...present, ...values]);
    const matches = listMatches(records.listStored(objectKey), rule, written);
    const ids = matches.filter((each) => each !== id && !ofCall.has(each));
    const failure = ids.length > 0 ? provider.refuseDuplicate({ objectKey, rule, ids, headers }) : undefined;
    if (failure) return failure;
  }
  return undefined;
}

function listMatches(
  records: readonly { id: string; values: ReadonlyMap<string, unknown> }[],
  { fieldNames }: DuplicateRule,
  written: ReadonlyMap<string, unknown>,
): string[] {
  if (!fieldNames.every((key) => isValue(written.get(key)))) return [];
  const isSame = (values: ReadonlyMap<string, unknown>, key: string) =>
    isValue(values.get(key)) && textOf(values.get(key)) === textOf(written.get(key));
  return records.filter(({ values }) => fieldNames.every((key) => isSame(values, key))).map(({ id }) => id);
}
