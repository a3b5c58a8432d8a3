import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseManifest } from "../../../src/manifest/index.js";
import { isOf } from "../rule-of.js";
import { expectMarkedIssues, withIntegration, withReadObject } from "../marked-manifest.js";

describe("the schedule", () => {
  it.each([
    "*/10 * * * *",
    "*/30 * * * *",
    "0 0 * * *",
    "0 */12 * * *",
    "5/15 * * * *",
    "0,10,20,30,40,50 * * * *",
    "0-59/10 8-18 * * 1-5",
    "15 9 1,15 * mon-fri",
    "0 0 29 FEB *",
    // 10:55 and 12:00: the hours are not neighbours
    "0,55 */2 * * *",
    // 23:55 on a Monday, 0:00 on the same day
    "0,55 0,23 * * 1",
    // 31 January is followed by 1 February, in which the schedule does not run
    "0,55 0,23 1,31 1 *",
    // 28 February to 2 March: never neighbours, leap year or not
    "0,55 0,23 28,2 2,3 *",
    "  0   0 * *\t* ",
    // Sunday may be 7, too.
    "0 0 * * 7",
    "0 0 * * 5-7",
    "0 0 * * 1-7/2",
    // A step of the whole part: the contract's own default schedule is of every 24 hours.
    "0 */24 * * *",
    "*/60 * * * *",
    "0 0 */31 */12 */7",
  ])("the schedule %j is accepted (M8)", (schedule) => {
    expectMarkedIssues(withReadObject(`schedule: ${JSON.stringify(schedule)}`));
  });

  it.each([
    ["every minute", "* * * * *"],
    ["every minute of one hour", "* 3 * * *"],
    ["every minute by a step", "*/1 * * * *"],
    ["5 minutes apart", "*/5 * * * *"],
    ["9 minutes apart", "0,9 4 * * *"],
    ["59 and 0 of the next hour", "0,59 * * * *"],
    ["9 minutes across the hour", "*/17 * * * *"],
    ["5 minutes apart from minute 30 on", "30/5 * * * *"],
    ["across neighbouring hours only", "0,55 8,9 * * *"],
    ["across midnight", "0,55 0,23 * * *"],
    ["across midnight from Saturday to Sunday", "0,55 0,23 * * 6,0"],
    ["across midnight from 28 to 29 February", "0,55 0,23 28,29 2 *"],
    ["across the turn of the year", "0,55 0,23 31,1 12,1 *"],
    ["on days where either day part is enough", "0,55 0,23 13 * 5"],
    ["four parts", "0 0 * *"],
    ["six parts", "0 0 0 * * *"],
    ["a macro", "@daily"],
    ["the 2023 words", "every 2 hours"],
    ["minute 60", "60 * * * *"],
    ["hour 24", "0 24 * * *"],
    ["day 0", "0 0 0 * *"],
    ["day 32", "0 0 32 * *"],
    ["month 13", "0 0 1 13 *"],
    ["weekday 8", "0 0 * * 8"],
    ["minute steps of 70", "*/70 * * * *"],
    ["minute steps of 61 in a range", "0-59/61 * * * *"],
    ["hour steps of 25", "0 */25 * * *"],
    ["day steps of 32", "0 0 */32 * *"],
    ["month steps of 13", "0 0 1 */13 *"],
    ["weekday steps of 8", "0 0 * * */8"],
    ["a step beyond the minutes from a minute on", "5/61 * * * *"],
    ["step 0", "*/0 * * * *"],
    ["a step of nothing", "/10 * * * *"],
    ["a range that ends before it begins", "0 8-6 * * *"],
    ["a range of three", "0 1-2-3 * * *"],
    ["an empty list item", "0,,30 * * * *"],
    ["a name in a part that has none", "mon * * * *"],
    ["a fraction", "0.5 * * * *"],
    ["a minus", "-5 * * * *"],
  ])("a schedule is refused: %s (M8)", (_title, schedule) => {
    expectMarkedIssues(withReadObject(`schedule: «M8 $O.schedule»${JSON.stringify(schedule)}`));
  });

  it("the refusal says what is wrong with the schedule (M8)", () => {
    const messages = ["0,55 8,9 * * *", "61 * * * *", "0 0 * *"].map((schedule) => {
      const { issues } = parseManifest(withReadObject(`schedule: "${schedule}"`));
      return [issues[0]?.message, issues[0]?.hint];
    });
    expect(messages).toEqual([
      ['The schedule "0,55 8,9 * * *" has runs less than 10 minutes apart: at 8:55 and 9:00.', undefined],
      [
        'The schedule "61 * * * *" is not five-part cron: "61" is no minute.',
        "write 0 to 59, `*`, `*/n`, `a-b` or a list `a,b`",
      ],
      [
        'The schedule "0 0 * *" is not five-part cron: it has 4 parts.',
        "write minute, hour, day of the month, month, day of the week: `0 * * * *`",
      ],
    ]);
  });

  it("the check agrees with a clock that ticks through all dates on all weekdays (M8)", () => {
    const few = (min: number, max: number) =>
      fc.uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: 3 });
    const orAny = (numbers: fc.Arbitrary<number[]>) => fc.oneof(numbers, fc.constant("*" as const));
    const schedule: fc.Arbitrary<Parts> = fc.record({
      minutes: few(0, 59),
      hours: fc.oneof(few(0, 23), fc.constant<number[]>([23, 0])),
      days: orAny(few(1, 31)),
      months: orAny(few(1, 12)),
      weekdays: orAny(few(0, 6)),
    });
    fc.assert(
      fc.property(schedule, (parts) => {
        const least = leastDistance(parts);
        // A day that never comes shows nothing to a clock.
        fc.pre(least !== undefined);
        const text = [parts.minutes, parts.hours, parts.days, parts.months, parts.weekdays]
          .map(String)
          .join(" ");
        const { issues } = parseManifest(withReadObject(`schedule: "${text}"`));
        expect(issues.some((issue) => isOf(issue, "M8"))).toBe(least < 10);
      }),
      { numRuns: 300 },
    );
  });
});

