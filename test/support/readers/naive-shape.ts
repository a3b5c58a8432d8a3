import type { ShapeInput } from "../../../src/engine/shaping/shape.js";

/**
 * The rules of shaping as plainly as they can be said, slow and without a plan: what a shaped record is held against. It shares
 * no code with the engine.
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

type Json = Record<string, unknown>;
type Path = readonly string[];

/** A name that could be mapped. */
interface Offer {
  name: string;
  path: Path;
  fieldName: string | undefined;
}

/** A value of the request, or of a default, on its way to a field of the provider. */
interface Item {
  name: string;
  value: unknown;
  fallback: "none" | "newer" | "older";
  /** The provider's name as the trace tells it, and where it lies; nowhere where it is stripped. */
  fieldName: string;
  target: Path | undefined;
  /** The field of the provider that settings go by. */
  place: Path | undefined;
  wasRenamed: boolean;
  /** Places inside the field that are decided on by themselves. */
  parts: Path[];
  wasValueMapped: boolean;
  policy: string | undefined;
}

/** Shapes one record by the rules' text. */
export function naiveShape(input: ShapeInput, record: Json, present: Json | undefined): NaiveShape {
  const { objectName, type, config, integration } = input;
  if (type === "delete") return { ok: true, fields: {}, collisions: [], needsPresent: [], trace: [] };

  // P6: what the record holds at the moment has no say in whether two names meet.
  const refused = present && naiveShape(input, record, undefined);
  if (refused?.ok === false) return refused;

  // W20: to Salesforce letter case makes no difference.
  const key = (name: string) => (integration.provider === "salesforce" ? name.toLowerCase() : name);
  /** To Salesforce `Account: {Code__c: "A"}` stands for `AccountId`, and `Parent__r` for `Parent__c`. */
  const referenceOf = (name: string): string | undefined => {
    if (integration.provider !== "salesforce" || name === "") return undefined;
    return name.toLowerCase().endsWith("__r") ? `${name.slice(0, -1)}c` : `${name}Id`;
  };
  const isSame = (a: Path, b: Path) => a.length === b.length && isStart(a, b);
  const isStart = (a: Path, b: Path) =>
    a.length <= b.length && a.every((name, index) => key(name) === key(b[index] ?? ""));
  const isInside = (place: Path, around: Path) => place.length > around.length && isStart(around, place);

  const writeConfig = get(config.write?.objects, objectName);
  const settings = entriesOf(writeConfig?.selectedFieldSettings);
  const older = entriesOf(writeConfig?.selectedValueDefaults);
  const inherits =
    writeConfig?.inheritMapping === true ||
    (integration.write?.objects ?? []).some(
      (object) => object.objectName === objectName && object.inheritMapping === true,
    );
  const strips = inherits && input.removeUnmappedFields === true;
  const readConfig = inherits ? get(config.read?.objects, objectName) : undefined;
  const declared = (integration.read?.objects ?? []).find((object) => object.objectName === objectName);
  const declaredFields = inherits
    ? [...(declared?.requiredFields ?? []), ...(declared?.optionalFields ?? [])]
    : [];

  // P4: the installation's mappings first, then the manifest's own; P5: whatever else could be mapped is left out.
  const all: Offer[] = [];
  const offer = (name: string | undefined, fieldName: string | undefined) => {
    if (name !== undefined) all.push({ name, path: parts(name), fieldName });
  };
  for (const [name, fieldName] of entriesOf(readConfig?.selectedFieldMappings)) offer(name, fieldName);
  for (const entry of readConfig?.dynamicMappingsInput ?? []) offer(entry.mapToName, entry.fieldName);
  for (const field of declaredFields) {
    offer(field.mapToName, "fieldName" in field ? field.fieldName : undefined);
  }
  // Of several spellings of one name the plain one counts, of those one that is mapped, of those the first.
  const ranked = [...all].sort((a, b) => rank(a) - rank(b));
  const offers = ranked.filter(({ path }, index) => ranked.findIndex((o) => isSame(o.path, path)) === index);
  const offerAt = (path: Path) => offers.find((each) => isSame(each.path, path));

  /** The field of the provider that a name means, in a request or a setting; none where it is not mapped. */
  const fieldOf = (path: Path): Path | undefined => {
    const around = [...offers]
      .sort((a, b) => b.path.length - a.path.length)
      .find((each) => isStart(each.path, path));
    if (!around) return path;
    return around.fieldName === undefined
      ? undefined
      : [...parts(around.fieldName), ...path.slice(around.path.length)];
  };

  // W21: what protects a field, by whichever name it stands there.
  const policyKey = type === "create" ? "writeOnCreate" : "writeOnUpdate";
  const strictest = (kinds: (string | undefined)[]) =>
    ["never", "ifEmpty", "always"].find((kind) => kinds.includes(kind));
  const ownPolicy = (place: Path) =>
    strictest(
      settings
        .filter(([name]) => isSame(fieldOf(parts(name)) ?? ["\0stripped"], place))
        .map(([, setting]) => setting[policyKey]),
    );
  /** A record that is named in the place of a reference is that reference: the settings of one are those of the other. */
  const ofRecord = ([name = ""]: Path) =>
    strictest(
      settings
        .filter(([each]) => {
          const [root = "", ...inside] = fieldOf(parts(each)) ?? [];
          return inside.length === 0 && isSame([referenceOf(root) ?? "\0none"], [name]);
        })
        .map(([, setting]) => setting[policyKey]),
    );
  const atRoot = (place: Path, isAround: boolean, at: (place: Path) => string | undefined) => {
    const reference = isAround ? referenceOf(place[0] ?? "") : undefined;
    return strictest([at(place), ofRecord(place), reference && at([reference])]);
  };
  const nearestPolicy = (place: Path, isAround = false): string | undefined =>
    place.length < 2
      ? atRoot(place, isAround, ownPolicy)
      : (ownPolicy(place) ?? nearestPolicy(place.slice(0, -1), true));
  /** What is mapped out of a field of the record has that field's policy, too; two settings meet there, and the stricter holds. */
  const policyHere = (place: Path): string | undefined => {
    const outer = offers
      .filter(
        ({ path, fieldName }) =>
          path.length > 1 && fieldName !== undefined && isSame(parts(fieldName), place),
      )
      .map(({ path }) => nearestPolicy(fieldOf(path.slice(0, -1)) ?? []));
    return ownPolicy(place) ?? (strictest(outer) && strictest([nearestPolicy(place), ...outer]));
  };
  const policyAt = (place: Path, isAround = false): string | undefined =>
    place.length < 2
      ? atRoot(place, isAround, policyHere)
      : (policyHere(place) ?? policyAt(place.slice(0, -1), true));
  /** The reference whose policy counts for a place, and whose present value is asked for; none where the place has its own. */
  const askedReference = (place: Path, isRecord: boolean, at = policyHere): string | undefined => {
    const [root = "", ...inside] = place;
    const reference = referenceOf(root);
    if (reference === undefined || !(isRecord || inside.length > 0)) return undefined;
    for (let length = place.length; length > 1; length -= 1) {
      const around = place.slice(0, length);
      if (ownPolicy(around)) return undefined;
      const met = at(around);
      if (met) return met === nearestPolicy(around) ? askedReference(around, isRecord, ownPolicy) : undefined;
    }
    const its = at([reference]);
    return its && strictest([its, at([root]), ofRecord([root])]) === its ? reference : undefined;
  };
  /** A name that leads nowhere has the policy that stands under it. */
  const policyOfName = (name: string) =>
    strictest(settings.filter(([each]) => key(each) === key(name)).map(([, setting]) => setting[policyKey]));
  const valueMaps = entriesOf(readConfig?.selectedValueMappings);
  const valueMapAt = (place: Path) =>
    valueMaps.find(([name]) => isSame(parts(name), place)) ??
    valueMaps.find(([name]) => isSame(fieldOf(parts(name)) ?? ["\0stripped"], place));

  // P1: the names of the request.
  const known: Path[] = [];
  for (const [name] of [...settings, ...older, ...valueMaps]) {
    const place = fieldOf(parts(name));
    if (place && !known.some((each) => isSame(each, place))) known.push(place);
  }
  const items: Item[] = [];
  const add = (item: Pick<Item, "name" | "value" | "target" | "fieldName"> & Partial<Item>) => {
    const { name, target, fieldName } = item;
    const around = item.place ?? target;
    const insides = known.filter((place) => target && around && isInside(place, around));
    items.push({
      ...{ fallback: "none", wasRenamed: false, wasValueMapped: false, policy: undefined },
      ...{ place: target, parts: insides, ...item },
    });
    return { name, fieldName };
  };
  const mapped = ({ name, fieldName }: Offer) => ({
    fieldName: fieldName ?? name,
    target: fieldName === undefined ? undefined : parts(fieldName),
    wasRenamed: fieldName !== undefined && fieldName !== name,
  });

  /** A key in brackets is nested where a mapping leads to the field that it means; else it is written as it is (D8). */
  const targetOfKey = (name: string): Path => {
    const place = fieldOf(parts(name));
    const isSide = offers.some(
      ({ fieldName }) => place && fieldName !== undefined && isSame(parts(fieldName), place),
    );
    return isSide && place ? place : [name];
  };
  /** A key in brackets means a part only where a setting stands under that very name (D8), a mapping leads there, or a policy says of it or what lies inside. */
  const placeOfKey = (name: string) => {
    const place = fieldOf(parts(name));
    const isSet = [...settings, ...older, ...valueMaps].some(([each]) => key(each) === key(name));
    if (isSet || !place) return isSet ? place : [name];
    const isProtected = policyAt(place) ?? known.some((each) => isInside(each, place));
    const isPart = name.startsWith("$[") && (isProtected || targetOfKey(name)[0] !== name);
    return isPart ? place : [name];
  };

  /** The provider's fields that the request has, whatever becomes of them; and what the trace tells of by its own name. */
  const asked: Path[] = [];
  const told = new Set<Offer | string>();
  /** Takes a value apart: what is mapped elsewhere, and what is decided on by itself, the deepest first. */
  const take = (name: string, path: Path, value: unknown, by: Offer | undefined, isWhole: boolean): void => {
    const target = by ? mapped(by).target : strips ? undefined : targetOfKey(name);
    const own = by ? target : placeOfKey(name);
    if (target) asked.push(target);
    const reference = referenceOf(target?.[0] ?? "");
    if (reference && ((target?.length ?? 0) > 1 || isJsonObject(value))) asked.push([reference]);
    const inner: { path: Path; then: (part: unknown) => void }[] = [];
    for (const each of isWhole ? offers : []) {
      if (each.path.length < 2 || !isStart(path, each.path)) continue;
      inner.push({
        path: each.path.slice(1),
        then: (part) => {
          take(each.name, each.path, part, each, false);
        },
      });
    }
    for (const place of target && own ? known : []) {
      if (!target || !own || !isInside(place, own)) continue;
      const within = place.slice(own.length);
      inner.push({
        path: within,
        then: (part) => {
          const whole = bracketed([...path, ...within]);
          const to = [...target, ...within];
          add({ name: whole, value: part, target: to, place, fieldName: bracketed(place) });
        },
      });
    }
    let rest: unknown = value;
    for (const each of inner.sort((a, b) => b.path.length - a.path.length)) {
      for (;;) {
        const real = realPath(rest, each.path);
        if (!real) break;
        each.then(valueAt(rest, real));
        rest = prune(rest, real);
        if (isJsonObject(rest) && Object.keys(rest).length === 0) rest = undefined;
      }
    }
    if (rest === undefined) return;
    told.add(by ?? key(name));
    if (by) add({ name, value: rest, ...mapped(by) });
    else add({ name, value: rest, fieldName: name, target, place: target && own });
  };
  /** The path under which a value really has it, in any spelling. */
  const realPath = (value: unknown, path: Path): Path | undefined => {
    const [name, ...rest] = path;
    if (name === undefined) return value === undefined ? undefined : [];
    if (!isJsonObject(value)) return undefined;
    for (const each of Object.keys(value)) {
      const inner = key(each) === key(name) ? realPath(value[each], rest) : undefined;
      if (inner) return [each, ...inner];
    }
    return undefined;
  };

  /** Whether a value has something at a path, under any of the spellings that it has there. */
  const hasFilled = (value: unknown, [name, ...rest]: Path): boolean =>
    name === undefined
      ? !isEmpty(value)
      : isJsonObject(value) &&
        Object.keys(value).some((each) => key(each) === key(name) && hasFilled(value[each], rest));

  const isId = (name: string) => type === "update" && (name === "Id" || key(name) === key("id"));
  const offerOfKey = (name: string) => offerAt([name]) ?? offerAt(parts(name));
  const names = Object.keys(record).filter((name) => record[name] !== undefined && !isId(name));
  for (const name of names) {
    const by = offerOfKey(name);
    take(name, by?.path ?? [name], get(record, name), by, !by || by.path.length === 1);
  }
  const requested = [...items];

  // P2, P7: one default for each field that the request lacks.
  const trace: string[] = [];
  const candidates = [
    ...settings.map(([name, setting]) => {
      const { stringValue, integerValue, booleanValue } = setting.default ?? {};
      return {
        name,
        value: stringValue ?? integerValue ?? booleanValue,
        fallback: "newer" as const,
        isOff: false,
      };
    }),
    ...older.map(([name, { value, applyOnUpdate }]) => {
      const place = fieldOf(parts(name));
      const isOff =
        type === "update" && applyOnUpdate === "never" && !(place ? ownPolicy(place) : policyOfName(name));
      return { name, value, fallback: "older" as const, isOff };
    }),
  ].filter(({ name, value }) => {
    const root = (offerAt(parts(name)) ?? offerOfKey(name))?.path[0] ?? name;
    return value !== undefined && !isId(root);
  });
  /** A mapped part of another record tells which one the reference is to; `attributes` tells only its type. */
  const toldBy = (target: Path | undefined): Path | undefined => {
    const [root = "", part] = target ?? [];
    const reference = part === undefined || part === "attributes" ? undefined : referenceOf(root);
    return reference === undefined ? undefined : [reference];
  };
  const isOneField = (one: string, other: string) => {
    const [a, b] = [one, other].map((name) => {
      const by = offerAt(parts(name));
      return toldBy(by ? mapped(by).target : targetOfKey(name)) ?? fieldOf(parts(name));
    });
    return a && b ? isSame(a, b) : !a && !b && key(one) === key(other);
  };
  const isMapped = (name: string) => offerAt(parts(name)) !== undefined;
  const goesBefore = (one: (typeof candidates)[number], other: (typeof candidates)[number]) => {
    if (one.fallback !== other.fallback) return one.fallback === "newer";
    if (isMapped(one.name) !== isMapped(other.name)) return isMapped(one.name);
    return candidates.indexOf(one) < candidates.indexOf(other);
  };
  const bestOf = (one: (typeof candidates)[number]) =>
    candidates
      .filter((other) => isOneField(one.name, other.name))
      .reduce((best, other) => (goesBefore(other, best) ? other : best));
  let written: Json = {};
  const writeAll = () => {
    const kept = items.filter(({ target }) => target);
    const shallowFirst = [...kept].sort((a, b) => (a.target?.length ?? 0) - (b.target?.length ?? 0));
    for (const { target, value } of shallowFirst) written = put(written, target ?? [], value, key) as Json;
  };

  // P3: the policies.
  const drop = (item: Item, rule: string) =>
    trace.push(`${item.fallback === "none" ? "" : "+"}${item.name} dropped ${rule} -`);
  const decide = (item: Item): boolean => {
    if (!item.target) {
      drop(item, "P5");
      return false;
    }
    const isRecord =
      item.target.length === 1 && isSame(item.target, item.place ?? []) && isJsonObject(item.value);
    const reference = item.place && askedReference(item.place, isRecord);
    const own = item.place ? policyAt(item.place, isRecord) : policyOfName(item.name);
    // What is no object goes over all that the field holds: what protects a part of it counts as well.
    const isOver = type === "update" && !isJsonObject(item.value);
    const fields: [Path, string, string | undefined][] = [
      [item.place ?? item.target, reference ?? item.fieldName, own],
      ...(isOver ? item.parts : []).map((place): [Path, string, string | undefined] => [
        place,
        askedReference(place, false) ?? bracketed(place),
        policyAt(place),
      ]),
    ];
    const isFilled = (target: Path, fieldName: string) =>
      present !== undefined && [[fieldName], target].some((path) => hasFilled(present, path));
    const isNever = fields.some(([, , policy]) => policy === "never");
    const asks = fields.filter(([, , policy]) => policy === "ifEmpty");
    if (isNever || asks.some(([target, fieldName]) => isFilled(target, fieldName))) {
      drop(item, "P3");
      return false;
    }
    const asked = present ? own : asks[0]?.[2];
    item.policy = asked === "ifEmpty" ? asked : undefined;
    if (!present)
      needs.set(
        item,
        asks.map(([, fieldName]) => fieldName),
      );
    return true;
  };
  const needs = new Map<Item, string[]>();
  const kept = items.filter(decide);
  items.splice(0, items.length, ...kept);

  // P4: values.
  const mapValue = (item: Item) => {
    const map = item.place && valueMapAt(item.place)?.[1];
    const entry = entriesOf(map).find(
      ([value]) => typeof item.value !== "object" && value === String(item.value),
    );
    // An empty text is no option: none is chosen yet.
    if (!entry || entry[1] === "") return;
    item.wasValueMapped = !Object.is(item.value, entry[1]);
    item.value = entry[1];
  };
  items.forEach(mapValue);

  /** Whether the first is the reference in whose place the other names a record. */
  const isReferenceOf = (one: Path, other: Path, value: unknown) =>
    isSame(one, [referenceOf(other[0] ?? "") ?? "\0none"]) && (other.length > 1 || isJsonObject(value));

  // P6: two names on one field; parts of one field are merged into it.
  const collisions: [string, string][] = [];
  for (const one of items) {
    for (const other of items) {
      if (one === other || !one.target || !other.target) continue;
      const [outer, inner] = one.target.length <= other.target.length ? [one, other] : [other, one];
      if (!isStart(outer.target ?? [], inner.target ?? [])) continue;
      const within = inner.target?.slice(outer.target?.length) ?? [];
      if (within.length > 0 && hasRoom(outer.value, within, key)) continue;
      collisions.push([one.name, other.name]);
    }
  }
  if (collisions.length === 0) writeAll();

  for (const candidate of candidates) {
    const { name, value, fallback, isOff } = candidate;
    const best = bestOf(candidate);
    if (fallback === "older" && candidates.some((each) => each.name === name && each.fallback === "newer"))
      continue;
    const by = offerAt(parts(name)) ?? offerOfKey(name);
    const own: Pick<Item, "name" | "value" | "target" | "fieldName"> & Partial<Item> = by
      ? { name, value, fallback, ...mapped(by) }
      : {
          name,
          value,
          fallback,
          fieldName: name,
          target: strips ? undefined : targetOfKey(name),
          place: fieldOf(parts(name)),
        };
    if (told.has(by ?? key(name))) continue;
    // The request has the field under whichever of its names, whole or in parts, or has the part that the name means.
    const isRequested =
      own.target !== undefined &&
      ([...asked, ...requested.map((item) => item.target)].some((target) =>
        [own.target, own.place, toldBy(own.target)].some((place) => target && place && isSame(target, place)),
      ) ||
        kept.some(
          ({ target, value: its }) =>
            target &&
            (isReferenceOf(target, own.target ?? [], undefined) ||
              isReferenceOf(own.place ?? own.target ?? [], target, its)),
        ));
    if (best !== candidate || isRequested) {
      trace.push(`+${name} dropped P2 -`);
      continue;
    }
    if (isOff) {
      trace.push(`+${name} dropped P7 -`);
      continue;
    }
    items.length = 0;
    add(own);
    const [item] = items;
    if (!item || !decide(item)) continue;
    mapValue(item);
    if (!hasRoom(written, item.target ?? [], key)) {
      trace.push(`+${name} dropped P2 -`);
      needs.delete(item);
      continue;
    }
    kept.push(item);
    written = put(written, item.target ?? [], item.value, key) as Json;
  }

  for (const item of kept) {
    const [outcome, rule] =
      item.fallback !== "none"
        ? ["defaulted", item.fallback === "older" ? "P7" : "P2"]
        : item.wasRenamed
          ? ["renamed", "P4"]
          : ["written", item.wasValueMapped ? "P4" : item.policy ? "P3" : "P1"];
    const mark = item.fallback === "none" ? "" : "+";
    trace.push(`${mark}${item.name} ${outcome ?? ""} ${rule ?? ""} ${item.fieldName}`);
  }
  return {
    ok: collisions.length === 0,
    fields: written,
    collisions,
    needsPresent: [...needs.values()].flat(),
    trace,
  };
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

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "";
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
  return put(value, [name], inner, (each) => each);
}

