import { describe, expect, it } from "vitest";
import { parseManifest } from "../../src/manifest/index.js";
import {
  expectMarkedIssues,
  withIntegration,
  withScheduledObject,
  withSubscribeObject,
} from "./marked-manifest.js";

const I = "$.integrations[0]";

describe("M20: types", () => {
  it.each([
    ["a number as a name", "displayName: «M20 $.integrations[0].displayName»2024\nproxy: {}"],
    [
      "a boolean as a name",
      `write: { objects: [{ objectName: «M20 ${I}.write.objects[0].objectName»true }] }`,
    ],
    ["no value as a name", `module: hub\nproxy: {}\n«M20 ${I}.displayName»displayName:`],
    ["a list as a name", `module: «M20 ${I}.module»[crm]\nproxy: {}`],
    ["text as a boolean", `proxy:\n  enabled: «M20 ${I}.proxy.enabled»"true"`],
    ["yes as a boolean (YAML 1.2)", `proxy: { useModule: «M20 ${I}.proxy.useModule»yes }`],
    [
      "a number as a boolean",
      `write: { objects: [{ objectName: a, inheritMapping: «M20 ${I}.write.objects[0].inheritMapping»1 }] }`,
    ],
    ["text as a mapping", `proxy: «M20 ${I}.proxy»on`],
    ["a list as a mapping", `write:\n  «M20 ${I}.write»- objectName: contact`],
    ["an action without a value", `«M20 ${I}.read»read:\nproxy: {}`],
    [
      "text as an object",
      `write:\n  objects:\n    - «M20 ${I}.write.objects[0]»contact\n    - objectName: a`,
    ],
    [
      "text as value defaults",
      `write: { objects: [{ objectName: a, valueDefaults: «M20 ${I}.write.objects[0].valueDefaults»all }] }`,
    ],
    [
      "text as allowAnyFields",
      `write: { objects: [{ objectName: a, valueDefaults: { allowAnyFields: «M20 ${I}.write.objects[0].valueDefaults.allowAnyFields»all } }] }`,
    ],
  ])("refuses %s", (_title, parts) => {
    expectMarkedIssues(withIntegration(parts));
  });

  it.each([
    ["a mapping as a list of fields", "requiredFields:\n  «M20 $O.requiredFields»fieldName: email"],
    ["a number as a field name", "requiredFields: [{ fieldName: «M20 $O.requiredFields[0].fieldName»7 }]"],
    [
      "a number as a mapped name",
      "requiredFields: [{ fieldName: a, mapToName: «M20 $O.requiredFields[0].mapToName»0x1F }]",
    ],
    ["text as a backfill", "backfill: «M20 $O.backfill»all"],
    ["text as a period", "backfill: { defaultPeriod: «M20 $O.backfill.defaultPeriod»all }"],
    [
      "text as fullHistory",
      "backfill: { defaultPeriod: { fullHistory: «M20 $O.backfill.defaultPeriod.fullHistory»yes } }",
    ],
    ["text as a delivery", "delivery: «M20 $O.delivery»auto"],
    ["another word for enabled", "enabled: «M20 $O.enabled»never"],
    ["a null as a display name", "mapToDisplayName: «M20 $O.mapToDisplayName»~"],
  ])("refuses %s", (_title, keys) => {
    expectMarkedIssues(withScheduledObject(keys));
  });

  it("refuses a schedule and a destination that are no text", () => {
    expectMarkedIssues(
      withIntegration(`
read:
  objects:
    - objectName: contact
      destination: «M20 ${I}.read.objects[0].destination»5
      schedule: «M20 ${I}.read.objects[0].schedule»10`),
    );
  });

  it.each([
    ["text as an event", "createEvent: «M20 $O.createEvent»always"],
    [
      "text as watched fields",
      "updateEvent: { enabled: always, requiredWatchFields: «M20 $O.updateEvent.requiredWatchFields»name }",
    ],
    [
      "numbers as watched fields",
      "updateEvent: { enabled: always, requiredWatchFields: [a, «M20 $O.updateEvent.requiredWatchFields[1]»1] }",
    ],
    [
      "text as includeFullRecords",
      "associationChangeEvent: { enabled: always, includeFullRecords: «M20 $O.associationChangeEvent.includeFullRecords»all }",
    ],
    [
      "text as other events",
      "createEvent: { enabled: always }\notherEvents: «M20 $O.otherEvents»object.merged",
    ],
    [
      "a mapping among other events",
      "createEvent: { enabled: always }\notherEvents:\n  - «M20 $O.otherEvents[0]»name: object.merged",
    ],
  ])("refuses %s", (_title, event) => {
    expectMarkedIssues(withSubscribeObject(`destination: hook\ninheritFieldsAndMapping: true\n${event}`));
  });

  it("says how to mend it", () => {
    const hints = [
      "displayName: 007",
      "proxy: { enabled: Yes }",
      "displayName:",
      "write: { objects: [contact] }",
    ].map((part) =>
      parseManifest(withIntegration(`${part}\nmodule: crm`)).issues.find(({ code }) => code === "M20"),
    );
    expect(hints.map((issue) => [issue?.message, issue?.hint])).toEqual([
      ["A string is expected here, not the number 007.", 'quote it: "007"'],
      ['`true` or `false` is expected here, not "Yes".', "write `true`, without quotes"],
      ["A string is expected here, not nothing.", undefined],
      ['A mapping is expected here, not "contact".', "write `- objectName: <name>`"],
    ]);
  });
});

