import { isJsonObject, own } from "../json/object.js";
import { nearestName } from "../json/nearest-name.js";
import { formatPointer } from "../json/pointer.js";
import type { Expected } from "../words/messages.js";
import type { Path } from "../json/path.js";
import { findInMembers, isSameBasis } from "./found-before.js";
import type { Rule, Validation } from "./validation.js";

/** Checks a value and everything inside it, reports what is wrong, and returns whether the value has the expected shape. */
export type Check = (value: unknown, path: Path, validation: Validation) => boolean;

function isExpected(fits: boolean, expected: Expected, path: Path, { report }: Validation): boolean {
  if (!fits) report(path, "error", "wrong-type", { expected });
  return fits;
}

/** A value that has no parts of its own. */
export const leaf =
  (expected: Expected, fits: (value: unknown) => boolean): Check =>
  (value, path, validation) =>
    isExpected(fits(value), expected, path, validation);

/** One of a few fixed values. */
export const oneOf = (...words: readonly unknown[]): Check => leaf(words, (value) => words.includes(value));

/** A list whose items all pass one check. */
export const listOf =
  (item: Check): Check =>
  (value, path, validation) =>
    Array.isArray(value)
      ? value.map((each, index) => item(each, [...path, `${index}`], validation)).every(Boolean)
      : isExpected(false, "list", path, validation);

/** An object whose names are free, such as field names, and whose values all pass one check. */
export const mapOf =
  (each: Check): Check =>
  (value, path, validation) =>
    isJsonObject(value)
      ? Object.keys(value)
          .map((name) => value[name] === undefined || each(value[name], [...path, name], validation))
          .every(Boolean)
      : isExpected(false, "object", path, validation);

/**
 * The same as `mapOf`, memoised for many names: a value with the same reference as before is not checked again while everything
 * else that `each` reads is the same. `basisOf` lists what `each` reads besides the value.
 */
export const keptMapOf =
  (each: Check, basisOf: (path: Path, validation: Validation) => readonly unknown[]): Check =>
  (value, path, validation) => {
    if (!isJsonObject(value)) return isExpected(false, "object", path, validation);
    const { foundBefore, collect, add } = validation;
    const place = formatPointer(path);
    const found = findInMembers(
      value,
      basisOf(path, validation),
      foundBefore.members.get(place),
      (name, member) => collect((collecting) => each(member, [...path, name], collecting)),
    );
    foundBefore.members.set(place, found);
    add(found.issues);
    return found.fits;
  };

/**
 * An object with known keys, some of them required. A key that is nearly a known one gets a warning: the service
 * stores it without effect. Other unknown keys may be newer than the kit and are ignored.
 */
export const shaped = (keys: Readonly<Record<string, Check>>, ...required: readonly string[]): Check => {
  const check = openShaped(keys, ...required);
  const known = Object.keys(keys);
  return (value, path, validation) => {
    const fits = check(value, path, validation);
    if (isJsonObject(value)) {
      for (const name of Object.keys(value)) {
        if (value[name] === undefined || known.includes(name)) continue;
        const suggestion = nearestName(name, known);
        if (suggestion === undefined) continue;
        validation.report([...path, name], "warning", "unknown-key", { name, suggestion });
      }
    }
    return fits;
  };
};

/** As `shaped`, but other keys are not looked at. A member that is `undefined` is absent. */
export const openShaped = (keys: Readonly<Record<string, Check>>, ...required: readonly string[]): Check => {
  const checks = Object.entries(keys);
  return (value, path, validation) =>
    isJsonObject(value)
      ? checks
          .map(([name, check]) => {
            const member = own(value, name);
            if (member !== undefined) return check(member, [...path, name], validation);
            return isExpected(!required.includes(name), "value", [...path, name], validation);
          })
          .every(Boolean)
      : isExpected(false, "object", path, validation);
};

/** Adds a rule that runs only on values that have the expected shape. */
export const ruled =
  <TValue>(check: Check, rule: Rule<TValue>): Check =>
  (value, path, validation) => {
    const fits = check(value, path, validation);
    // The check has just shown that the value has the shape of TValue.
    if (fits) rule(value as TValue, path, validation);
    return fits;
  };

/** The same as `ruled`, memoised: the rule runs again only when what `basisOf` lists has changed. At most one per object. */
export const keptRule = <TValue>(
  check: Check,
  rule: Rule<TValue>,
  basisOf: (value: TValue, path: Path, validation: Validation) => readonly unknown[],
): Check =>
  ruled<TValue>(check, (value, path, validation) => {
    const { foundBefore, collect, add } = validation;
    const place = formatPointer(path);
    const basis = basisOf(value, path, validation);
    let kept = foundBefore.rules.get(place);
    if (!kept || !isSameBasis(kept.basis, basis)) {
      const found = collect((collecting) => {
        rule(value, path, collecting);
        return true;
      });
      foundBefore.rules.set(place, (kept = { basis, found }));
    }
    add(kept.found?.issues ?? []);
  });
