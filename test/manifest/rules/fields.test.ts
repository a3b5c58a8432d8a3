import { describe, expect, it } from "vitest";
import { isNestedName, parseManifest, parseNestedName } from "../../../src/manifest/index.js";
import { expectMarkedIssues, withScheduledObject } from "../marked-manifest.js";

describe("a field is one of two forms", () => {
  it.each([
    ["neither form", "requiredFields:\n  - «M9 $O.requiredFields[0]»mapToDisplayName: Phone"],
    ["an empty mapping", "optionalFields:\n  - «M9 $O.optionalFields[0]»{}"],
    [
      "a prompt for a field that is named already",
      "requiredFields:\n  - fieldName: phone\n    «M9 $O.requiredFields[0].prompt»prompt: Which one?",
    ],
    [
      "a default for a field that is named already",
      "optionalFields:\n  - «M9 $O.optionalFields[0].default»default: phone\n    fieldName: mobile\n    mapToName: phone",
    ],
    ["a bare name", "requiredFields:\n  - «M20 $O.requiredFields[0]»email\n  - fieldName: phone"],
  ])("a field is refused that is %s (M9)", (_title, keys) => {
    expectMarkedIssues(withScheduledObject(keys));
  });

  it.each([
    [
      "twice in one list",
      `
requiredFields:
  - { fieldName: FirstName, mapToName: first_name }
  - { fieldName: firstname, mapToName: «M9 $O.requiredFields[1].mapToName»first_name }`,
    ],
    [
      "in both lists",
      `
requiredFields:
  - { fieldName: a, mapToName: constructor }
optionalFields:
  - mapToName: «M9 $O.optionalFields[0].mapToName»constructor
    mapToDisplayName: B
    prompt: Which?`,
    ],
  ])("refuses a mapToName that stands %s (M9)", (_title, keys) => {
    expectMarkedIssues(withScheduledObject(keys));
  });

  it("one mapToName is accepted in two objects, and where another field has it as its name (M9)", () => {
    expectMarkedIssues(
      withScheduledObject(`
requiredFields:
  - { fieldName: phone }
  - { fieldName: mobile, mapToName: phone }`),
    );
    expectMarkedIssues(`
specVersion: 1.0.0
integrations:
  - name: crm
    provider: hubspot
    read:
      objects:
        - { objectName: a, destination: d, schedule: 0 0 * * *, requiredFields: [{ fieldName: x, mapToName: y }] }
        - { objectName: b, destination: d, schedule: 0 0 * * *, requiredFields: [{ fieldName: x, mapToName: y }] }`);
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
      "",
      "$",
      "名前",
    ];
    const fields = names.map((name) => ({ fieldName: name, mapToName: name }));
    const text = withScheduledObject(`requiredFields: ${JSON.stringify(fields)}`);
    expectMarkedIssues(text);
    expect(parseManifest(text).manifest?.integrations[0]?.read?.objects?.[0]?.requiredFields).toStrictEqual(
      fields,
    );
  });
});

describe("bracket notation", () => {
  it.each([
    "$['a']",
    "$['a']['b']",
    "$['']",
    "$['a.b']['c d']",
    "$['it\\'s']",
    "$['a\\\\b']",
    "$.a",
    "$",
    "a['b']",
  ])("the bracket notation %s is accepted (M11)", (name) => {
    expectMarkedIssues(withScheduledObject(`requiredFields: [{ fieldName: ${JSON.stringify(name)} }]`));
  });

  it.each([
    "$['a",
    "$['a'",
    "$[",
    "$[a]",
    "$[0]",
    `$['a"]`,
    "$['a']b",
    "$['a'].b",
    "$['a']['b",
    "$['it's']",
    "$['a\\b']",
  ])("the bracket notation %s is refused (M11)", (name) => {
    const text = JSON.stringify(name);
    expectMarkedIssues(
      withScheduledObject(`
requiredFields: [{ fieldName: «M11 $O.requiredFields[0].fieldName»${text} }]
optionalFields: [{ fieldName: x, mapToName: «M11 $O.optionalFields[0].mapToName»${text} }]`),
    );
    expect(isNestedName(name)).toBe(true);
    expect(parseNestedName(name)).toBeUndefined();
  });

  it("splits a nested name into its parts (M11)", () => {
    expect(parseNestedName("$['a']['b']")).toEqual(["a", "b"]);
    expect(parseNestedName("$['it\\'s']['__proto__']['']['\\\\']")).toEqual(["it's", "__proto__", "", "\\"]);
    // Each part in either kind of quotes; a quote may be escaped where it need not be.
    expect(parseNestedName(`$["a"]['With.Special\\"Characters\\"']`)).toEqual([
      "a",
      'With.Special"Characters"',
    ]);
    expect(parseNestedName("a")).toBeUndefined();
  });
});

describe("what a mapping shows to the customer", () => {
  it.each([
    [
      "a missing prompt",
      "requiredFields:\n  - «M35 $O.requiredFields[0].prompt»mapToName: a\n    mapToDisplayName: A",
    ],
    [
      "a missing display name",
      "optionalFields:\n  - «M35 $O.optionalFields[0].mapToDisplayName»mapToName: a\n    prompt: Which?",
    ],
    ["both missing", "optionalFields: [«M35 $O.optionalFields[0]»{ mapToName: a, default: b }]"],
  ])("a warning tells of %s (M35)", (_title, keys) => {
    expectMarkedIssues(withScheduledObject(keys));
  });

  it("a predefined mapping needs nothing to show (M35)", () => {
    expectMarkedIssues(withScheduledObject("requiredFields: [{ fieldName: a, mapToName: b }]"));
  });
});

describe("a field that stands twice in one list", () => {
  it.each([
    [
      "among the required fields",
      "requiredFields:\n  - fieldName: email\n  - fieldName: phone\n  - «M38 $O.requiredFields[2]»fieldName: email",
    ],
    [
      "with another display name",
      "optionalFields: [{ fieldName: a }, «M38 $O.optionalFields[1]»{ fieldName: a, mapToDisplayName: A }]",
    ],
    [
      "three times, for each time after the first",
      "optionalFields: [{ fieldName: a }, «M38 $O.optionalFields[1]»{ fieldName: a }, «M38 $O.optionalFields[2]»{ fieldName: a }]",
    ],
  ])("a warning tells of one %s (M38)", (_title, keys) => {
    expectMarkedIssues(withScheduledObject(keys));
  });

  it.each([
    ["in both lists", "requiredFields: [{ fieldName: a }]\noptionalFields: [{ fieldName: a }]"],
    ["in other letters", "requiredFields: [{ fieldName: a }, { fieldName: A }]"],
    [
      "as itself and under mapped names",
      "requiredFields: [{ fieldName: a }, { fieldName: a, mapToName: b }, { fieldName: a, mapToName: c }]",
    ],
  ])("no warning tells of one %s (M38)", (_title, keys) => {
    expectMarkedIssues(withScheduledObject(keys));
  });
});
