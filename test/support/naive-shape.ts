import type { ShapeInput } from "../../src/engine/shaping/shape.js";

/**
 * Rules P1 to P7 as plainly as they can be said, slow and without a plan: what a shaped record is held against. It shares no
 * code with the engine.
 */
export interface NaiveShape {
  readonly ok: boolean;
  readonly fields: Record<string, unknown>;
  /** Each pair of names that meet in one provider field. */
  readonly collisions: readonly (readonly [string, string])[];
  readonly needsPresent: readonly string[];
  /** `name outcome rule fieldName`, a default with a `+` before its name. */
  readonly trace: readonly string[];
}

interface Item {
  name: string;
  value: unknown;
  isDefault: boolean;
  isLegacy: boolean;
  /** The provider's name and its parts; none for a field that P5 strips. */
  fieldName: string;
  target: string[] | undefined;
  wasRenamed: boolean;
  wasValueMapped: boolean;
  asksPresent: boolean;
}

type Json = Record<string, unknown>;

/** Shapes one record by the rules' text. */
export function naiveShape(input: ShapeInput, record: Json, present: Json | undefined): NaiveShape {
  const { objectName, type, config, integration } = input;
  const result = { fields: {}, collisions: [], needsPresent: [], trace: [] };
  if (type === "delete") return { ok: true, ...result };

  const writeConfig = get(config.write?.objects, objectName);
  const settings = entriesOf(writeConfig?.selectedFieldSettings);
  const legacy = entriesOf(writeConfig?.selectedValueDefaults);
  const inherits =
    writeConfig?.inheritMapping === true ||
    (integration.write?.objects ?? []).some(
      (object) => object.objectName === objectName && object.inheritMapping === true,
    );
  const readConfig = inherits ? get(config.read?.objects, objectName) : undefined;
  const declared = (integration.read?.objects ?? []).find((object) => object.objectName === objectName);
  const fields = inherits ? [...(declared?.requiredFields ?? []), ...(declared?.optionalFields ?? [])] : [];

  // P4: the installation's mappings first, then the manifest's own; P5: whatever else could be mapped is left out.
  const offers: { name: string; fieldName: string | undefined }[] = [];
  for (const [name, fieldName] of entriesOf(readConfig?.selectedFieldMappings))
    offers.push({ name, fieldName });
  for (const entry of readConfig?.dynamicMappingsInput ?? []) {
    offers.push({ name: entry.mapToName, fieldName: entry.fieldName });
  }
  for (const field of fields) {
    if (field.mapToName === undefined) continue;
    offers.push({ name: field.mapToName, fieldName: "fieldName" in field ? field.fieldName : undefined });
  }
  const isOffered = (name: string) => offers.some((offer) => offer.name === name);
  const mappingOf = (name: string) =>
    offers.find((offer) => offer.name === name && offer.fieldName !== undefined)?.fieldName;

  // P1: the names of the request. What a mapping names in brackets is looked for at its place, deepest first.
  const items: Item[] = [];
  const add = (name: string, value: unknown, isDefault = false, isLegacy = false): void => {
    const mapped = mappingOf(name);
    const fieldName = mapped ?? name;
    const isStripped =
      mapped === undefined && (isOffered(name) || (inherits && input.removeUnmappedFields === true));
    const target = isStripped ? undefined : mapped === undefined ? [name] : parts(mapped);
    const wasRenamed = fieldName !== name;
    items.push({
      ...{ name, value, isDefault, isLegacy, fieldName, target, wasRenamed },
      ...{ wasValueMapped: false, asksPresent: false },
    });
  };
  /** The name that a mapping has for a key of the record; a mapping of the plain name goes before one in brackets. */
  const nameOfKey = (key: string) =>
    isOffered(key)
      ? key
      : (offers.find(({ name }) => parts(name).length === 1 && parts(name)[0] === key)?.name ?? key);

  let rest = copy(record) as Json;
  for (const key of Object.keys(rest)) if (rest[key] === undefined) rest = without(rest, key);
  if (type === "update") for (const key of ["id", "Id"]) rest = without(rest, key);
  const bracketed = [...new Set(offers.map(({ name }) => name))].filter((name) => parts(name).length > 1);
  for (const name of bracketed.sort((a, b) => parts(b).length - parts(a).length)) {
    const value = valueAt(rest, parts(name));
    if (value === undefined) continue;
    add(name, value);
    rest = prune(rest, parts(name)) as Json;
  }
  for (const key of Object.keys(rest)) add(nameOfKey(key), get(rest, key));

  // P2, P7: defaults for what the request lacks.
  const requestItems = [...items];
  const trace: string[] = [];
  const defaults = new Map<string, { value: unknown; isLegacy: boolean; isOff: boolean }>();
  const spellings = (name: string) => (parts(name).length === 1 ? [name, parts(name)[0] ?? name] : [name]);
  const names = [...settings, ...legacy].map(([name]) => nameOfKey(name));
  for (const name of names) {
    const places = isOffered(name) ? spellings(name) : [name];
    if (type === "update" && places.some((place) => place === "id" || place === "Id")) continue;
    for (const place of places.filter((each) => nameOfKey(each) === name)) {
      if (defaults.has(name)) continue;
      const setting = settings.find(([each]) => each === place)?.[1];
      const { stringValue, integerValue, booleanValue } = setting?.default ?? {};
      const value = stringValue ?? integerValue ?? booleanValue;
      const older = legacy.find(([each]) => each === place)?.[1];
      if (value !== undefined) defaults.set(name, { value, isLegacy: false, isOff: false });
      else if (older) {
        const isOff =
          type === "update" && older.applyOnUpdate === "never" && setting?.writeOnUpdate === undefined;
        defaults.set(name, { value: older.value, isLegacy: true, isOff });
      }
    }
  }
  for (const [name, { value, isLegacy, isOff }] of defaults) {
    if (requestItems.some((item) => item.name === name) || get(record, name) !== undefined) continue;
    const before = items.length;
    add(name, value, true, isLegacy);
    const added = items[before];
    const isThere = requestItems.some(({ target }) => target && added?.target && meet(target, added.target));
    if (!isThere && !isOff) continue;
    items.pop();
    trace.push(`+${name} dropped ${isThere ? "P2" : "P7"} -`);
  }

  // P3: the policies; a nested name without one has that of the record's field around it.
  const policyOf = (name: string) => {
    const key = type === "create" ? "writeOnCreate" : "writeOnUpdate";
    const around = isOffered(name) ? (parts(name)[0] ?? name) : name;
    const own = settings.find(([each]) => each === name)?.[1][key];
    return own ?? settings.find(([each]) => each === around)?.[1][key];
  };
  const kept: Item[] = [];
  const drop = (item: Item, rule: string) =>
    trace.push(`${item.isDefault ? "+" : ""}${item.name} dropped ${rule} -`);
  for (const item of items) {
    const policy = policyOf(item.name);
    if (policy === "never") drop(item, "P3");
    else if (!item.target) drop(item, "P5");
    else if (policy === "ifEmpty" && present && !isEmpty(presentValue(present, item))) drop(item, "P3");
    else kept.push({ ...item, asksPresent: policy === "ifEmpty" });
  }

  // P4: values, by the provider's name of the field, else by the request's.
  const valueMaps = entriesOf(readConfig?.selectedValueMappings);
  for (const item of kept) {
    const map = [item.fieldName, item.name].flatMap((name) => valueMaps.filter(([each]) => each === name))[0];
    const entry = entriesOf(map?.[1]).find(
      ([value]) => typeof item.value !== "object" && value === String(item.value),
    );
    if (!entry) continue;
    item.wasValueMapped = !Object.is(item.value, entry[1]);
    item.value = entry[1];
  }

  // P6: two names on one field.
  const collisions: [string, string][] = [];
  for (const one of kept) {
    for (const other of kept) {
      if (one !== other && one.target && other.target && meet(one.target, other.target)) {
        collisions.push([one.name, other.name]);
      }
    }
  }

  for (const item of kept) {
    const [outcome, rule] = item.isDefault
      ? ["defaulted", item.isLegacy ? "P7" : "P2"]
      : item.wasRenamed
        ? ["renamed", "P4"]
        : ["written", item.wasValueMapped ? "P4" : item.asksPresent ? "P3" : "P1"];
    trace.push(`${item.isDefault ? "+" : ""}${item.name} ${outcome} ${rule} ${item.fieldName}`);
  }
  const written = kept.reduce((all, item) => put(all, item.target ?? [], item.value) as Json, {} as Json);
  const needsPresent = present ? [] : kept.filter((item) => item.asksPresent).map((item) => item.fieldName);
  return { ok: collisions.length === 0, fields: written, collisions, needsPresent, trace };
}

