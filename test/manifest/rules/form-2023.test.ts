import { describe, expect, it } from "vitest";
import { parseManifest } from "../../../src/manifest/index.js";
import { ruleOf } from "../rule-of.js";
import {
  expectMarkedIssues,
  indent,
  withActions2023,
  withCustomObject,
  withIntegration,
  withStandardObject,
} from "../marked-manifest.js";

const I = "$.integrations[0]";
const callable = "objectName: contact\nmode: update\nendpoint: update-contact";
const custom = "objectName: campaign\nmode: insert\nendpoint: add-campaign\ndisplayName: Campaigns";
const write =
  "- type: write\n  standardObjects: [{ objectName: contact, mode: update, endpoint: update-contact }]";

/** An integration with these keys, without a version. */
const unversioned = (keys: string) => `integrations:\n  - name: a\n${indent(4, keys)}`;

describe("which form an integration has", () => {
  it("accepts a file of the 2023 form without a version (N1)", () => {
    expectMarkedIssues(withActions2023(write));
  });

  it("accepts a version in a file of the 2023 form, if it is the right one (M1)", () => {
    expectMarkedIssues(`specVersion: 1.0.0\n${withActions2023(write)}`);
    expectMarkedIssues(`specVersion: «M1 $.specVersion»2.0.0\n${withActions2023(write)}`);
  });

  it("reads both forms from one file, each integration by itself; a version is then due (M1)", () => {
    const both = `${withActions2023(write)}  - name: other\n    provider: salesforce\n    proxy: {}\n`;
    expectMarkedIssues(`specVersion: 1.0.0\n${both}`);
    expectMarkedIssues(`«M1 $.specVersion»${both}`);
  });

  it("finds the form of keys that come by a merge key (N1)", () => {
    const text = `
specVersion: 1.0.0
integrations:
  - &base
    name: first
    api: salesforce
    actions: [{ type: write, standardObjects: [{ objectName: contact, mode: update, endpoint: e1 }] }]
  - <<: *base
    name: second
    actions: [{ type: write, standardObjects: [{ objectName: contact, mode: update, endpoint: e2 }] }]
`;
    expectMarkedIssues(text);
    expect(parseManifest(text).manifest?.integrations.map(({ provider }) => provider)).toEqual([
      "salesforce",
      "salesforce",
    ]);
  });

  it.each([
    [
      "`provider` beside `actions`",
      unversioned(`«N1 ${I}.provider»provider: salesforce\nactions:\n${indent(2, write)}`),
    ],
    [
      "`provider` beside `api` and `actions`",
      unversioned(`api: salesforce\n«N1 ${I}.provider»provider: salesforce\nactions:\n${indent(2, write)}`),
    ],
    [
      "every key of form 1.0.0 beside `actions`",
      unversioned(
        `api: salesforce\n«N1 ${I}.read»read: {}\n«N1 ${I}.proxy»proxy: {}\nactions:\n${indent(2, write)}`,
      ),
    ],
    [
      "`api` beside `write`",
      `specVersion: 1.0.0\n${unversioned(`«N1 ${I}.api»api: salesforce\nwrite: { objects: [{ objectName: contact }] }`)}`,
    ],
    ["`api` beside `provider`", withIntegration(`«N1 ${I}.api»api: salesforce\nproxy: {}`)],
    ["no `api`", `integrations:\n  - «N1 ${I}.api»name: a\n    actions:\n${indent(6, write)}`],
    ["an empty `api`", unversioned(`api: «N1 ${I}.api»""\nactions:\n${indent(2, write)}`)],
  ])("an integration of neither form is refused: %s (N1)", (_title, marked) => {
    expectMarkedIssues(marked);
  });

  it("the refusal says which key to write (N1)", () => {
    const hints = [
      unversioned(`provider: salesforce\nactions:\n${indent(2, write)}`),
      `specVersion: 1.0.0\n${unversioned("api: salesforce\nproxy: {}")}`,
    ].map((text) => parseManifest(text).issues[0]?.hint);
    expect(hints).toEqual(["write `api`, or write the whole integration in form 1.0.0", "write `provider`"]);
  });

  it("the refusal of a key whose namesake stands beside it says to remove it (N1)", () => {
    const hints = [
      withIntegration("api: salesforce\nproxy: {}"),
      unversioned(`api: salesforce\nprovider: salesforce\nactions:\n${indent(2, write)}`),
    ].map((text) => parseManifest(text).issues.map(({ code, hint }) => [code, hint]));
    expect(hints).toEqual([
      [["mixed-forms", "remove it: `provider` stands beside it"]],
      [
        [
          "mixed-forms",
          "remove it, or write the whole integration in form 1.0.0: `provider` for `api`, `write` for `actions`",
        ],
      ],
    ]);
  });

  it("asks for a name of its own (M3), but for no length and no lower case", () => {
    expectMarkedIssues(`integrations:\n  - «M3 ${I}.name»api: salesforce\n    actions:\n${indent(6, write)}`);
    expectMarkedIssues(
      `${withActions2023(write)}  - name: «M3 $.integrations[1].name»writeToSalesforce\n    api: hubspot\n    actions: [{ type: write, standardObjects: [{ objectName: a, mode: insert, endpoint: b }] }]`,
    );
    const long = `integrations:\n  - name: ${"N".repeat(65)}\n    displayName: ${"n".repeat(101)}`;
    expectMarkedIssues(`${long}\n    api: salesforce\n    actions:\n${indent(6, write)}`);
  });

  it("warns of a provider that is not known to be written to (M34)", () => {
    expectMarkedIssues(unversioned(`api: zoho\nactions:\n${indent(2, write)}`));
    expectMarkedIssues(unversioned(`api: «M34 ${I}.api»salesfroce\nactions:\n${indent(2, write)}`));
    expectMarkedIssues(unversioned(`api: anthropic\n«M34 ${I}.actions»actions:\n${indent(2, write)}`));
  });

  it("warns of a schedule for a provider that is not known to take batches (M34)", () => {
    const scheduled = (api: string, mark: string) =>
      withStandardObject(`${callable}\n${mark}schedule: every 1 hours`).replace(
        "api: salesforce",
        `api: ${api}`,
      );
    expectMarkedIssues(scheduled("hubspot", ""));
    expectMarkedIssues(scheduled("intercom", "«M34 $O.schedule»"));
    expectMarkedIssues(scheduled("github", "«M34 $O.schedule»"));
  });

  it("hints at the keys of its own form for an unknown one (M30)", () => {
    const { issues } = parseManifest(unversioned(`zzz: 1\napi: salesforce\nactions:\n${indent(2, write)}`));
    expect(issues.map((issue) => [ruleOf(issue), issue.hint])).toEqual([
      ["M30", "known here: name, displayName, api, actions"],
    ]);
    expect(parseManifest(withIntegration("zzz: 1\nproxy: {}")).issues[0]?.hint).toBe(
      "known here: name, displayName, provider, module, read, write, subscribe, proxy, watchSchema",
    );
  });
});

