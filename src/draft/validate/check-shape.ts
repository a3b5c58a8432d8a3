import { isRecord, own } from "../equal.js";
import type { Path } from "../path.js";

/** Says that a value is not what is expected at its place. */
type ReportShape = (path: Path, expected: string) => void;

/** Checks a value that is there; what JSON would leave out (`undefined`) counts as absent. */
export type Check = (value: unknown, path: Path, report: ReportShape) => void;

/** A value without parts. */
export const leaf =
  (expected: string, fits: (value: unknown) => boolean): Check =>
  (value, path, report) => {
    if (!fits(value)) report(path, expected);
  };

/** One of a few words. */
export const oneOf = (...words: readonly unknown[]): Check =>
  leaf(words.map((word) => JSON.stringify(word)).join(" or "), (value) => words.includes(value));

/** A list of the like. */
export const listOf =
  (item: Check): Check =>
  (value, path, report) => {
    if (!Array.isArray(value)) return report(path, "a list");
    value.forEach((each, index) => {
      item(each, [...path, `${index}`], report);
    });
  };

/** An object of any names (D8). */
export const mapOf =
  (each: Check): Check =>
  (value, path, report) => {
    if (!isRecord(value)) return report(path, "an object");
    for (const name of Object.keys(value)) checkMember(value, name, each, path, report);
  };

/** An object with some keys known, of which some are required; others are anyone's business. */
export const shaped =
  (keys: Readonly<Record<string, Check>>, ...required: readonly string[]): Check =>
  (value, path, report) => {
    if (!isRecord(value)) return report(path, "an object");
    for (const name of Object.keys(keys)) {
      checkMember(value, name, keys[name], path, report);
      if (required.includes(name) && own(value, name) === undefined) report([...path, name], "a value");
    }
  };

function checkMember(
  value: unknown,
  name: string,
  check: Check | undefined,
  path: Path,
  report: ReportShape,
): void {
  const member = own(value, name);
  if (member !== undefined) check?.(member, [...path, name], report);
}
