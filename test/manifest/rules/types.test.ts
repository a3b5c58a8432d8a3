import { describe, expect, it } from "vitest";
import { parseManifest } from "../../../src/manifest/index.js";
import {
  expectMarkedIssues,
  withIntegration,
  withScheduledObject,
  withSubscribeObject,
} from "../marked-manifest.js";

const I = "$.integrations[0]";

describe("types", () => {
  it.each([
    ["a number as a name", "displayName: «M20 $.integrations[0].displayName»2024\nproxy: {}"],
    [
      "a boolean as a name",
      `write: { objects: [{ objectName: «M20 ${I}.write.objects[0].objectName»true }] }`,
    ],
    ["an empty item as a field", `read: { objects: [«M20 ${I}.read.objects[0]»~] }`],
    ["a list as a name", `module: «M20 ${I}.module»[crm]\nproxy: {}`],
    ["text as a boolean", `proxy:\n  enabled: «M20 ${I}.proxy.enabled»"true"`],
    ["yes as a boolean (YAML 1.2)", `proxy: { useModule: «M20 ${I}.proxy.useModule»yes }`],
    [
      "a number as a boolean",
      `write: { objects: [{ objectName: a, inheritMapping: «M20 ${I}.write.objects[0].inheritMapping»1 }] }`,
    ],
    ["text as a mapping", `proxy: «M20 ${I}.proxy»on`],
    ["a list as a mapping", `write:\n  «M20 ${I}.write»- objectName: contact`],
    ["an empty text as a boolean", `proxy: { enabled: «M20 ${I}.proxy.enabled»"" }`],
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
  ])("a value of the wrong type is refused: %s (M20)", (_title, parts) => {
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
    ["a list as a display name", "mapToDisplayName: «M20 $O.mapToDisplayName»[]"],
  ])("a value of another type than the key's is refused: %s (M20)", (_title, keys) => {
    expectMarkedIssues(withScheduledObject(keys));
  });

  it("a schedule and a destination that are no text are refused (M20)", () => {
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
  ])("a list or mapping of the wrong type is refused: %s (M20)", (_title, event) => {
    expectMarkedIssues(withSubscribeObject(`destination: hook\ninheritFieldsAndMapping: true\n${event}`));
  });

  it("the refusal of a type says how to mend it (M20)", () => {
    const hints = ["displayName: 007", "proxy: { enabled: Yes }", "write: { objects: [contact] }"].map(
      (part) =>
        parseManifest(withIntegration(`${part}\nmodule: crm`)).issues.find(
          ({ code }) => code === "wrong-type",
        ),
    );
    expect(hints.map((issue) => [issue?.message, issue?.hint])).toEqual([
      ["A string is expected here, not the number 007.", 'quote it: "007"'],
      ['`true` or `false` is expected here, not "Yes".', "write `true`, without quotes"],
      ['A mapping is expected here, not "contact".', "write `- objectName: <name>`"],
    ]);
  });
});

