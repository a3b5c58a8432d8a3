import { isRecord, own } from "../equal.js";
import type { Path } from "../path.js";
import type { Rule, Validation } from "./validation.js";

/** Checks a value that is there, with all that is in it; answers whether it has the shape. `undefined` counts as absent. */
export type Check = (value: unknown, path: Path, validation: Validation) => boolean;

function isExpected(fits: boolean, expected: string, path: Path, { report }: Validation): boolean {
  if (!fits) report(path, "error", "wrong-type", `Expected ${expected}.`);
  return fits;
}

/** A value without parts. */
export const leaf =
  (expected: string, fits: (value: unknown) => boolean): Check =>
  (value, path, validation) =>
    isExpected(fits(value), expected, path, validation);

/** One of a few words. */
export const oneOf = (...words: readonly unknown[]): Check =>
  leaf(words.map((word) => JSON.stringify(word)).join(" or "), (value) => words.includes(value));

/** A list of the like. */
export const listOf =
  (item: Check): Check =>
  (value, path, validation) =>
    Array.isArray(value)
      ? value.map((each, index) => item(each, [...path, `${index}`], validation)).every(Boolean)
      : isExpected(false, "a list", path, validation);

/** An object; `checks` says how each of some names is checked. Other names are anyone's business. */
const members =
  (
    checks: (value: object) => Iterable<readonly [name: string, check: Check]>,
    required: readonly string[],
  ): Check =>
  (value, path, validation) => {
    if (!isRecord(value)) return isExpected(false, "an object", path, validation);
    return Array.from(checks(value), ([name, check]) => {
      const member = own(value, name);
      const place = [...path, name];
      return member === undefined
        ? isExpected(!required.includes(name), "a value", place, validation)
        : check(member, place, validation);
    }).every(Boolean);
  };

/** An object of any names (D8). */
export const mapOf = (each: Check): Check =>
  members((value) => Object.keys(value).map((name) => [name, each]), []);

/** An object with some keys known, of which some are required. */
export const shaped = (keys: Readonly<Record<string, Check>>, ...required: readonly string[]): Check =>
  members(() => Object.entries(keys), required);

/** Adds a rule about the values that have the shape. */
export const ruled =
  <TValue>(check: Check, rule: Rule<TValue>): Check =>
  (value, path, validation) => {
    const fits = check(value, path, validation);
    // The shape is the contract's, of which TValue is the type.
    if (fits) rule(value as TValue, path, validation);
    return fits;
  };
