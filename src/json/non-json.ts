import { isJsonObject } from "./object.js";
import { maxJsonDepth } from "./parse.js";
import { formatPointer } from "./pointer.js";

/** A value that JSON cannot represent, and its place. */
export interface NonJson {
  /** A JSON Pointer (RFC 6901) from the value's root. */
  readonly pointer: string;
  /** What the value is, in words: `an instance of Date`, `NaN`, `a function`, `an object inside itself`. */
  readonly found: string;
}

/**
 * Finds the first place in `value` that is not JSON; `undefined` where there is none. A member that is `undefined` counts as
 * absent; an item of a list, or the value itself, must not be. Objects of another realm are JSON (see `isJsonObject`).
 */
export function findNonJson(value: unknown): NonJson | undefined {
  const path: string[] = [];
  const above = new Set<object>();
  // A value that several containers share is checked once.
  const checked = new Set<object>();

  const find = (node: unknown): string | undefined => {
    if (typeof node !== "object" || node === null) return nameOfNonJson(node);
    if (checked.has(node)) return undefined;
    if (above.has(node)) return "an object inside itself";
    if (path.length > maxJsonDepth) return `something more than ${String(maxJsonDepth)} levels deep`;
    if (!Array.isArray(node) && !isJsonObject(node)) return nameOfInstance(node);
    if (hasSymbolName(node)) return "an object with a symbol for a name";
    above.add(node);
    // Not Object.entries: a list's holes are places, too.
    for (const name of Array.isArray(node) ? node.keys() : Object.keys(node)) {
      const part = (node as Readonly<Record<string | number, unknown>>)[name];
      if (part === undefined && typeof name === "string") continue;
      path.push(String(name));
      const found = find(part);
      if (found !== undefined) return found;
      path.pop();
    }
    above.delete(node);
    checked.add(node);
    return undefined;
  };

  const found = readSafely(() => find(value));
  return found === undefined ? undefined : { pointer: formatPointer(path), found };
}

/** A getter or a proxy of the app may throw: what cannot be read is not JSON either. */
function readSafely(find: () => string | undefined): string | undefined {
  try {
    return find();
  } catch {
    return "something that throws when it is read";
  }
}

/**
 * Throws a `TypeError` that names the first place in `value` that is not JSON.
 *
 * @param what Names the value in the message: `the default of "email"`.
 */
export function assertJson(value: unknown, what: string): void {
  const fault = findNonJson(value);
  if (!fault) return;
  const where = fault.pointer === "" ? "" : ` at ${fault.pointer}`;
  throw new TypeError(
    `${what} is no JSON: there is ${fault.found}${where}; ` +
      "use texts, finite numbers, true, false, null, lists and plain objects",
  );
}

function nameOfNonJson(value: unknown): string | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? undefined : String(value);
  if (value === undefined) return "undefined";
  if (typeof value === "bigint") return "a BigInt";
  return typeof value === "function" || typeof value === "symbol" ? `a ${typeof value}` : undefined;
}

function nameOfInstance(value: object): string {
  const { constructor } = Object.getPrototypeOf(value) as { constructor?: unknown };
  return typeof constructor === "function" && constructor.name !== ""
    ? `an instance of ${constructor.name}`
    : "an instance of a class";
}

function hasSymbolName(value: object): boolean {
  return Object.getOwnPropertySymbols(value).some((name) =>
    Object.prototype.propertyIsEnumerable.call(value, name),
  );
}
