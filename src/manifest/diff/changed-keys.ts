import { deepEqual } from "../../json/equal.js";
import { quote } from "../../json/quote.js";
import type { ChangePlace, ManifestChange, ManifestChangeSeverity } from "./manifest-change.js";

/** How a change of a key is felt, by key; a function where it depends on the values. */
export type Severities = Readonly<
  Record<string, ManifestChangeSeverity | ((before: unknown, after: unknown) => ManifestChangeSeverity)>
>;

/** Turning something off breaks it; turning it on takes nothing away. */
export const breaksWhenOff = (before: unknown, after: unknown): ManifestChangeSeverity =>
  before === true && after !== true ? "breaking" : "note";

/** The keys of two parts that differ, but for those that are compared elsewhere; a key without a severity asks for a look. */
export function changedKeys(
  place: ChangePlace,
  before: object,
  after: object,
  severities: Severities,
  elsewhere: readonly string[] = [],
): ManifestChange[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((name) => {
    const [old, now] = [valueOf(before, name), valueOf(after, name)];
    if (elsewhere.includes(name) || deepEqual(old, now)) return [];
    const severity = severities[name] ?? "action";
    return {
      ...place,
      severity: typeof severity === "function" ? severity(old, now) : severity,
      code: "changed",
      name,
      ...(old !== undefined && { before: old }),
      ...(now !== undefined && { after: now }),
      message: `\`${name}\` ${describe(old, now)}.`,
    };
  });
}

function valueOf(part: object, key: string): unknown {
  return Object.hasOwn(part, key) ? (part as Record<string, unknown>)[key] : undefined;
}

function describe(before: unknown, after: unknown): string {
  if (before === undefined) return `is new: ${quote(after)}`;
  if (after === undefined) return `is gone; it was ${quote(before)}`;
  return `changes from ${quote(before)} to ${quote(after)}`;
}
