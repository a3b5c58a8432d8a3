import { isJsonObject, overTheWire, setMember, type Json } from "./json-reader.js";

/** An operation as it comes over the wire, unchecked. */
export interface WireOperation {
  op: string;
  path: string;
  value?: Json;
}

/**
 * Applies JSON Patch operations in order to a copy of `document`, by the words of RFC 6902 (sections 4, 4.1-4.3) and RFC
 * 6901 alone; throws on the first one that the RFC calls an error, and on those that `config-content` does not take.
 */
export function applyJsonPatch(document: Json, operations: readonly WireOperation[]): Json {
  // The document is a member of a holder, so that the root is a location like any other.
  const holder = { document: overTheWire(document) };
  for (const [index, operation] of operations.entries()) {
    try {
      applyOperation(holder, operation);
    } catch (cause) {
      throw new Error(`operation ${index} failed: ${JSON.stringify(operation)}`, { cause });
    }
  }
  return holder.document;
}

function applyOperation(holder: { document: Json }, { op, path, value }: WireOperation): void {
  const tokens = ["document", ...referenceTokens(path)];
  const last = tokens.pop() as string; // never empty: the holder's own name stands first
  const parent = tokens.reduce<Json>((node, token) => valueAt(node, token), holder);
  if (op !== "remove" && value === undefined) throw new Error("the operation has no value");

  if (op === "add") return add(parent, last, value as Json);
  valueAt(parent, last); // 4.2, 4.3: the target location must exist
  if (op === "remove") return remove(parent, last);
  if (op !== "replace") throw new Error(`the operation is not one of add, remove, replace`);
  if (Array.isArray(parent)) parent[Number(last)] = value as Json;
  else if (isJsonObject(parent)) setMember(parent, last, value as Json);
}

/** RFC 6902, 4.1: inserts into an array, adds or replaces a member of an object. */
function add(parent: Json, token: string, value: Json): void {
  if (isJsonObject(parent)) return setMember(parent, token, value);
  if (!Array.isArray(parent)) throw new Error("the parent is neither an object nor an array");
  const index = token === "-" ? parent.length : arrayIndex(token);
  if (index > parent.length) throw new Error("the index is greater than the number of elements");
  parent.splice(index, 0, value);
}

function remove(parent: Json, token: string): void {
  if (Array.isArray(parent)) parent.splice(arrayIndex(token), 1);
  else if (isJsonObject(parent)) Reflect.deleteProperty(parent, token);
}

/** RFC 6901, 4: the value that one reference token names below `node`. */
function valueAt(node: Json, token: string): Json {
  const value = Array.isArray(node)
    ? node[arrayIndex(token)]
    : isJsonObject(node) && Object.hasOwn(node, token)
      ? node[token]
      : undefined;
  if (value === undefined) throw new Error(`there is nothing at ${JSON.stringify(token)}`);
  return value;
}

/** Reads a JSON Pointer (RFC 6901, 3 and 4): `~1` is read before `~0`. */
export function referenceTokens(pointer: string): string[] {
  if (pointer === "") return [];
  if (!pointer.startsWith("/")) throw new Error("a JSON Pointer starts with a slash");
  if (/~(?![01])/.test(pointer)) throw new Error("a tilde is written as ~0");
  return pointer
    .slice(1)
    .split("/")
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** RFC 6901, 4: digits without a leading zero. */
function arrayIndex(token: string): number {
  if (!/^(0|[1-9][0-9]*)$/.test(token)) throw new Error(`${JSON.stringify(token)} is no array index`);
  return Number(token);
}