describe("actions", () => {
  it.each([
    ["no actions", `integrations:\n  - «N2 ${I}.actions»name: a\n    api: salesforce`],
    ["an empty list", unversioned(`api: salesforce\nactions: «N2 ${I}.actions»[]`)],
    [
      "a mapping in place of the list",
      unversioned(`api: salesforce\nactions: «N2 ${I}.actions»{ type: write }`),
    ],
    ["no type", withActions2023(write.replace("type: write\n  ", "«N2 $A.type»"))],
    ["another type", withActions2023(write.replace("type: write", "type: «N2 $A.type»upsert"))],
    ["no objects", withActions2023("- «N2 $A»type: write")],
    ["an empty list of objects", withActions2023("- type: write\n  customObjects: «N2 $A.customObjects»[]")],
    [
      "a mapping in place of the objects",
      withActions2023("- type: write\n  standardObjects: «N2 $A.standardObjects»{ objectName: contact }"),
    ],
    ["a text in place of an action (M20)", withActions2023("- «M20 $A»write")],
    [
      "a text in place of an object (M20)",
      withActions2023("- type: write\n  standardObjects: [«M20 $A.standardObjects[0]»contact]"),
    ],
  ])("an action is refused: %s (N2)", (_title, marked) => {
    expectMarkedIssues(marked);
  });

  it.each(["read", "subscribe", "Read"])(
    "an action of type %s is refused once, with what to write in its place (N2)",
    (type) => {
      const text = withActions2023(
        `- { type: «N2 $A.type»${type}, objects: [{ objectName: contact, schedule: hourly }], standardObjects: [] }`,
      );
      expectMarkedIssues(text);
      const [issue] = parseManifest(text.replace(/«[^»]*»/g, "")).issues;
      const key = type.toLowerCase();
      expect(issue?.message).toContain(`An action of the type \`${key}\` belongs to form 1.0.0`);
      expect(issue?.hint).toContain(`\`${key}:\` with its \`objects\` in place of this action`);
    },
  );

  it("the objects of several actions are taken together, in the order of the text (N2)", () => {
    const text = withActions2023(`
- { type: write, customObjects: [{ objectName: b, mode: insert, endpoint: e1, displayName: B, customFields: [] }] }
- { type: write, standardObjects: [{ objectName: a, mode: insert, endpoint: e2 }] }`);
    expectMarkedIssues(text);
    const objects = parseManifest(text).manifest?.integrations[0]?.write?.objects;
    expect(objects?.map(({ objectName, customObject }) => [objectName, customObject])).toEqual([
      ["b", true],
      ["a", undefined],
    ]);
  });
});