interface Parts {
  minutes: number[];
  hours: number[];
  days: number[] | "*";
  months: number[] | "*";
  weekdays: number[] | "*";
}

const calendar = Array.from({ length: 28 * 365 + 7 }, (_, index) => {
  const date = new Date(Date.UTC(2000, 0, 1 + index));
  return { month: date.getUTCMonth() + 1, day: date.getUTCDate(), weekday: date.getUTCDay() };
});

/** The least time between two runs of a schedule, in minutes; `undefined` where it never runs. */
function leastDistance({ minutes, hours, days, months, weekdays }: Parts): number | undefined {
  const times = hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute)).sort((a, b) => a - b);
  let least: number | undefined;
  let last = -Infinity;
  for (const [index, { month, day, weekday }] of calendar.entries()) {
    if (months !== "*" && !months.includes(month)) continue;
    const isDay = days !== "*" && days.includes(day);
    const isWeekday = weekdays !== "*" && weekdays.includes(weekday);
    if (!isDay && !isWeekday && (days !== "*" || weekdays !== "*")) continue;
    for (const time of times) {
      const now = index * 24 * 60 + time;
      least = Math.min(least ?? Infinity, now - last);
      last = now;
    }
  }
  return least;
}

describe("a schedule that never runs", () => {
  it.each(["0 0 31 2 *", "0 0 30 2 *", "0 9 31 4,6,9,11 *", "0 0 30-31 feb *"])(
    "a warning tells of a schedule that never runs: %s (M39)",
    (schedule) => {
      expectMarkedIssues(withReadObject(`schedule: «M39 $O.schedule»"${schedule}"`));
    },
  );

  it.each(["0 0 29 2 *", "0 0 31 2,3 *", "0 0 31 2 1", "0 0 * 2 *", "0 0 28-31 2 *"])(
    "a schedule that runs is accepted: %s (M39)",
    (schedule) => {
      expectMarkedIssues(withReadObject(`schedule: "${schedule}"`));
    },
  );

  it("a schedule that never runs is told of beside runs that are too close (M8)", () => {
    expectMarkedIssues(withReadObject('schedule: «M8 $O.schedule»«M39 $O.schedule»"*/5 0 31 2 *"'));
  });
});

describe("a read object without a schedule", () => {
  it.each([
    [
      "with nothing but an empty text",
      `read: { objects: [{ objectName: contact, destination: hook, schedule: «M36 $.integrations[0].read.objects[0].schedule»"" }] }`,
    ],
    [
      "with nothing but blanks",
      `read: { objects: [{ objectName: contact, destination: hook, schedule: «M36 $.integrations[0].read.objects[0].schedule»"  " }] }`,
    ],
    [
      "with nothing under the key (M37)",
      "read:\n  objects:\n    - «M36 $.integrations[0].read.objects[0].schedule»objectName: contact\n      destination: hook\n      «M37 $.integrations[0].read.objects[0].schedule»schedule:",
    ],
    [
      "by webhook",
      "read:\n  objects:\n    - «M36 $.integrations[0].read.objects[0].schedule»objectName: contact\n      destination: hook",
    ],
    [
      "on request",
      "read: { objects: [«M36 $.integrations[0].read.objects[0].schedule»{ objectName: contact, destination: hook, delivery: { mode: onRequest, pageSize: 50 } }] }",
    ],
  ])("a read object without a schedule is a warning where it is read %s (M36)", (_title, parts) => {
    expectMarkedIssues(withIntegration(parts));
  });

  it("an object with `enabled: always` and no schedule is an error, not this warning (M14, M36)", () => {
    expectMarkedIssues(
      withReadObject("enabled: «M14 $O.schedule»always\nrequiredFields: [{ fieldName: email }]"),
    );
  });
});