/** Reads the brackets of a name character by character; a name that is not well-formed is one part. */
export function parts(name: string): string[] {
  if (!name.startsWith("$[")) return [name];
  const found: string[] = [];
  let at = 1;
  while (at < name.length) {
    const quote = name[at + 1];
    if (name[at] !== "[" || (quote !== "'" && quote !== '"')) return [name];
    let part = "";
    at += 2;
    while (name[at] !== quote) {
      if (at >= name.length) return [name];
      if (name[at] === "\\") {
        at += 1;
        if (!["'", '"', "\\"].includes(name[at] ?? "")) return [name];
      }
      part += name[at] ?? "";
      at += 1;
    }
    if (name[at + 1] !== "]") return [name];
    found.push(part);
    at += 2;
  }
  return found;
}

/** Whether two places are the same, or one lies inside the other. */
function meet(one: readonly string[], other: readonly string[]): boolean {
  const length = Math.min(one.length, other.length);
  return JSON.stringify(one.slice(0, length)) === JSON.stringify(other.slice(0, length));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

function presentValue(present: Json, { fieldName, target }: Item): unknown {
  const literal = get(present, fieldName);
  return isEmpty(literal) ? valueAt(present, target ?? []) : literal;
}

function isJsonObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function entriesOf<TValue>(map: Readonly<Record<string, TValue>> | undefined): [string, TValue][] {
  return Object.entries(map ?? {});
}

function get<TValue>(map: Readonly<Record<string, TValue>> | undefined, name: string): TValue | undefined {
  return entriesOf(map).find(([each]) => each === name)?.[1];
}

function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copy(part)]));
}

function without(value: Json, name: string): Json {
  return Object.fromEntries(Object.entries(value).filter(([each]) => each !== name));
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  return isJsonObject(value) ? valueAt(get(value, name), rest) : undefined;
}

/** Takes away what lies at the path, and each object that this leaves empty but the record itself. */
function prune(value: unknown, path: readonly string[]): unknown {
  const [name = "", ...rest] = path;
  if (!isJsonObject(value)) return value;
  if (rest.length === 0) return without(value, name);
  const inner = prune(get(value, name), rest);
  if (isJsonObject(inner) && Object.keys(inner).length === 0) return without(value, name);
  return put(value, [name], inner);
}

function put(value: unknown, path: readonly string[], part: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return part;
  const entries = isJsonObject(value) ? Object.entries(value) : [];
  const inner = put(entries.find(([each]) => each === name)?.[1], rest, part);
  return Object.fromEntries([...entries.filter(([each]) => each !== name), [name, inner]]);
}
