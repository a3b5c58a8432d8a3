import { describe, expect, it } from "vitest";
import { parseManifest } from "../../../src/manifest/index.js";
import { expectMarkedIssues, withIntegration } from "../marked-manifest.js";

const R = "$.integrations[0].read.objects";
const W = "$.integrations[0].write.objects";
const S = "$.integrations[0].subscribe.objects";

describe("lists of objects", () => {
  it.each([
    ["a read without a list", `read: «M5 ${R}»{}`],
    ["each action without a list", `read: «M5 ${R}»{}\nwrite: «M5 ${W}»{}\nsubscribe: «M5 ${S}»{}`],
    [
      "a list under a key that is misspelt",
      `write:\n  «M30 $.integrations[0].write.object»«M5 ${W}»object: [{ objectName: contact }]`,
    ],
    ["an empty name", `write: { objects: [{ objectName: «M5 ${W}[0].objectName»"" }] }`],
    [
      "empty names of several objects, once for each",
      `write: { objects: [{ objectName: «M5 ${W}[0].objectName»"" }, { objectName: «M5 ${W}[1].objectName»'' }] }`,
    ],
    ["an empty list", `write:\n  objects: «M5 ${W}»[]`],
    ["an empty list in each action", `read: { objects: «M5 ${R}»[] }\nsubscribe: { objects: «M5 ${S}»[] }`],
    ["a mapping in place of the list", `write:\n  objects:\n    «M5 ${W}»account: {}`],
    ["no value (M37)", `write:\n  «M37 ${W}»«M5 ${W}»objects:`],
    ["an object without a name", `write:\n  objects:\n    - «M5 ${W}[0].objectName»inheritMapping: false`],
    [
      "an object without a name in each action",
      `
read:
  objects:
    - «M5 ${R}[0].objectName»destination: hook
      schedule: 0 0 * * *
subscribe:
  objects:
    - «M5 ${S}[0].objectName»destination: hook
      otherEvents: [a]`,
    ],
  ])("the objects of an action are refused: %s (M5)", (_title, parts) => {
    expectMarkedIssues(withIntegration(parts));
  });

  it("takes any string as a name (D8)", () => {
    const names = [
      "__proto__",
      "constructor",
      "toString",
      "a.b",
      "a/b",
      "a~b",
      "$['a']['b']",
      " ",
      "名前",
      "🙂",
    ];
    const objects = names.map((name) => `{ objectName: ${JSON.stringify(name)} }`).join(", ");
    const text = withIntegration(`write: { objects: [${objects}] }`);
    expectMarkedIssues(text);
    const { manifest } = parseManifest(text);
    expect(manifest?.integrations[0]?.write?.objects?.map(({ objectName }) => objectName)).toEqual(names);
  });
});

describe("an object name stands once per action", () => {
  it("one name is accepted in several actions (M6)", () => {
    expectMarkedIssues(
      withIntegration(`
read: { objects: [{ objectName: contact, destination: hook, schedule: 0 0 * * * }] }
write: { objects: [{ objectName: contact }] }`),
    );
  });

  it.each([
    [
      "a write object twice",
      `
write:
  objects:
    - objectName: contact
    - objectName: account
    - objectName: «M6 ${W}[2].objectName»contact`,
    ],
    [
      "a read object three times",
      `
read:
  objects:
    - { objectName: contact, destination: hook, schedule: 0 0 * * * }
    - { destination: hook, objectName: «M6 ${R}[1].objectName»contact, schedule: 0 0 * * * }
    - { objectName: «M6 ${R}[2].objectName»"contact", destination: hook, schedule: 0 0 * * * }`,
    ],
    [
      "a subscribe object twice",
      `
read: { objects: [{ objectName: contact, destination: hook, schedule: 0 0 * * * }] }
subscribe:
  objects:
    - { objectName: __proto__, destination: hook, otherEvents: [a] }
    - { objectName: «M6 ${S}[1].objectName»__proto__, destination: hook, otherEvents: [a] }`,
    ],
  ])("an object name that stands twice is refused: %s (M6)", (_title, parts) => {
    expectMarkedIssues(withIntegration(parts));
  });
});

describe("a read object has a destination", () => {
  it.each([
    [
      "a missing one",
      `read:\n  objects:\n    - «M7 ${R}[0].destination»objectName: contact\n      schedule: 0 0 * * *`,
    ],
    [
      "an empty one",
      `read: { objects: [{ objectName: contact, destination: «M7 ${R}[0].destination»"", schedule: 0 0 * * * }] }`,
    ],
  ])("a read object is refused: %s (M7)", (_title, parts) => {
    expectMarkedIssues(withIntegration(parts));
  });
});

describe("inherited mappings", () => {
  it.each([
    [
      "an integration without read",
      `write: { objects: [{ objectName: «M33 ${W}[0].objectName»contact, inheritMapping: true }] }`,
    ],
    [
      "a read object of another name",
      `
read: { objects: [{ objectName: contacts, destination: hook, schedule: 0 0 * * * }] }
write:
  objects:
    - objectName: «M33 ${W}[0].objectName»contact
      inheritMapping: true`,
    ],
  ])("a warning tells of %s (M33)", (_title, parts) => {
    expectMarkedIssues(withIntegration(parts));
  });

  it("a write object is accepted that inherits nothing, or stands before its read object (M33)", () => {
    expectMarkedIssues(
      withIntegration("write: { objects: [{ objectName: contact, inheritMapping: false }] }"),
    );
    expectMarkedIssues(
      withIntegration(`
write: { objects: [{ objectName: contact, inheritMapping: true }] }
read: { objects: [{ objectName: contact, destination: hook, schedule: 0 0 * * * }] }`),
    );
  });

  it("the hint names the nearest read object (M33)", () => {
    const { issues } = parseManifest(
      withIntegration(`
read: { objects: [{ objectName: contacts, destination: hook, schedule: 0 0 * * * }] }
write: { objects: [{ objectName: Contact, inheritMapping: true }] }`),
    );
    expect(issues[0]?.hint).toBe("did you mean the read object `contacts`?");
  });
});
