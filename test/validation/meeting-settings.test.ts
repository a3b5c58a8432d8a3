import { describe, expect, it } from "vitest";
import type {
  FieldSetting,
  InstallationConfigContent,
  IntegrationContent,
} from "../../src/contract/index.js";
import { validateDraft } from "../../src/validation/validate-draft.js";

const never: FieldSetting = { writeOnUpdate: "never" };

function issuesOf(
  provider: string,
  parts: { settings?: Record<string, unknown>; older?: object; mappings?: Record<string, string> },
  fieldKey?: (name: string) => string,
) {
  const { settings = {}, older = {}, mappings = {} } = parts;
  const manifest: IntegrationContent = {
    ...{ name: "crm", provider },
    read: { objects: [{ objectName: "lead", destination: "hook" }] },
    write: { objects: [{ objectName: "lead", inheritMapping: true }] },
  };
  const draft = {
    provider,
    read: { objects: { lead: { objectName: "lead", selectedFieldMappings: mappings } } },
    write: {
      objects: {
        lead: { objectName: "lead", selectedFieldSettings: settings, selectedValueDefaults: older },
      },
    },
  } as unknown as InstallationConfigContent;
  return validateDraft({ draft, manifest, fieldKey })
    .filter(({ code }) => code === "duplicate-setting" || code === "unknown-default")
    .map(({ path, severity, code, message }) => [
      path.replace("/write/objects/lead", ""),
      severity,
      code,
      message,
    ]);
}

describe("two settings that are about one field", () => {
  it("two settings of one field are told on Salesforce where only letter case differs (W21)", () => {
    const settings = { leadsource: never, LeadSource: never, title: never };
    expect(issuesOf("salesforce", { settings })).toEqual([
      [
        "/selectedFieldSettings/LeadSource",
        "warning",
        "duplicate-setting",
        '"leadsource" is a setting of the same field.',
      ],
    ]);
    expect(issuesOf("hubspot", { settings })).toEqual([]);
  });

  it.each(["salesforce", "hubspot", "intercom"])(
    "two settings of one field are told on %s where one has the mapped name, one the provider's (W21)",
    (provider) => {
      const settings = { source: never, origin: never };
      const found = issuesOf(provider, { settings, mappings: { source: "origin" } });
      expect(found.map(([path]) => path)).toEqual(["/selectedFieldSettings/origin"]);
      expect(issuesOf(provider, { settings, mappings: { source: "origin", origin: "source" } })).toEqual([]);
    },
  );

  it("two settings of one field are told for older defaults, but not beside their own name's setting (W21)", () => {
    const older = { source: { value: "a" }, origin: { value: "b" } };
    const found = issuesOf("hubspot", { settings: { source: never }, older, mappings: { source: "origin" } });
    expect(found.map(([path]) => path)).toEqual(["/selectedValueDefaults/origin"]);
  });

  it("whether two settings meet goes by what the app says is one field (W20)", () => {
    const settings = { "lead-source": never, leadsource: never };
    expect(issuesOf("hubspot", { settings })).toEqual([]);
    expect(issuesOf("hubspot", { settings }, (name) => name.replaceAll("-", ""))).toHaveLength(1);
  });

  it.each([
    ["AccountId", "Account"],
    ["Account", "accountid"],
    ["Parent__c", "parent__r"],
  ])("settings of a reference and of the record that it is to are told: %s, %s (W21)", (one, other) => {
    const settings = { [one]: never, [other]: never };
    expect(issuesOf("salesforce", { settings }).map(([path]) => path)).toEqual([
      `/selectedFieldSettings/${other}`,
    ]);
    for (const provider of ["hubspot", "intercom"]) expect(issuesOf(provider, { settings })).toEqual([]);
  });

  it("two defaults that tell one reference are told, by whichever name of the other record (W21)", () => {
    const mappings = { code: "$['Account']['Code__c']", name: "$['account']['Name']" };
    const text = { default: { stringValue: "A-1" } };
    const pathsOf = (settings: Record<string, unknown>, older = {}, provider = "salesforce") =>
      issuesOf(provider, { settings, older, mappings }).map(([path, , , message]) => [path, message]);
    expect(pathsOf({ AccountId: text, code: text })).toEqual([
      ["/selectedFieldSettings/code", '"AccountId" is a setting of the same field.'],
    ]);
    expect(pathsOf({ code: text, AccountId: text })).toEqual([
      ["/selectedFieldSettings/AccountId", '"code" is a setting of the same field.'],
    ]);
    expect(pathsOf({ code: { ...never, ...text }, name: text })).toHaveLength(1);
    expect(pathsOf({ AccountId: text, code: never }, { code: { value: "A-1" } })).toEqual([
      ["/selectedValueDefaults/code", '"AccountId" is a setting of the same field.'],
    ]);
    expect(pathsOf({ AccountId: text, code: never, name: never })).toEqual([]);
    expect(pathsOf({ AccountId: never, code: text })).toEqual([]);
    expect(pathsOf({ AccountId: text, code: text }, {}, "hubspot")).toEqual([]);
  });

  it("a default of the other record's type is no default of the reference (W21)", () => {
    const text = { default: { stringValue: "User" } };
    const mappings = { type: "$['Owner']['attributes']['type']" };
    expect(issuesOf("salesforce", { settings: { OwnerId: text, type: text }, mappings })).toEqual([]);
  });

  it.each(["salesforce", "hubspot", "intercom"])(
    "%s: defaults of two parts of a field do not meet (W21)",
    (provider) => {
      const text = { default: { stringValue: "x" } };
      const mappings = { a: "$['owner']['attributes']", b: "$['owner']['attributes']['b']" };
      expect(issuesOf(provider, { settings: { a: text, b: text }, mappings })).toEqual([]);
    },
  );

  it("two settings are no issue where one is for a part of the other's field (W21)", () => {
    expect(issuesOf("hubspot", { settings: { owner: never, "$['owner']['email']": never } })).toEqual([]);
  });
});

it("a default of an unknown kind is told, as it is never written (W25)", () => {
  const settings = { amount: { default: { numberValue: 1.5 } }, title: { default: {} } };
  expect(issuesOf("hubspot", { settings })).toEqual([
    [
      "/selectedFieldSettings/amount/default",
      "warning",
      "unknown-default",
      'The default has no value of a known kind, but "numberValue".',
    ],
  ]);
});
