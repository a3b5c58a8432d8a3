import { describe, expect, it } from "vitest";
import { parseManifest } from "../../../src/manifest/index.js";
import { expectMarkedIssues, withReadObject, withScheduledObject } from "../marked-manifest.js";

describe("optionalFieldsAuto", () => {
  it.each(["selected", "true", "[all]", "All"])("optionalFieldsAuto is refused: %s (M10)", (value) => {
    expectMarkedIssues(withScheduledObject(`optionalFieldsAuto: «M10 $O.optionalFieldsAuto»${value}`));
  });

  it("optionalFieldsAuto: all is accepted, quoted or not (M10)", () => {
    expectMarkedIssues(withScheduledObject("optionalFieldsAuto: all"));
    expectMarkedIssues(withScheduledObject("optionalFieldsAuto: 'all'"));
  });
});

describe("the period of a backfill", () => {
  it.each(["{}", "{ defaultPeriod: {} }"])(
    "a backfill of %s is accepted and means the defaults (M12)",
    (backfill) => {
      const text = withScheduledObject(`backfill: ${backfill}`);
      expectMarkedIssues(text);
      const [object] = parseManifest(text).manifest?.integrations[0]?.read?.objects ?? [];
      expect(object?.backfill).toEqual({ defaultPeriod: {} });
    },
  );

  it.each(["days: 0", "days: 30", "fullHistory: true", "fullHistory: false", "days: 30, fullHistory: false"])(
    "a backfill is accepted: %s (M12)",
    (period) => {
      expectMarkedIssues(withScheduledObject(`backfill: { defaultPeriod: { ${period} } }`));
    },
  );

  it.each([
    [
      "days and the full history",
      "backfill:\n  defaultPeriod:\n    days: 30\n    fullHistory: «M12 $O.backfill.defaultPeriod.fullHistory»true",
    ],
    ["negative days", "backfill: { defaultPeriod: { days: «M12 $O.backfill.defaultPeriod.days»-1 } }"],
    ["a part of a day", "backfill: { defaultPeriod: { days: «M12 $O.backfill.defaultPeriod.days»1.5 } }"],
    ["infinite days", "backfill: { defaultPeriod: { days: «M12 $O.backfill.defaultPeriod.days».inf } }"],
    ["days as text", 'backfill: { defaultPeriod: { days: «M12 $O.backfill.defaultPeriod.days»"30" } }'],
  ])("a backfill is refused: %s (M12)", (_title, keys) => {
    expectMarkedIssues(withScheduledObject(keys));
  });
});

describe("delivery", () => {
  it.each([
    "{}",
    "{ mode: auto }",
    "{ mode: onRequest, pageSize: 50 }",
    "{ pageSize: 500, mode: onRequest }",
    "{ pageSize: 50 }",
    "{ pageSize: 500 }",
  ])("a delivery is accepted: %s (M13)", (delivery) => {
    expectMarkedIssues(withScheduledObject(`delivery: ${delivery}`));
  });

  it.each([
    ["another mode", "delivery: { mode: «M13 $O.delivery.mode»manual }"],
    ["a page size with auto", "delivery:\n  mode: auto\n  «M13 $O.delivery.pageSize»pageSize: 100"],
    ["no page size on request", "delivery: «M13 $O.delivery.pageSize»{ mode: onRequest }"],
    [
      "nothing under the page size on request (M37)",
      "delivery:\n  «M13 $O.delivery.pageSize»mode: onRequest\n  «M37 $O.delivery.pageSize»pageSize:",
    ],
    ["a page of 49 without a mode", "delivery: { pageSize: «M13 $O.delivery.pageSize»49 }"],
    ["a page of 501 without a mode", "delivery: { pageSize: «M13 $O.delivery.pageSize»501 }"],
    ["a page of 49", "delivery: { mode: onRequest, pageSize: «M13 $O.delivery.pageSize»49 }"],
    ["a page of 501", "delivery: { mode: onRequest, pageSize: «M13 $O.delivery.pageSize»501 }"],
    ["a page of 99.5", "delivery: { mode: onRequest, pageSize: «M13 $O.delivery.pageSize»99.5 }"],
  ])("a delivery is refused: %s (M13)", (_title, keys) => {
    expectMarkedIssues(withScheduledObject(keys));
  });

  it("the hint names the mode that was meant (M13)", () => {
    const { issues } = parseManifest(withScheduledObject("delivery: { mode: onrequest }"));
    expect(issues[0]?.hint).toBe("did you mean `onRequest`?");
  });
});

describe("objects that are always enabled", () => {
  it("required fields with names of their own are accepted on an object that is always enabled (M14)", () => {
    expectMarkedIssues(
      withScheduledObject(`
enabled: always
requiredFields:
  - fieldName: email
  - { fieldName: mobilephone, mapToDisplayName: Phone }
optionalFields:
  - { fieldName: fax, mapToName: telefax }
  - { mapToName: notes, mapToDisplayName: Notes, prompt: Which? }`),
    );
  });

  it.each([
    ["no required fields", withScheduledObject("enabled: «M14 $O.requiredFields»always")],
    [
      "an empty list of required fields",
      withScheduledObject("enabled: always\nrequiredFields: «M14 $O.requiredFields»[]"),
    ],
    [
      "a mapping among the required fields",
      withScheduledObject(`
enabled: always
requiredFields:
  - fieldName: email
  - «M14 $O.requiredFields[1]»mapToName: notes
    mapToDisplayName: Notes
    prompt: Which?`),
    ],
    [
      "a mapping of a field that is named, among the required fields",
      withScheduledObject(
        "enabled: always\nrequiredFields: [{ fieldName: email }, «M14 $O.requiredFields[1]»{ fieldName: a, mapToName: b }]",
      ),
    ],
    [
      "an empty schedule",
      withReadObject(
        "enabled: always\nschedule: «M14 $O.schedule»''\nrequiredFields: [{ fieldName: email }]",
      ),
    ],
    [
      "no schedule",
      withReadObject("enabled: «M14 $O.schedule»always\nrequiredFields: [{ fieldName: email }]"),
    ],
    ["neither", withReadObject("enabled: «M14 $O.schedule»«M14 $O.requiredFields»always")],
  ])("an object that is always enabled is refused: %s (M14)", (_title, marked) => {
    expectMarkedIssues(marked);
  });
});
