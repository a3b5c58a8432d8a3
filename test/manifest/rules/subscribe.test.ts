import { describe, expect, it } from "vitest";
import { parseManifest } from "../../../src/manifest/index.js";
import { ruleOf } from "../rule-of.js";
import { expectMarkedIssues, withIntegration, withSubscribeObject } from "../marked-manifest.js";

const S = "$.integrations[0].subscribe.objects";
const reads = "read: { objects: [{ objectName: contact, destination: hook, schedule: 0 0 * * * }] }";

describe("subscribe needs read", () => {
  it.each([
    [
      "one with inheritance",
      "destination: hook, inheritFieldsAndMapping: true, createEvent: { enabled: always }",
    ],
    ["one with other events only", "destination: hook, otherEvents: [object.merged]"],
  ])("a subscribe without read is refused once: %s (M15)", (_title, keys) => {
    expectMarkedIssues(
      withIntegration(`
«M15 $.integrations[0].subscribe»subscribe:
  objects:
    - { objectName: contact, ${keys} }`),
    );
  });
});

describe("what a subscribe object rests on", () => {
  it.each(["createEvent: { enabled: always }", "deleteEvent: { enabled: always }"])(
    "a subscribe object is accepted: %s (M16)",
    (event) => {
      expectMarkedIssues(withSubscribeObject(`destination: hook\ninheritFieldsAndMapping: true\n${event}`));
    },
  );

  it("an object with other events only needs nothing more (M16)", () => {
    expectMarkedIssues(
      withIntegration(
        `${reads}\nsubscribe: { objects: [{ objectName: ticket, destination: hook, otherEvents: [a.b] }] }`,
      ),
    );
  });

  it.each([
    "associationChangeEvent: { enabled: always }",
    "associationChangeEvent: { enabled: always, includeFullRecords: true }, otherEvents: [a.b]",
    "inheritFieldsAndMapping: false, associationChangeEvent: { enabled: always }",
  ])("an object with {%s} needs nothing more (M16)", (events) => {
    expectMarkedIssues(
      withIntegration(
        `${reads}\nsubscribe: { objects: [{ objectName: ticket, destination: hook, ${events} }] }`,
      ),
    );
  });

  it.each([
    [
      "a missing destination",
      `
${reads}
subscribe:
  objects:
    - «M16 ${S}[0].destination»objectName: ticket
      otherEvents: [a.b]`,
    ],
    [
      "a missing flag",
      `
read: { objects: [{ objectName: contact, destination: hook, schedule: 0 0 * * * }] }
subscribe:
  objects:
    - «M16 ${S}[0].inheritFieldsAndMapping»objectName: contact
      destination: hook
      createEvent: { enabled: always }`,
    ],
    [
      "a flag that is off, for an event of deletion beside one of associations",
      `
read: { objects: [{ objectName: contact, destination: hook, schedule: 0 0 * * * }] }
subscribe:
  objects:
    - objectName: contact
      destination: hook
      inheritFieldsAndMapping: «M16 ${S}[0].inheritFieldsAndMapping»false
      associationChangeEvent: { enabled: always }
      deleteEvent: { enabled: always }`,
    ],
    [
      "a missing read object",
      `
subscribe:
  objects:
    - objectName: «M16 ${S}[0].objectName»toString
      destination: hook
      inheritFieldsAndMapping: true
      deleteEvent: { enabled: always }
read: { objects: [{ objectName: contact, destination: hook, schedule: 0 0 * * * }] }`,
    ],
    [
      "a read object that is spelt otherwise, without a destination",
      `
read: { objects: [{ objectName: contacts, destination: hook, schedule: 0 0 * * * }] }
subscribe:
  objects:
    - «M16 ${S}[0].destination»objectName: «M16 ${S}[0].objectName»contact
      inheritFieldsAndMapping: true
      updateEvent: { enabled: always, watchFieldsAuto: all }`,
    ],
  ])("a subscribe object is refused: %s (M16)", (_title, parts) => {
    expectMarkedIssues(withIntegration(parts));
  });

  it("the hint names the nearest read object (M16)", () => {
    const { issues } = parseManifest(
      withSubscribeObject(
        "destination: hook\ninheritFieldsAndMapping: true\ncreateEvent: { enabled: always }",
      ).replace(/(subscribe:[^]*objectName: )contact/, "$1Acount"),
    );
    expect(issues.map((issue) => [ruleOf(issue), issue.hint])).toEqual([
      ["M16", "did you mean the read object `account`?"],
    ]);
  });
});

