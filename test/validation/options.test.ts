import { describe, expect, it } from "vitest";
import type { FieldMetadata, IntegrationContent } from "../../src/contract/index.js";
import { validateDraft } from "../../src/validation/validate-draft.js";

const manifest = (provider: string): IntegrationContent => ({
  name: "crm",
  provider,
  read: { objects: [{ objectName: "contact", destination: "hook", schedule: "0 * * * *" }] },
  subscribe: {
    objects: [
      { objectName: "contact", destination: "hook", otherEvents: ["object.merged", "object.restored"] },
      { objectName: "lead", destination: "hook" },
    ],
  },
});
const field = (fieldName: string, parts: Partial<FieldMetadata> = {}): FieldMetadata => ({
  fieldName,
  displayName: fieldName,
  ...parts,
});
const fields = {
  contact: {
    status: field("status", {
      valueType: "singleSelect",
      values: [{ value: "active", displayValue: "Active" }],
    }),
    age: field("age", { valueType: "int" }),
    score: field("score", { valueType: "float" }),
    vip: field("vip", { valueType: "boolean" }),
  },
};

/** What is found in a draft, as `severity code path`. */
function found(draft: object, provider = "salesforce") {
  return validateDraft({ draft: { provider, ...draft }, manifest: manifest(provider), fields }).map(
    ({ severity, code, path }) => `${severity} ${code} ${path}`,
  );
}

const reading = (parts: object) => ({ read: { objects: { contact: { objectName: "contact", ...parts } } } });
const at = "/read/objects/contact";
const equals = (fieldName: string, value?: unknown) => ({ fieldName, operator: "eq", value });

describe("what is wrong in a read object's options", () => {
  it.each([
    ["*/15 * * * *", []],
    ["0 6 1 jan mon-fri", []],
    ["every 2 hours", [`error invalid-schedule ${at}/schedule`]],
    ["61 * * * *", [`error invalid-schedule ${at}/schedule`]],
    ["* * * *", [`error invalid-schedule ${at}/schedule`]],
    ["", [`error invalid-schedule ${at}/schedule`]],
  ])("the schedule %j gives %j (H19, D14)", (schedule, expected) => {
    expect(found(reading({ schedule }))).toEqual(expected);
  });

  it.each([
    [{ days: 0 }, []],
    [{ fullHistory: false }, []],
    [{ days: 30, fullHistory: true }, []],
    [{}, [`error missing-period ${at}/backfill/defaultPeriod`]],
    [{ days: -1 }, [`error wrong-type ${at}/backfill/defaultPeriod/days`]],
    [{ days: 1.5 }, [`error wrong-type ${at}/backfill/defaultPeriod/days`]],
  ])("a backfill of %j gives %j (H19, D14)", (defaultPeriod, expected) => {
    expect(found(reading({ backfill: { defaultPeriod } }))).toEqual(expected);
  });

  it.each([
    ["two fields", [equals("status", "active"), equals("age", 18)], []],
    ["a fraction", [equals("score", 1.5)], []],
    ["no value", [equals("age")], []],
    ["a part of a field", [equals("$['status']['x']", 1)], []],
    ["one field twice", [equals("age", 1), equals("age", 2)], ["error duplicate-filter 1"]],
    ["one field in two spellings", [equals("age", 1), equals("Age", 2)], ["error duplicate-filter 1"]],
    ["a field that is not there", [equals("agee", 1)], ["warning unknown-field 0/fieldName"]],
    ["another type", [equals("vip", "often")], ["warning default-type 0/value"]],
    ["no option", [equals("status", "actve")], ["warning unknown-option 0/value"]],
    ["another operator", [{ ...equals("age", 1), operator: "gt" }], ["error wrong-type 0/operator"]],
  ])("an issue tells of conditions with %s (H19, D14)", (_, filters, expected) => {
    const spelled = (place: string) => expected.map((each) => each.replace(/ (\d)/, ` ${at}/${place}/$1`));
    expect(found(reading({ fieldFilters: filters }))).toEqual(spelled("fieldFilters"));
    expect(found(reading({ backfill: { defaultPeriod: { days: 1 }, fieldFilters: filters } }))).toEqual(
      spelled("backfill/fieldFilters"),
    );
  });

  it("a name that is offered twice, and offers that share a field, are warned of (H19, D14)", () => {
    const offers = [
      { mapToName: "stage", fieldName: "status" },
      { mapToName: "stage" },
      { mapToName: "state", fieldName: "status" },
      { mapToName: "years", fieldName: "agee" },
    ];
    expect(found(reading({ dynamicMappingsInput: offers })).sort()).toEqual([
      `warning duplicate-mapping ${at}/dynamicMappingsInput/2`,
      `warning duplicate-offer ${at}/dynamicMappingsInput/1/mapToName`,
      `warning unknown-field ${at}/dynamicMappingsInput/3/fieldName`,
    ]);
  });

  it("a field that is marked as not selected where all are read is warned of (H19, D14)", () => {
    const selectedFields = { age: false, vip: true };
    expect(found(reading({ selectedFieldsAuto: "all", selectedFields }))).toEqual([
      `warning deselected-field ${at}/selectedFields/age`,
    ]);
    expect(found(reading({ selectedFields }))).toEqual([]);
  });
});

describe("what is wrong in a subscribe object's options", () => {
  const subscribing = (parts: object, objectName = "contact") => ({
    subscribe: {
      objects: {
        [objectName]: { objectName, destination: "hook", inheritFieldsAndMappings: true, ...parts },
      },
    },
  });
  const on = { providerOptions: { quotaOptimization: { enabled: true } } };
  const watched = { updateEvent: { enabled: "always", requiredWatchFields: ["age"] } };
  const place = "/subscribe/objects/contact/providerOptions/quotaOptimization";

  it.each([
    ["salesforce", { ...on, ...watched }, []],
    ["salesforce", { providerOptions: { quotaOptimization: { enabled: false } } }, []],
    ["salesforce", on, [`error quota-unwatched ${place}`]],
    [
      "salesforce",
      { ...on, updateEvent: { enabled: "always", requiredWatchFields: [] } },
      [`error quota-unwatched ${place}`],
    ],
    [
      "salesforce",
      { ...on, updateEvent: { ...watched.updateEvent, watchFieldsAuto: "all" } },
      [`error quota-unwatched ${place}`],
    ],
    ["hubspot", { ...on, ...watched }, [`error quota-unsupported ${place}`]],
    ["pipedrive", { ...on, ...watched }, [`error quota-unsupported ${place}`]],
  ])("quota optimization on %s of %j gives %j (H19, D14)", (provider, parts, expected) => {
    expect(found(subscribing(parts), provider)).toEqual(expected);
  });

  it("an event that the manifest does not name is warned of, with the one that was meant (H19, D14)", () => {
    const draft = {
      provider: "salesforce",
      ...subscribing({ otherEvents: ["object.merged", "object.restord"] }),
    };
    const [issue, ...others] = validateDraft({ draft, manifest: manifest("salesforce") });
    expect(others).toEqual([]);
    expect(issue).toMatchObject({
      path: "/subscribe/objects/contact/otherEvents/1",
      severity: "warning",
      code: "unknown-event",
      params: { event: "object.restord", suggestion: "object.restored" },
    });
  });

  it("where the manifest names no events, any may be asked for (H19)", () => {
    expect(found(subscribing({ otherEvents: ["object.split"] }, "lead"))).toEqual([]);
  });
});
