import { type RecordNames, readPath } from "../config/record-names.js";
import { isJsonObject, own } from "../json/object.js";

const policyKeys = ["writeOnCreate", "writeOnUpdate"] as const;

/** The policies of an object's fields by their places: whatever name of a field they stand under, the strictest counts. */
export type FieldPolicies = ReadonlyMap<
  string,
  Readonly<Partial<Record<(typeof policyKeys)[number], unknown>>>
>;

/** Reads the policies of the field settings of an object; the settings may have any shape. */
export function readPolicies(settings: unknown, { locate, placeOf }: RecordNames): FieldPolicies {
  const policies = new Map<string, Partial<Record<(typeof policyKeys)[number], unknown>>>();
  for (const [name, setting] of Object.entries(isJsonObject(settings) ? settings : {})) {
    const path = locate(readPath(name));
    if (!path) continue;
    const known = policies.get(placeOf(path)) ?? {};
    policies.set(placeOf(path), known);
    for (const key of policyKeys) {
      const kind = own(setting, key);
      if (kind !== undefined && known[key] !== "never") known[key] = kind;
    }
  }
  return policies;
}

/** Whether a default of the older form is written, on creates or on updates. A field without a policy has that of the field around it. */
export function isDefaultWritten(
  name: string,
  applyOnUpdate: unknown,
  policies: FieldPolicies,
  { locate, placeOf }: RecordNames,
): boolean {
  const path = locate(readPath(name)) ?? [];
  const around = path.map((_, depth) => placeOf(path.slice(0, path.length - depth)));
  const [onCreate, onUpdate] = policyKeys.map((key) =>
    around.map((place) => policies.get(place)?.[key]).find((kind) => kind !== undefined),
  );
  // The newer `writeOnUpdate` of the field itself overrides `applyOnUpdate`.
  const isOff = applyOnUpdate === "never" && policies.get(around[0] ?? "")?.writeOnUpdate === undefined;
  return onCreate !== "never" || (onUpdate !== "never" && !isOff);
}