describe("an event is enabled always", () => {
  it.each([
    ["never", "createEvent: { enabled: «M17 $O.createEvent.enabled»never }"],
    ["a boolean", "deleteEvent:\n  enabled: «M17 $O.deleteEvent.enabled»true"],
    ["nothing", "associationChangeEvent:\n  «M17 $O.associationChangeEvent.enabled»includeFullRecords: true"],
    [
      "no value (M37)",
      "updateEvent:\n  «M17 $O.updateEvent.enabled»watchFieldsAuto: all\n  «M37 $O.updateEvent.enabled»enabled:",
    ],
  ])("an event is refused: %s (M17)", (_title, event) => {
    expectMarkedIssues(withSubscribeObject(`destination: hook\ninheritFieldsAndMapping: true\n${event}`));
  });
});

describe("what an update event watches", () => {
  const update = (keys: string) =>
    withSubscribeObject(
      `destination: hook\ninheritFieldsAndMapping: true\nupdateEvent: { enabled: always${keys} }`,
    );

  it.each([
    "",
    ", watchFieldsAuto: all",
    ", watchFieldsAuto: selected",
    ", requiredWatchFields: [name, $a, a-b_c, '']",
  ])("an update event is accepted: {%s} (M18)", (keys) => {
    expectMarkedIssues(update(keys));
  });

  it.each([
    [
      "both",
      update(", watchFieldsAuto: all, «M18 $O.updateEvent.requiredWatchFields»requiredWatchFields: [name]"),
    ],
    ["another choice", update(", watchFieldsAuto: «M18 $O.updateEvent.watchFieldsAuto»some")],
    ["an empty list", update(", requiredWatchFields: «M18 $O.updateEvent.requiredWatchFields»[]")],
    ...["$['a']['b']", "Address.Street", "Contact[0]", "$.a", "a['b']", "a.b.c", "Contact[0].Email"].map(
      (name) => [
        `the nested field ${name}`,
        update(
          `, requiredWatchFields: [name, «M18 $O.updateEvent.requiredWatchFields[1]»${JSON.stringify(name)}]`,
        ),
      ],
    ),
  ])("an update event is refused: %s (M18)", (_title, marked) => {
    expectMarkedIssues(marked);
  });
});

describe("Salesforce allows five subscribe objects", () => {
  const subscribed = (provider: string, count: number) => {
    const objects = Array.from({ length: count }, (_, index) => {
      const mark = provider === "salesforce" && index === 5 ? `«M19 ${S}[5]»` : "";
      return `      - ${mark}{ objectName: o${index}, destination: hook, otherEvents: [a] }`;
    });
    return `specVersion: 1.0.0
integrations:
  - name: crm
    provider: ${provider}
    ${reads}
    subscribe:
      objects:
${objects.join("\n")}`;
  };

  it("five subscribe objects are accepted for Salesforce, and six for HubSpot (M19)", () => {
    expectMarkedIssues(subscribed("salesforce", 5));
    expectMarkedIssues(subscribed("hubspot", 6));
  });

  it("six subscribe objects are refused, and seven are said so of once (M19)", () => {
    expectMarkedIssues(subscribed("salesforce", 6));
    expectMarkedIssues(subscribed("salesforce", 7));
  });
});

describe("a subscribe object without any event", () => {
  it.each([
    [
      "no event",
      `${reads}\nsubscribe: { objects: [«M32 ${S}[0]»{ objectName: contact, destination: hook }] }`,
    ],
    [
      "an empty list of other events",
      `${reads}\nsubscribe:\n  objects:\n    - «M32 ${S}[0]»objectName: contact\n      destination: hook\n      otherEvents: []`,
    ],
  ])("a warning tells of %s (M32)", (_title, parts) => {
    expectMarkedIssues(withIntegration(parts));
  });
});

describe("a watched field that stands twice", () => {
  it("a watched field that stands twice is a warning (M38)", () => {
    expectMarkedIssues(
      withSubscribeObject(
        "destination: hook\ninheritFieldsAndMapping: true\nupdateEvent: { enabled: always, requiredWatchFields: [name, email, «M38 $O.updateEvent.requiredWatchFields[2]»name] }",
      ),
    );
  });
});