/** Puts a part at a path, into objects that may have other spellings of its names. */
function put(value: unknown, path: Path, part: unknown, key: (name: string) => string): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return part;
  const entries = isJsonObject(value) ? Object.entries(value) : [];
  const names = entries.map(([each]) => each);
  const real = names.includes(name) ? name : (names.find((each) => key(each) === key(name)) ?? name);
  const inner = put(entries.find(([each]) => each === real)?.[1], rest, part, key);
  return Object.fromEntries([...entries.filter(([each]) => each !== real), [real, inner]]);
}

/** Whether a value has nothing at a path, and objects where it must have them. */
function hasRoom(value: unknown, path: Path, key: (name: string) => string): boolean {
  const [name, ...rest] = path;
  if (value === undefined) return true;
  if (name === undefined || !isJsonObject(value)) return false;
  const names = Object.keys(value);
  const real = names.includes(name) ? name : names.find((each) => key(each) === key(name));
  return real === undefined || hasRoom(value[real], rest, key);
}

/** Plain names before those in brackets, and what is mapped before what is not. */
function rank({ name, path, fieldName }: Offer): number {
  return (fieldName === undefined ? 2 : 0) + (path[0] === name ? 0 : 1);
}

/** The name of a place; that of a part in brackets. */
function bracketed(path: Path): string {
  if (path.length === 1) return path[0] ?? "";
  const escape = (name: string) =>
    [...name].map((letter) => (/['\\]/.test(letter) ? `\\${letter}` : letter)).join("");
  return `$${path.map((name) => `['${escape(name)}']`).join("")}`;
}
