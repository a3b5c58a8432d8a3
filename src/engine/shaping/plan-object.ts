import { own } from "../../json/object.js";
import { formatNestedName } from "../../facts/nested-name.js";
import { referenceOf, referenceToldBy } from "../../facts/references.js";
import type {
  FieldMapping,
  FieldPath,
  FieldPlan,
  FieldPolicy,
  InnerPlan,
  ObjectPlan,
  ValueMapping,
} from "./field-plan.js";
import { readSettings } from "./field-settings.js";
import { readNames, readPath } from "../../config/record-names.js";
import { readValueMaps } from "../../config/value-map.js";
import { fieldKeyOf } from "../../facts/field-identity.js";
import type { ShapeInput } from "./shape-types.js";

/** A plan that is not frozen yet: parts and a reference can still be added. */
type OpenPlan = FieldPlan & {
  readonly inner: InnerPlan[];
  reference: FieldPlan | undefined;
  referenceNumber: number | undefined;
};

type NewPlan = Pick<FieldPlan, "name" | "path" | "target"> & {
  readonly mapping?: FieldMapping | undefined;
  readonly fieldName?: string;
  readonly isOffered?: boolean;
};

/** Works out what config and manifest say about each name that they know. */
// eslint-disable-next-line max-lines-per-function -- each step needs the names and settings that were read first
export function planObject(input: ShapeInput): ObjectPlan {
  const { objectName, config, integration } = input;
  const key = input.fieldKey ?? fieldKeyOf(integration.provider);
  const names = readNames(objectName, config, integration, key);
  const { offered, isInherited, locate, targetOf, placeOf, fieldKey } = names;
  const { provider } = integration;
  const settings = readSettings(input, names);
  const stripsUnknown = isInherited && input.removeUnmappedFields === true;
  const chosen = isInherited ? own(config.read?.objects, objectName) : undefined;
  const mappedValues = chosen?.selectedValueMappings ?? {};
  const valueMaps = readValueMaps(mappedValues, names);
  const valuesAt = (path: FieldPath): ValueMapping | undefined => {
    const found = valueMaps.get(placeOf(path));
    const map = found && mappedValues[found.name];
    return map && { map, setting: ["read", "selectedValueMappings", found.name] };
  };

  const byKey = new Map<string, OpenPlan>();
  const byTarget = new Map<string, OpenPlan[]>();
  const plans: OpenPlan[] = [];
  const createPlan = (
    plan: NewPlan,
    located: FieldPath | undefined = plan.target,
    policy = located && settings.policyAt(located),
  ): OpenPlan => {
    const { name, path, target, mapping, fieldName = mapping?.fieldName ?? name, isOffered = false } = plan;
    const meeting = target && byTarget.get(placeOf(target))?.[0];
    const number = plans.length;
    return {
      ...{ name, path, target, mapping, fieldName, isOffered, number },
      place: located ?? target,
      policy: decisive(policy),
      values: located && valuesAt(located),
      inner: [],
      reference: undefined,
      referenceNumber: undefined,
      targetNumber: meeting?.number ?? number,
    };
  };
  /** What is said of the reference that a provider's name can stand for; `undefined` where nothing is. */
  const referenceTold = (root: string) => {
    const reference = referenceOf(provider, root);
    if (reference === undefined) return undefined;
    const number = byTarget.get(placeOf([reference]))?.[0]?.targetNumber;
    const policy = settings.policyAt([root], true);
    return number === undefined && policy?.reference === undefined ? undefined : { number, policy };
  };
  /** Freezes a plan once all plans are made. Adds its reference first, where the plan's name can stand for another record. */
  const closePlan = (plan: OpenPlan): FieldPlan => {
    plan.inner.sort((a, b) => b.path.length - a.path.length);
    Object.freeze(plan.inner);
    const [root = "", ...inside] = plan.target ?? [];
    const told = referenceTold(root);
    if (told && inside.length > 0) plan.referenceNumber = told.number;
    else if (told)
      plan.reference = Object.freeze({
        ...plan,
        policy: decisive(told.policy),
        referenceNumber: told.number,
      });
    return Object.freeze(plan);
  };
  const makePlan = (...parts: Parameters<typeof createPlan>): OpenPlan => {
    const made = createPlan(...parts);
    plans.push(made);
    const { target } = made;
    if (target) byTarget.set(placeOf(target), [...(byTarget.get(placeOf(target)) ?? []), made]);
    return made;
  };
  /** The plans of the offered names by their places, for spellings that `byKey` lacks. */
  const byPlace = new Map<string, OpenPlan>();
  const planKey = (key: string): OpenPlan => {
    const known = byKey.get(fieldKey(key)) ?? byPlace.get(placeOf(readPath(key)));
    if (known) return known;
    const target = stripsUnknown ? undefined : targetOf(key);
    const located = locate(readPath(key));
    const made = makePlan({ name: key, path: [key], target }, located, settings.policyOf(key));
    byKey.set(fieldKey(key), made);
    return made;
  };

  for (const [place, offer] of offered) {
    const plan = makePlan({ ...offer, isOffered: true });
    byPlace.set(place, plan);
    // A name in brackets may also be spelled out as a key.
    for (const key of offer.path.length === 1 ? [offer.name, ...offer.path] : [offer.name])
      byKey.set(fieldKey(key), plan);
  }
  for (const { path, name } of offered.values()) {
    const [root = "", ...rest] = path;
    if (rest.length > 0) planKey(root).inner.push({ plan: planKey(name), path: rest, isInside: false });
  }

  // A record may have a mapping's target under the provider's own name as well.
  for (const { target } of offered.values()) {
    const [root = "", ...inside] = target ?? [];
    if (target) planKey(root);
    // A target inside `Account` also needs a plan for the reference `AccountId`, even where that name is mapped elsewhere.
    const reference = inside.length > 0 ? referenceOf(provider, root) : undefined;
    if (reference === undefined) continue;
    planKey(reference);
    if (!byTarget.has(placeOf([reference])))
      makePlan({ name: reference, path: [reference], target: [reference] });
  }
  /** The provider's fields that settings are about, by their places. */
  const located = new Map<string, FieldPath>();
  for (const name of [...settings.names, ...Object.keys(mappedValues)]) {
    const path = locate(readPath(name));
    planKey(name);
    if (!path) continue;
    planKey(path[0] ?? "");
    located.set(placeOf(path), path);
  }
  /** The fields with settings that lie inside a field, by its place; each after those around it. */
  const within = new Map<string, FieldPath[]>();
  for (const field of [...located.values()].sort((a, b) => a.length - b.length)) {
    for (let length = 1; length < field.length; length += 1) {
      const place = placeOf(field.slice(0, length));
      within.set(place, [...(within.get(place) ?? []), field]);
    }
  }
  /** A record may have the whole outer field. A part that has settings is split off and gets a plan of its own. */
  const addParts = (holder: OpenPlan, make: typeof createPlan): void => {
    const { path, target, place: around } = holder;
    if (!target || !around) return;
    const holders = new Map([[placeOf(around), holder]]);
    for (const field of within.get(placeOf(around)) ?? []) {
      const rest = field.slice(around.length);
      const name = formatNestedName([...path, ...rest]);
      const fieldName = formatNestedName(field);
      const plan = make({ name, path: [...path, ...rest], target: [...target, ...rest], fieldName }, field);
      for (let length = around.length; length < field.length; length += 1) {
        const outer = holders.get(placeOf(field.slice(0, length)));
        outer?.inner.push({ plan, path: field.slice(length), isInside: true });
      }
      holders.set(placeOf(field), plan);
    }
  };
  for (const holder of [...plans]) addParts(holder, makePlan);
  for (const plan of plans) closePlan(plan);

  const defaults = settings.defaults.map(([name, fallback]) => {
    const plan = planKey(name);
    const part = plan.place && byTarget.get(placeOf(plan.place))?.[0];
    const told =
      referenceToldBy(provider, plan.target ?? []) === undefined ? undefined : plan.referenceNumber;
    return { name, fallback, plan, partNumber: part?.targetNumber, toldNumber: told };
  });
  const planLate = (name: string): FieldPlan | undefined => {
    // Without plans nothing is said of any field, so of this one neither.
    if (plans.length === 0) return undefined;
    const path = readPath(name);
    const isInBrackets = path[0] !== name;
    const offer = isInBrackets ? byPlace.get(placeOf(path)) : undefined;
    if (offer || stripsUnknown) return offer;
    // A name without a setting may mean a field that has a policy, or around one that has, or stand for a reference.
    const place = locate(path);
    const policy = place && settings.policyAt(place);
    const isAround = isInBrackets && place && within.has(placeOf(place));
    const target = isInBrackets ? targetOf(name) : [name];
    const isNested = target?.[0] !== name;
    // Most names are nothing of this. This returns early, since a hostile record may have 100,000 of them.
    if (!policy && !isAround && !isNested && !referenceTold(name)) return undefined;
    const made = createPlan({ name, path: [name], target }, place, policy);
    addParts(made, createPlan);
    return closePlan(made);
  };
  return Object.freeze({
    provider,
    fieldKey,
    byKey,
    defaults,
    stripsUnknown,
    planLate,
    count: plans.length,
  });
}

/** Leaves out the policy `always`: it decides nothing. */
function decisive(policy: FieldPolicy | undefined): FieldPolicy | undefined {
  return policy?.kind === "always" ? undefined : policy;
}
