import { Cron } from "croner";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextRun } from "../../src/manifest/index.js";

const number = (min: number, max: number) => fc.integer({ min, max });
const range = (min: number, max: number) =>
  fc.tuple(number(min, max), number(min, max)).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`);
const stepped = (min: number, max: number) =>
  fc.tuple(fc.oneof(fc.constant("*"), range(min, max)), number(1, max)).map(([of, step]) => `${of}/${step}`);

/** One part of a schedule, in the forms that standard cron has. */
function part(min: number, max: number, names: readonly string[] = []) {
  const single = fc.oneof(
    number(min, max).map(String),
    ...(names.length > 0 ? [fc.constantFrom(...names)] : []),
  );
  const item = fc.oneof(single, range(min, max), stepped(min, max));
  return fc.oneof(
    fc.constant("*"),
    item,
    fc.array(item, { minLength: 2, maxLength: 3 }).map((list) => list.join(",")),
  );
}

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const weekdays = "sun mon tue wed thu fri sat".split(" ");
const schedule = fc
  .tuple(part(0, 59), part(0, 23), part(1, 31), part(1, 12, months), part(0, 6, weekdays))
  .map((parts) => parts.join(" "));

describe("the next run of a cron schedule", () => {
  it("the next run of a cron schedule is the one that croner finds (L4)", () => {
    fc.assert(
      fc.property(schedule, fc.integer({ min: 0, max: Date.UTC(2090, 0, 1) }), (text, afterMs) => {
        const theirs = new Cron(text, { timezone: "UTC", mode: "5-part" }).nextRun(new Date(afterMs));
        expect(nextRun(text, afterMs)).toBe(theirs?.getTime());
      }),
      { numRuns: 2000 },
    );
  });
});
