import { isScalar, type Node } from "yaml";
import { quote } from "../../json/quote.js";
import { describeNode } from "./describe-node.js";
import type { ManifestIssueCode } from "../issue-codes.js";
import { missing, type Mapping, type Value } from "./mapping.js";
import { nearestName } from "../../json/nearest-name.js";
import type { Reading } from "./reading.js";

/** The string at `key`; `undefined` where it is absent or no string. Any string will do, the empty one, too. */
export function readString<TKey extends string>(
  reading: Reading,
  mapping: Mapping<TKey>,
  key: NoInfer<TKey>,
): string | undefined {
  const value = mapping.entries.get(key);
  return value && asString(reading, value);
}

/** The string at `key`, as `readString`, but its absence is an issue of the code given. */
export function requireString<TKey extends string>(
  reading: Reading,
  mapping: Mapping<TKey>,
  key: NoInfer<TKey>,
  code: ManifestIssueCode,
): string | undefined {
  if (!mapping.entries.has(key))
    reading.report(code, missing(mapping, key), `The key \`${key}\` is missing.`);
  return readString(reading, mapping, key);
}

/** The string at `key`, as `requireString`, but it may not be empty either. */
export function requireText<TKey extends string>(
  reading: Reading,
  mapping: Mapping<TKey>,
  key: NoInfer<TKey>,
  code: ManifestIssueCode,
): string | undefined {
  const text = requireString(reading, mapping, key, code);
  const value = mapping.entries.get(key);
  if (text === "" && value) reading.report(code, value, `The key \`${key}\` is empty.`);
  return text;
}

/** `value` as a string; `undefined` where it is none. */
export function asString(reading: Reading, value: Value): string | undefined {
  const { node } = value;
  if (isScalar(node) && typeof node.value === "string") return node.value;
  const quoted = isScalar(node) && node.value !== null ? `quote it: ${quote(node.source ?? "")}` : undefined;
  reading.report("wrong-type", value, `A string is expected here, not ${describeNode(node)}.`, quoted);
  return undefined;
}

/** The boolean at `key`; `undefined` where it is absent or no boolean. */
export function readBoolean<TKey extends string>(
  reading: Reading,
  mapping: Mapping<TKey>,
  key: NoInfer<TKey>,
): boolean | undefined {
  const value = mapping.entries.get(key);
  if (!value) return undefined;
  const { node } = value;
  if (isScalar(node) && typeof node.value === "boolean") return node.value;
  const message = `\`true\` or \`false\` is expected here, not ${describeNode(node)}.`;
  reading.report("wrong-type", value, message, booleanHint(node));
  return undefined;
}

/** The one of `choices` at `key`; `undefined` where it is absent, or something else, which is an issue of the code given. */
export function readChoice<TKey extends string, TChoice extends string>(
  reading: Reading,
  mapping: Mapping<TKey>,
  key: NoInfer<TKey>,
  choices: readonly TChoice[],
  code: ManifestIssueCode,
): TChoice | undefined {
  const value = mapping.entries.get(key);
  if (!value) return undefined;
  const given = isScalar(value.node) ? value.node.value : undefined;
  const choice = choices.find((each) => each === given);
  if (choice === undefined) {
    const expected = choices.map((each) => `\`${each}\``).join(" or ");
    const nearest = typeof given === "string" ? nearestName(given, choices) : undefined;
    const message = `\`${key}\` is ${expected}, not ${describeNode(value.node)}.`;
    reading.report(code, value, message, nearest && `did you mean \`${nearest}\`?`);
  }
  return choice;
}

/** The integer at `key`, at least `min` and at most `max`; anything else there is an issue of `code`. */
export function readInteger<TKey extends string>(
  reading: Reading,
  mapping: Mapping<TKey>,
  key: NoInfer<TKey>,
  { min, max = Infinity, code }: { min: number; max?: number; code: ManifestIssueCode },
): number | undefined {
  const value = mapping.entries.get(key);
  if (!value) return undefined;
  const given = isScalar(value.node) ? value.node.value : undefined;
  if (typeof given === "number" && Number.isSafeInteger(given) && given >= min && given <= max) return given;
  const range = max === Infinity ? `of at least ${min}` : `from ${min} to ${max}`;
  reading.report(code, value, `\`${key}\` is an integer ${range}, not ${describeNode(value.node)}.`);
  return undefined;
}

function booleanHint(node: Node): string | undefined {
  const text = isScalar(node) && typeof node.value === "string" ? node.value.toLowerCase() : "";
  if (["true", "yes", "on", "always"].includes(text)) return "write `true`, without quotes";
  if (["false", "no", "off", "never"].includes(text)) return "write `false`, without quotes";
  return undefined;
}
