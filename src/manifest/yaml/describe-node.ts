import { isAlias, isMap, isScalar, isSeq, type Node } from "yaml";
import { quote } from "../../json/quote.js";

/** Says what a value is, for a message: `the number 5`, `a list`, `nothing`. */
export function describeNode(node: Node): string {
  if (isMap(node)) return "a mapping";
  if (isSeq(node)) return "a list";
  if (!isScalar(node)) return "an alias";
  const { value, source = String(value) } = node;
  if (value === null) return "nothing";
  if (typeof value === "string") return quote(value);
  if (typeof value === "number" || typeof value === "boolean") return `the ${typeof value} ${source}`;
  return `the value ${quote(source)}`;
}

/** The text of a mapping's key as written; a key that is no scalar has none, `?` stands for it. */
export function keyText(key: Node): string {
  if (isScalar(key)) return key.source ?? String(key.value);
  return isAlias(key) ? `*${key.source}` : "?";
}
