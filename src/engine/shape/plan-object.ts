import { readBracketPath, type FieldPath } from "./bracket-path.js";
import { collectMappings, type FieldMappings } from "./field-mappings.js";
import type { FieldPlan, ObjectPlan } from "./field-plan.js";
import { fieldDefault, fieldPolicy } from "./field-settings.js";
import { linkRivals } from "./rivals.js";
import { own } from "./own-values.js";
import type { ShapeInput } from "./shape-types.js";

/** Works out what the config and the manifest say about each name that they know, in the order of P1 to P7. */
export function planObject(input: ShapeInput): ObjectPlan {
  const settings = own(input.config.write?.objects, input.objectName);
  const mappings = collectMappings(input);
  const stripsUnknown = mappings !== undefined && input.removeUnmappedFields === true;
  const byKey = new Map<string, FieldPlan>();
  const nested = new Map<string, FieldPlan>();

  const plan = (name: string, path: FieldPath): FieldPlan => {
    const mapping = mappings?.mapped.get(name);
    const fieldName = mapping?.fieldName ?? name;
    const isOffered = mappings?.unmapped.has(name) === true;
    const isStripped = isOffered || (stripsUnknown && !mapping);
    return {
      name,
      path,
      policy: fieldPolicy(input.type, settings, name, path),
      mapping,
      target: isStripped ? undefined : { fieldName, path: mapping ? readBracketPath(fieldName) : [name] },
      isOffered,
      values: valueMap(mappings, fieldName, name),
      fallback: fieldDefault(input.type, settings, name, path),
      inner: [],
      rivals: [],
      earlierRivals: [],
      explained: new Map(),
    };
  };
  const planKey = (key: string): FieldPlan => {
    const known = byKey.get(key);
    if (known) return known;
    const made = plan(key, [key]);
    byKey.set(key, made);
    return made;
  };

  const names = mappings ? [...mappings.mapped.keys(), ...mappings.unmapped] : [];
  for (const name of names) planKey(name);
  for (const name of names) {
    const path = readBracketPath(name);
    if (path[0] === name || (path.length === 1 && byKey.has(path[0]))) continue;
    const made = plan(name, path);
    nested.set(name, made);
    if (path.length === 1) byKey.set(path[0], made);
    else planKey(path[0]).inner.push(made);
  }
  // A record may hold a mapping's provider field under its own name as well: it needs a plan to be noticed.
  for (const { fieldName } of mappings?.mapped.values() ?? []) planKey(readBracketPath(fieldName)[0]);
  for (const name of Object.keys(mappings?.values ?? {})) planKey(name);
  const settingNames = [settings?.selectedFieldSettings, settings?.selectedValueDefaults].flatMap((map) =>
    Object.keys(map ?? {}),
  );
  for (const name of settingNames) planKey(name);

  for (const { inner } of byKey.values()) inner.sort((a, b) => b.path.length - a.path.length);
  // Nested plans first: their names seldom come spelled out as keys (see linkRivals).
  if (mappings) linkRivals([...new Set([...nested.values(), ...byKey.values()])]);

  const owners = settingNames.map((name) => nested.get(name) ?? planKey(name));
  const defaults = [...new Set(owners)].filter(({ fallback }) => fallback !== undefined);
  return { byKey, defaults, stripsUnknown };
}

/** The value mappings of a field. The published client keeps them under the provider's name; the request's counts as well. */
function valueMap(mappings: FieldMappings | undefined, fieldName: string, name: string): FieldPlan["values"] {
  for (const settingName of [fieldName, name]) {
    const map = own(mappings?.values, settingName);
    if (map) return { map, settingName };
  }
  return undefined;
}
