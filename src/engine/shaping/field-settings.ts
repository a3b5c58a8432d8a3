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
   * When the provider's field at a path is written. Of several settings of one field the strictest applies. A field without
   * a setting takes that of the nearest outer field: "never" for `address` covers the city in it, too. For a field inside
   * `Account: {…}`, which stands for the reference `AccountId`, the setting of `AccountId` counts as an outer one, too.
   */
  policyAt(path: FieldPath, isAround?: boolean): FieldPolicy | undefined;
  /** The same for the field that a name means, mapped or not. */
  policyOf(name: string): FieldPolicy | undefined;
  /** All defaults by their names in the config, in its order; of several for one field, `isPassedOver` marks the unused ones. */
  readonly defaults: readonly NamedDefault[];
}

type NamedDefault = readonly [name: string, fallback: FieldDefault];

/** Reads the write settings of the object. */
// eslint-disable-next-line max-lines-per-function -- each form of a setting, into the same two tables
export function readSettings(
  { type, objectName, config, integration }: ShapeInput,
  names: RecordNames,
): FieldSettings {
  const { offered, locate, targetOf, placeOf, fieldKey } = names;
  const object = own(config.write?.objects, objectName);
  const settings = Object.entries(object?.selectedFieldSettings ?? {});
  const older = Object.entries(object?.selectedValueDefaults ?? {});
  const placeOfName = (name: string): string => {
    const path = locate(readPath(name));
    // A name that is not mapped has no place. Its key stands for it, in a form that no place has.
    return path ? placeOf(path) : `-${fieldKey(name)}`;
  };

  const referenceAt = ([root = "", ...inside]: FieldPath) =>
    inside.length > 0 ? undefined : referenceOf(integration.provider, root);

  const policies = new Map<string, FieldPolicy>();
  /** The policies set under the other record's name (`Account`), by the place of the reference (`AccountId`). */
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
  /** The place each default counts for. A part of another record counts for the reference: it says which record that is. */
  const places = new Map<string, string>();
  const offerOf = (name: string) => offered.get(placeOf(readPath(name)));
  /** Of two defaults the one under the mapped name is used. One of the older form is used only where there is no newer one. */
  const addDefault = (name: string, fallback: FieldDefault) => {
    if (fallback.value === undefined || defaults.has(name)) return;
    // The id of an update is not a field, so it cannot have a default.
    if (type === "update" && isIdName(offerOf(name)?.path[0] ?? name, fieldKey)) return;
    defaults.set(name, fallback);
    const reference = referenceToldBy(integration.provider, targetOf(name) ?? []);
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
      // The newer `writeOnUpdate` of the field's setting overrides `applyOnUpdate`.
      isOff: type === "update" && setting?.applyOnUpdate === "never" && !policies.has(placeOfName(name)),
    });
  }
  // A part that a mapping takes out of a field also has the policy of that field.
  const inherited = [...offered.values()].flatMap(({ path, target }) => {
    if (path.length === 1 || !target || policies.has(placeOf(target))) return [];
    const outer = policyAt(locate(path.slice(0, -1)) ?? []);
    if (!outer) return [];
    // The part has a target of its own: `ifEmpty` looks at that target, not at a reference.
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

/** The stricter of two policies; the first where both are equally strict. */
function stricterOf(one: FieldPolicy | undefined, other: FieldPolicy | undefined): FieldPolicy | undefined {
  const rank = (policy: FieldPolicy | undefined) =>
    ["never", "ifEmpty", "always", undefined].indexOf(policy?.kind);
  return rank(other) < rank(one) ? other : one;
}