describe("M30: unknown keys", () => {
  it("warns of one at every level and leaves it out of the manifest", () => {
    const marked = `
specVersion: 1.0.0
«M30 $['x-owner']»x-owner: crm team
integrations:
  - name: crm
    provider: hubspot
    «M30 $.integrations[0].displayname»displayname: CRM
    read:
      «M30 $.integrations[0].read.schedule»schedule: 0 * * * *
      objects:
        - objectName: contact
          destination: hook
          schedule: 0 * * * *
          «M30 $.integrations[0].read.objects[0].requiredField»requiredField: []
          requiredFields: [{ fieldName: a, «M30 $.integrations[0].read.objects[0].requiredFields[0].type»type: string }]
          backfill: { defaultPeriod: { days: 1, «M30 $.integrations[0].read.objects[0].backfill.defaultPeriod.hours»hours: 2 } }
    write:
      objects: [{ objectName: contact, «M30 $.integrations[0].write.objects[0].inheritMappings»inheritMappings: true }]
    proxy: { «M30 $.integrations[0].proxy.enable»enable: true }`;
    expectMarkedIssues(marked);
    const { manifest, issues } = parseManifest(marked.replace(/«[^»]*»/g, ""));
    expect(manifest?.integrations).toStrictEqual([
      {
        name: "crm",
        provider: "hubspot",
        read: {
          objects: [
            {
              objectName: "contact",
              destination: "hook",
              schedule: "0 * * * *",
              requiredFields: [{ fieldName: "a" }],
              backfill: { defaultPeriod: { days: 1 } },
            },
          ],
        },
        write: { objects: [{ objectName: "contact" }] },
        proxy: {},
      },
    ]);
    expect(issues.map(({ hint }) => hint)).toEqual([
      "known here: specVersion, integrations",
      "did you mean `displayName`?",
      "known here: objects",
      "did you mean `requiredFields`?",
      "known here: fieldName, mapToName, mapToDisplayName, prompt, default",
      "known here: days, fullHistory",
      "did you mean `inheritMapping`?",
      "did you mean `enabled`?",
    ]);
  });

  it("warns of keys that are no strings", () => {
    expectMarkedIssues(
      withIntegration(`
proxy: {}
«M30 $.integrations[0]['1']»1: one
«M30 $.integrations[0].true»true: yes
? «M30 $.integrations[0]['?']»[a, b]
: list`),
    );
  });

  it("writes their paths so that they can be read back", () => {
    const { issues } = parseManifest(withIntegration(`proxy: {}\n"it's": 1\n'a\\b': 2\n"": 3\nname2: 4`));
    expect(issues.map(({ path }) => path)).toEqual([
      "$.integrations[0]['it\\'s']",
      "$.integrations[0]['a\\\\b']",
      "$.integrations[0]['']",
      "$.integrations[0].name2",
    ]);
  });

  it("knows the keys that only the contract has", () => {
    expectMarkedIssues(
      withIntegration(`
write: { objects: [{ objectName: contact, valueDefaults: { allowAnyFields: true } }] }
proxy: { enabled: true, useModule: true }
watchSchema: { destination: hook, allObjects: { fieldCreated: { enabled: always } } }`),
    );
  });
});