describe("objects of an action", () => {
  it("an object is accepted twice, with an endpoint for each mode (N3)", () => {
    expectMarkedIssues(
      withActions2023(`
- type: write
  standardObjects:
    - { objectName: contact, mode: insert, endpoint: create-contact }
    - { objectName: contact, mode: update, endpoint: update-contact }`),
    );
  });

  it("takes any string as the name of a standard object and as an endpoint (D8)", () => {
    for (const name of ["__proto__", "constructor", "a.b", "a/b", "$['a']['b']", "名前"]) {
      expectMarkedIssues(
        withStandardObject(
          `objectName: ${JSON.stringify(name)}\nmode: insert\nendpoint: ${JSON.stringify(name)}`,
        ),
      );
    }
  });

  it.each([
    ["no name", withStandardObject("«N3 $O.objectName»mode: insert\nendpoint: e")],
    ["an empty name", withStandardObject("objectName: «N3 $O.objectName»''\nmode: insert\nendpoint: e")],
    ["no mode", withStandardObject("«N3 $O.mode»objectName: contact\nendpoint: e")],
    ["another mode", withStandardObject("objectName: contact\nmode: «N3 $O.mode»upsert\nendpoint: e")],
    [
      "a list of modes",
      withStandardObject("objectName: contact\nmode: «N3 $O.mode»[insert, update]\nendpoint: e"),
    ],
    [
      "an empty endpoint",
      withStandardObject("objectName: contact\nmode: insert\nendpoint: «N3 $O.endpoint»''"),
    ],
    [
      "an endpoint that is a number (M20)",
      withStandardObject("objectName: contact\nmode: insert\nendpoint: «M20 $O.endpoint»5"),
    ],
    [
      "an endpoint twice in an action",
      withActions2023(`
- type: write
  standardObjects:
    - { objectName: contact, mode: insert, endpoint: e }
    - { objectName: contact, mode: update, endpoint: «N3 $A.standardObjects[1].endpoint»e }`),
    ],
    [
      "an endpoint twice in the file",
      `${withStandardObject(callable)}  - name: b
    api: hubspot
    actions:
      - type: write
        standardObjects:
          - objectName: contact
            mode: insert
            endpoint: «N3 $.integrations[1].actions[0].standardObjects[0].endpoint»update-contact`,
    ],
    [
      "a digit in a custom object's name",
      withCustomObject(`${custom.replace("campaign", "«N3 $O.objectName»campaign2")}\ncustomFields: []`),
    ],
    [
      "an underscore in a custom object's name",
      withCustomObject(`${custom.replace("campaign", "«N3 $O.objectName»campaign__c")}\ncustomFields: []`),
    ],
    [
      "an empty name of a custom object",
      withCustomObject(`${custom.replace("campaign", "«N3 $O.objectName»''")}\ncustomFields: []`),
    ],
    [
      "a letter beyond A to Z in a custom object's name",
      withCustomObject(`${custom.replace("campaign", "«N3 $O.objectName»campaña")}\ncustomFields: []`),
    ],
    [
      "a space in a custom field's name",
      withStandardObject(
        `${callable}\ncustomFields: [{ fieldName: «N3 $O.customFields[0].fieldName»warmth score, displayName: W }]`,
      ),
    ],
  ])("an object is refused: %s (N3, L2)", (_title, marked) => {
    expectMarkedIssues(marked);
  });

  it("an object that cannot be called is a warning (N3)", () => {
    expectMarkedIssues(withStandardObject("«N3~ $O.endpoint»objectName: contact\nmode: insert"));
  });

  it("warns of what only custom objects have (M30)", () => {
    expectMarkedIssues(withStandardObject(`${callable}\n«M30 $O.displayName»displayName: Contact`));
  });
});

