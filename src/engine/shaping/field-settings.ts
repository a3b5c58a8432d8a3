import { own } from "../../json/object.js";
import type { FieldDefault, FieldPath, FieldPolicy } from "./field-plan.js";
import { referenceOf, referenceToldBy } from "../../facts/references.js";
import { isIdName } from "./record-id.js";
import { type RecordNames, readPath } from "../../config/record-names.js";
import type { ShapeInput } from "./shape-types.js";

/** What the customer set for the fields of one object, for one type of write. */
export interface FieldSettings {
  /** The names that settings stand under. */
  readonly names: readonly string[];
  /**
   * When the provider's field at a path is written. Of several settings of one field the strictest holds. A field without one
   * has that of the nearest field around it: who never wants `address` overwritten means the city in it, too. Around what names
   * another record there is the reference for which that stands, too.
   */
  policyAt(path: FieldPath, isAround?: boolean): FieldPolicy | undefined;
  /** The same for the field that a name means, mapped or not. */
  policyOf(name: string): FieldPolicy | undefined;
  /** The defaults by the names that they stand under, in the order of the config; of several for one field only the one that counts. */
  readonly defaults: readonly NamedDefault[];
}

type NamedDefault = readonly [name: string, fallback: FieldDefault];

/** Reads the write settings of the object. */
// eslint-disable-next-line max-lines-per-function -- each form of a setting, into the same two tables
export function readSettings(
  { type, objectName, config, integration }: ShapeInput,
  names: RecordNames,
): FieldSettings {
  const { offered, locate, placeOf, fieldKey } = names;
  const object = own(config.write?.objects, objectName);
  const settings = Object.entries(object?.selectedFieldSettings ?? {});
  const older = Object.entries(object?.selectedValueDefaults ?? {});
  const placeOfName = (name: string): string => {
    const path = locate(readPath(name));
    // What is not mapped has no place: its name stands for it, which looks like none.
    return path ? placeOf(path) : `-${fieldKey(name)}`;
  };

  const referenceAt = ([root = "", ...inside]: FieldPath) =>
    inside.length > 0 ? undefined : referenceOf(integration.provider, root);

  const policies = new Map<string, FieldPolicy>();
  /** Those that stand under the name of the other record, by the place of the reference. */
  const ofRecords = new Map<string, FieldPolicy>();
  const addPolicy = (place: string, policy: FieldPolicy | undefined, to = policies) => {
    const strictest = stricterOf(to.get(place), policy);
    if (strictest) to.set(place, strictest);
  };
  const policyAt = (path: FieldPath, isAround = false): FieldPolicy | undefined => {
    const place = placeOf(path);
    if (path.length > 1) return policies.get(place) ?? policyAt(path.slice(0, -1), true);
    const own = stricterOf(policies.get(place), ofRecords.get(place));
    const reference = isAround ? referenceAt(path) : undefined;
    const its = reference === undefined ? undefined : policies.get(placeOf([reference]));
    return stricterOf(its && { ...its, reference }, own);
  };
  const policyKey = type === "create" ? "writeOnCreate" : "writeOnUpdate";
  for (const [name, setting] of settings) {
    const kind = setting?.[policyKey];
    const policy = kind && ({ kind, setting: ["write", "selectedFieldSettings", name, policyKey] } as const);
    addPolicy(placeOfName(name), policy);
    const reference = referenceAt(locate(readPath(name)) ?? []);
    if (reference !== undefined) addPolicy(placeOf([reference]), policy, ofRecords);
  }
  const defaults = new Map<string, FieldDefault>();
  const chosen = new Map<string, string>();
  /** Where each of them counts: a part of another record tells which one the reference is to. */
  const places = new Map<string, string>();
  const offerOf = (name: string) => offered.get(placeOf(readPath(name)));
  /** Of two the one under the mapped name counts, and one of the older form only where there is no other. */
  const addDefault = (name: string, fallback: FieldDefault) => {
    if (fallback.value === undefined || defaults.has(name)) return;
    // The id of an update is no field: a default cannot take its place.
    if (type === "update" && isIdName(offerOf(name)?.path[0] ?? name, fieldKey)) return;
    defaults.set(name, fallback);
    const reference = referenceToldBy(integration.provider, offerOf(name)?.target ?? []);
    const place = reference === undefined ? placeOfName(name) : placeOf([reference]);
    const other = chosen.get(place);
    const isBetter =
      other === undefined ||
      (defaults.get(other)?.isOlder === fallback.isOlder && offerOf(name) && !offerOf(other));
    if (isBetter) chosen.set(place, name);
    places.set(name, place);
  };
  for (const [name, setting] of settings) {
    const { stringValue, integerValue, booleanValue } = setting?.default ?? {};
    addDefault(name, {
      value: stringValue ?? integerValue ?? booleanValue,
      setting: ["write", "selectedFieldSettings", name, "default"],
      isOlder: false,
      isOff: false,
    });
  }
  for (const [name, setting] of older) {
    addDefault(name, {
      value: setting?.value,
      setting: ["write", "selectedValueDefaults", name],
      isOlder: true,
      // `writeOnUpdate` of the field's setting took the place of `applyOnUpdate`.
      isOff: type === "update" && setting?.applyOnUpdate === "never" && !policies.has(placeOfName(name)),
    });
  }
  // What is mapped out of a field of the record lies inside that field, too.
  const inherited = [...offered.values()].flatMap(({ path, target }) => {
    if (path.length === 1 || !target || policies.has(placeOf(target))) return [];
    const outer = policyAt(locate(path.slice(0, -1)) ?? []);
    if (!outer) return [];
    // The part is written elsewhere: what it holds there counts.
    const policy = stricterOf(policyAt(target), { ...outer, reference: undefined });
    return [[placeOf(target), policy] as const];
  });
  for (const [place, policy] of inherited) addPolicy(place, policy);

  return {
    names: [...settings, ...older].map(([name]) => name),
    policyAt,
    policyOf(name) {
      const path = locate(readPath(name));
      return path ? policyAt(path) : policies.get(placeOfName(name));
    },
    defaults: [...defaults].map(([name, fallback]) => {
      const isPassedOver = chosen.get(places.get(name) ?? "") !== name;
      return [name, { ...fallback, isPassedOver }];
    }),
  };
}

/** The stricter of two policies; the first where they are as strict. */
function stricterOf(one: FieldPolicy | undefined, other: FieldPolicy | undefined): FieldPolicy | undefined {
  const rank = (policy: FieldPolicy | undefined) =>
    ["never", "ifEmpty", "always", undefined].indexOf(policy?.kind);
  return rank(other) < rank(one) ? other : one;
}
