import { own } from "../../json/object.js";
import { readBracketPath, type FieldPath } from "./bracket-path.js";
import { collectMappings } from "../../config/field-mappings.js";
import type { FieldPlan, ObjectPlan } from "./field-plan.js";
import { readSettings } from "./field-settings.js";
import { linkRivals } from "./same-target-fields.js";
import type { ShapeInput } from "./shape-types.js";

/** Works out what config and manifest say about each name that they know. */
export function planObject(input: ShapeInput): ObjectPlan {
  const settings = readSettings(input);
  const { isInherited, mapped, offered, values } = collectMappings(input);
  const stripsUnknown = isInherited && input.removeUnmappedFields === true;
  const byKey = new Map<string, FieldPlan>();
  /** The plans of names in brackets, by name; `byKey` has those of records that spell them out as keys. */
  const nested = new Map<string, FieldPlan>();
  const plans: FieldPlan[] = [];

  const plan = (name: string, path: FieldPath): FieldPlan => {
    const mapping = mapped.get(name);
    const fieldName = mapping?.fieldName ?? name;
    const isOffered = offered.has(name);
    // The published client keeps the values under the provider's name; the mapped name will do as well.
    const valuesName = Object.hasOwn(values, fieldName) ? fieldName : name;
    const map = own(values, valuesName);
    const made: FieldPlan = {
      name,
      path,
      policy: settings.policy(name, isOffered ? readBracketPath(name)[0] : name),
      fallback: settings.fallback(name, path),
      mapping,
      values: map && { map, setting: ["read", "selectedValueMappings", valuesName] },
      fieldName,
      target: mapping ? readBracketPath(fieldName) : isOffered || stripsUnknown ? undefined : [name],
      isOffered,
      inner: [],
      rivals: [],
      requestedIn: 0,
      keptIn: 0,
      explained: {},
    };
    plans.push(made);
    return made;
  };
  const planKey = (key: string): FieldPlan => {
    const made = byKey.get(key) ?? plan(key, [key]);
    byKey.set(key, made);
    return made;
  };

  offered.forEach(planKey);
  const paths = [...offered].map((name) => [name, readBracketPath(name)] as const);
  const rank = (path: FieldPath) => (path.length > 1 ? path.length : 1e9);
  // `$['a']` is the plan of the key `a`, unless `a` is mapped itself, before `$['a']['b']` asks for that key's plan; of what
  // lies inside a key, the deepest goes first.
  for (const [name, path] of paths.sort(([, a], [, b]) => rank(b) - rank(a))) {
    if (path[0] === name || (path.length === 1 && byKey.has(path[0]))) continue;
    const made = plan(name, path);
    nested.set(name, made);
    if (path.length === 1) byKey.set(path[0], made);
    else planKey(path[0]).inner.push(made);
  }
  // A record may hold a mapping's provider field under that name as well: without a plan nobody would notice.
  for (const { fieldName } of mapped.values()) planKey(readBracketPath(fieldName)[0]);
  Object.keys(values).forEach(planKey);
  const owners = settings.names.map((name) => nested.get(name) ?? planKey(name));

  linkRivals(plans);
  return { byKey, defaults: [...new Set(owners)].filter(({ fallback }) => fallback), stripsUnknown, runs: 0 };
}