describe("the schedule of an object", () => {
  it.each([
    "every 1 hours",
    "every 2 hours",
    "every 1 days",
    "every 90 minutes",
    "every 1 minutes",
    "  every  3   days ",
    "0 * * * *",
    // Reads are ten minutes apart (M8); writes may be closer.
    "* * * * *",
    "15 9 1,15 * mon-fri",
    "0 0 * * 7",
  ])("the schedule %j is accepted (N4)", (schedule) => {
    expectMarkedIssues(withStandardObject(`${callable}\nschedule: ${JSON.stringify(schedule)}`));
  });

  it.each([
    "every 1 hour",
    "every 0 hours",
    "every -1 hours",
    "every 1.5 hours",
    "every two hours",
    "every hours",
    "every 2 weeks",
    "every 2 hours please",
    "Every 2 hours",
    "every 2 Hours",
    "every 9999999999999 days",
    "every",
    "hourly",
    "",
    "0 * * *",
    "0 0 * * 8",
    "*/70 * * * *",
    "60 * * * *",
  ])("the schedule %j is refused (N4, L2)", (schedule) => {
    expectMarkedIssues(
      withStandardObject(`${callable}\nschedule: «N4 $O.schedule»${JSON.stringify(schedule)}`),
    );
  });

  it("a number as a schedule is refused (M20)", () => {
    expectMarkedIssues(withStandardObject(`${callable}\nschedule: «M20 $O.schedule»5`));
  });

  it("the refusal of a schedule says how to write it (N4)", () => {
    const hint = (schedule: string) =>
      parseManifest(withStandardObject(`${callable}\nschedule: "${schedule}"`)).issues[0]?.hint;
    expect(hint("every 3 hour")).toBe(
      "write `every 3 hours`: an integer from 1, and the last word in the plural",
    );
    expect(hint("every 0 days")).toBe(
      "write `every 1 days`: an integer from 1, and the last word in the plural",
    );
    expect(hint("61 * * * *")).toBe("write 0 to 59, `*`, `*/n`, `a-b` or a list `a,b`");
  });
});

describe("what is created", () => {
  it("a whole custom object is accepted, and custom fields of a standard one (N5)", () => {
    const fields =
      "customFields: [{ fieldName: a-b, displayName: A }, { fieldName: c, displayName: C, prompt: Why. }]";
    expectMarkedIssues(withCustomObject(`${custom}\nprompt: Why.\n${fields}`));
    expectMarkedIssues(withStandardObject(`${callable}\n${fields}`));
  });

  it.each([
    [
      "a custom object without a display name",
      withCustomObject("«N5~ $O.displayName»objectName: a\nmode: insert\nendpoint: e\ncustomFields: []"),
    ],
    ["a custom object without custom fields", withCustomObject(`«N5~ $O.customFields»${custom}`)],
  ])("a warning tells of %s (N5)", (_title, marked) => {
    expectMarkedIssues(marked);
  });

  it.each([
    [
      "a custom field without a name",
      withCustomObject(`${custom}\ncustomFields:\n  - «N5 $O.customFields[0].fieldName»displayName: A`),
    ],
    [
      "a custom field without a display name",
      withStandardObject(`${callable}\ncustomFields:\n  - «N5 $O.customFields[0].displayName»fieldName: a`),
    ],
    [
      "a custom field twice",
      withCustomObject(
        `${custom}\ncustomFields: [{ fieldName: a, displayName: A }, { fieldName: «N5 $O.customFields[1].fieldName»a, displayName: B }]`,
      ),
    ],
    [
      "a mapping in place of the fields (M20)",
      withCustomObject(`${custom}\ncustomFields: «M20 $O.customFields»{ fieldName: a }`),
    ],
    [
      "a field's name in place of the field (M20)",
      withCustomObject(`${custom}\ncustomFields: [«M20 $O.customFields[0]»a]`),
    ],
    [
      "a number as the display name (M20)",
      withCustomObject(`${custom.replace("Campaigns", "«M20 $O.displayName»5")}\ncustomFields: []`),
    ],
  ])("what is created is refused: %s (N5)", (_title, marked) => {
    expectMarkedIssues(marked);
  });
});