describe("unknown keys", () => {
  it("an unknown key is a warning at every level and is left out of the manifest (M30)", () => {
    const marked = `
specVersion: 1.0.0
«M30 $['x-owner']»x-owner: crm team
integrations:
  - name: crm
    provider: hubspot
    «M30 $.integrations[0].displaynam»displaynam: CRM
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

  it("keys that are no strings are warnings (M30)", () => {
    expectMarkedIssues(
      withIntegration(`
proxy: {}
«M30 $.integrations[0]['1']»1: one
«M30 $.integrations[0].true»true: yes
? «M30 $.integrations[0]['?']»[a, b]
: list`),
    );
  });

  it("the paths of unknown keys are written so that they can be read back (M30)", () => {
    const { issues } = parseManifest(withIntegration(`proxy: {}\n"it's": 1\n'a\\b': 2\n"": 3\nname2: 4`));
    expect(issues.map(({ path }) => path)).toEqual([
      "$.integrations[0]['it\\'s']",
      "$.integrations[0]['a\\\\b']",
      "$.integrations[0]['']",
      "$.integrations[0].name2",
    ]);
  });

  it("the keys that only the contract has are known (M30)", () => {
    expectMarkedIssues(
      withIntegration(`
write: { objects: [{ objectName: contact, valueDefaults: { allowAnyFields: true } }] }
proxy: { enabled: true, useModule: true }
watchSchema: { destination: hook, allObjects: { fieldCreated: { enabled: always } } }`),
    );
  });
});

describe("known keys in other letters", () => {
  it("known keys in other letters are read, with a warning each, in either form and at every level (M30)", () => {
    const marked = `
«M30 $.SpecVersion»SpecVersion: 1.0.0
integrations:
  - «M30 $.integrations[0].Name»Name: crm
    «M30 $.integrations[0].PROVIDER»PROVIDER: hubspot
    write:
      «M30 $.integrations[0].write.Objects»Objects: [{ «M30 $.integrations[0].write.objects[0].objectname»objectname: contact }]
  - name: old
    «M30 $.integrations[1].Api»Api: hubspot
    «M30 $.integrations[1].ACTIONS»ACTIONS:
      - { type: write, «M30 $.integrations[1].actions[0].StandardObjects»StandardObjects: [{ objectName: a, mode: insert, endpoint: e }] }`
      .replaceAll(".write.objects[0]", ".write.Objects[0]")
      .replaceAll("[1].actions[0]", "[1].ACTIONS[0]");
    expectMarkedIssues(marked);
    const { manifest, issues } = parseManifest(marked.replace(/«[^»]*»/g, ""));
    expect(manifest?.integrations).toStrictEqual([
      { name: "crm", provider: "hubspot", write: { objects: [{ objectName: "contact" }] } },
      {
        name: "old",
        provider: "hubspot",
        write: { objects: [{ objectName: "a", mode: "insert", endpoint: "e" }] },
      },
    ]);
    expect(new Set(issues.map(({ code }) => code))).toEqual(new Set(["key-letter-case"]));
    expect(issues[0]?.hint).toBe("write `specVersion`");
  });

  it("known keys in other letters are ignored where the right key stands beside them (M30)", () => {
    const text = withIntegration("Proxy: { enabled: true }\nproxy: { enabled: false }\nPROXY: {}");
    const { manifest, issues } = parseManifest(text);
    expect(issues.map(({ code, path }) => [code, path])).toEqual([
      ["unknown-key", "$.integrations[0].Proxy"],
      ["unknown-key", "$.integrations[0].PROXY"],
    ]);
    expect(manifest?.integrations[0]?.proxy).toEqual({ enabled: false });
  });

  it("known keys in other letters show the form of an integration as the right keys do (N1)", () => {
    expectMarkedIssues(
      withIntegration("«M30 $.integrations[0].API»«N1 $.integrations[0].API»API: salesforce\nproxy: {}"),
    );
  });
});

describe("a key with nothing under it", () => {
  it.each(["", " ~", " null", " # to be written", "\n      # - fieldName: email"])(
    "a key with nothing under it counts as absent where it holds %j (M37)",
    (nothing) => {
      const text = withScheduledObject(`«M37 $O.optionalFields»optionalFields:${nothing}\nmapToName: person`);
      expectMarkedIssues(text);
      const [object] =
        parseManifest(text.replace(/«[^»]*»/g, "")).manifest?.integrations[0]?.read?.objects ?? [];
      expect(object).toStrictEqual({
        objectName: "contact",
        destination: "hook",
        schedule: "0 * * * *",
        mapToName: "person",
      });
    },
  );

  it.each([
    ["an action", withIntegration("proxy: {}\n«M37 $.integrations[0].read»read:")],
    [
      "an event",
      withSubscribeObject("destination: hook\notherEvents: [a]\n«M37 $O.createEvent»createEvent:"),
    ],
    ["a switch", withIntegration("proxy:\n  «M37 $.integrations[0].proxy.enabled»enabled:")],
    ["a default period", withScheduledObject("backfill:\n  «M37 $O.backfill.defaultPeriod»defaultPeriod:")],
  ])("a key with nothing under it is a warning: %s (M37)", (_title, marked) => {
    expectMarkedIssues(marked);
  });

  it("a key with nothing under it is not filled by what is merged (M37)", () => {
    const text = `
base: &base { displayName: Base }
specVersion: 1.0.0
integrations:
  - { name: crm, provider: hubspot, proxy: {}, displayName: , <<: *base }`;
    const { manifest, issues } = parseManifest(text);
    expect(issues.map(({ code }) => code)).toEqual(["unknown-key", "empty-key"]);
    expect(manifest?.integrations[0]).toStrictEqual({ name: "crm", provider: "hubspot", proxy: {} });
  });
});
