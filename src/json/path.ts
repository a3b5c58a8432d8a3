import { isJsonObject, own, setOwn, type JsonObject } from "./object.js";
import { reconcile } from "./reconcile.js";

/** Names from the config's root to a place in it; any string is a name. */
export type Path = readonly string[];

/** Reads own properties along `path`; `undefined` where there is none. */
export function getIn(root: unknown, path: Path): unknown {
  let node = root;
  for (const name of path) node = own(node, name);
  return node;
}

/** The names that both paths start with. */
export function commonPath(a: Path, b: Path): Path {
  const end = a.findIndex((name, index) => name !== b[index]);
  return end < 0 ? a : a.slice(0, end);
}

/** Copies `record` with each part set as an own property, or left out where it is `undefined`. */
export function withParts(record: JsonObject, parts: Iterable<readonly [string, unknown]>) {
  const copy = copyRecord(record);
  for (const [name, value] of parts) {
    if (value === undefined) {
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- on a copy of our own
      delete copy[name];
    } else {
      setOwn(copy, name, value);
    }
  }
  return copy;
}

/** From about here on V8 fills a hash table faster than it spreads an object: twice at 500 names, three times at 1,000. */
const SPREAD_LIMIT = 200;

function copyRecord(record: JsonObject): JsonObject {
  const names = Object.keys(record);
  if (names.length <= SPREAD_LIMIT) return { ...record };
  // An object made without a prototype is a hash table from the start, and to it `__proto__` is a name as any other.
  const copy = Object.create(null) as JsonObject;
  for (const name of names) copy[name] = record[name];
  return Object.setPrototypeOf(copy, Object.prototype) as JsonObject;
}

/**
 * Returns `root` with `value` at `path`, copying only the containers on the way and making those that are missing;
 * `undefined` removes. Returns `root` itself when it has an equal value there already.
 *
 * Every part that the edit makes equal to its counterpart in one of `bases` (the first one wins) takes that counterpart's
 * reference: edits that are taken back, in whatever steps, give back the very state they started from.
 */
export function setIn(root: unknown, path: Path, value: unknown, bases: readonly unknown[] = []): unknown {
  const [name, ...rest] = path;
  if (name === undefined) {
    return bases.reduceRight((kept, base) => reconcile(base, kept), reconcile(root, value));
  }
  const record = isJsonObject(root) ? root : {};
  const current = own(record, name);
  if (value === undefined && current === undefined) return root;
  const records = bases.filter(isJsonObject);
  const next = setIn(
    current,
    rest,
    value,
    records.map((base) => own(base, name)),
  );
  if (Object.is(next, current) && isJsonObject(root)) return root;
  return records.find((base) => equalsAfter(record, name, next, base)) ?? withParts(record, [[name, next]]);
}

/** Whether `base` is `record` with `name` set to `next`, comparing by reference; decides by the edited name first. */
function equalsAfter(record: JsonObject, name: string, next: unknown, base: JsonObject) {
  if (own(base, name) !== next) return false;
  const size = Object.keys(record).length;
  const before = Object.hasOwn(record, name) ? 1 : 0;
  const after = next === undefined ? 0 : 1;
  const baseKeys = Object.keys(base);
  return (
    baseKeys.length === size - before + after &&
    baseKeys.every((key) => key === name || (Object.hasOwn(record, key) && record[key] === base[key]))
  );
}

/** Whether a path leads to the place of another one or into it. */
export function startsWith(path: Path, start: Path): boolean {
  return start.length <= path.length && start.every((name, index) => name === path[index]);
}
