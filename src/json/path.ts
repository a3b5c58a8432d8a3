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
 */
export function setIn(root: unknown, path: Path, value: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return reconcile(root, value);
  const record = isJsonObject(root) ? root : {};
  const current = own(record, name);
  if (value === undefined && current === undefined) return root;
  const next = setIn(current, rest, value);
  return Object.is(next, current) && isJsonObject(root) ? root : withParts(record, [[name, next]]);
}

/** Whether `path` is `start` or leads to a place below it. */
export function startsWith(path: Path, start: Path): boolean {
  return start.length <= path.length && start.every((name, index) => name === path[index]);
}
