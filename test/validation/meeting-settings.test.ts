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
