import { describe, expect, it } from "vitest";
import type { FieldMetadata, IntegrationContent, IntegrationObject } from "../../src/contract/index.js";
import { validateDraft, type FieldsByObject } from "../../src/validation/validate-draft.js";
import { deepFreeze } from "../draft/support/draft-of.js";

type ValueType = NonNullable<FieldMetadata["valueType"]>;

function field(fieldName: string, valueType?: ValueType, traits: Partial<FieldMetadata> = {}): FieldMetadata {
  return { fieldName, displayName: fieldName, ...(valueType && { valueType }), ...traits };
}

const options = (...values: string[]) => ({
  values: values.map((value) => ({ value, displayValue: value.toUpperCase() })),
});

const contactFields = [
  field("email", "string"),
  field("mobilephone", "string"),
  field("source", "string"),
  field("amount", "int"),
  field("score", "float"),
  field("automated", "boolean"),
  field("birthday", "date"),
  field("seen", "datetime"),
  field("owner", "reference"),
  field("stage", "singleSelect", options("scheduled", "won", "lost")),
  field("tags", "multiSelect", options("red", "blue")),
  field("tier", "string", options("gold", "silver")),
  field("open_list", "singleSelect"),
  field("blob", "other"),
  field("untyped"),
  field("createdate", "datetime", { readOnly: true }),
  field("address", "other"),
];
const fields: FieldsByObject = {
  contact: Object.fromEntries(contactFields.map((each) => [each.fieldName, each])),
};

const readContact: IntegrationObject = {
  objectName: "contact",
  destination: "hook",
  mapToName: "person",
  requiredFields: [
    { fieldName: "email" },
    { mapToName: "priority" },
    { mapToName: "level", default: "tier" },
  ],
  optionalFields: [{ fieldName: "mobilephone", mapToName: "phone" }, { mapToName: "notes" }],
};
const manifest: IntegrationContent = deepFreeze({
  name: "crm",
  provider: "hubspot",
  read: { objects: [readContact] },
  write: {
    objects: [
      { objectName: "contact", inheritMapping: true },
      { objectName: "company" },
      { objectName: "lead", endpoint: "leads", schedule: "every 2 hours" },
    ],
  },
  subscribe: { objects: [{ objectName: "contact", destination: "hook" }] },
});

const reading = (parts: object, name = "contact") => ({
  read: { objects: Object.fromEntries([[name, { objectName: name, ...parts }]]) },
});
const writing = (parts: object = {}, name = "contact") => ({
  write: { objects: Object.fromEntries([[name, { objectName: name, ...parts }]]) },
});
const setting = (name: string, parts: object) =>
  writing({ selectedFieldSettings: Object.fromEntries([[name, parts]]) });
const subscribing = (parts: object = {}, name = "contact") => ({
  subscribe: {
    objects: { [name]: { objectName: name, destination: "hook", inheritFieldsAndMappings: true, ...parts } },
  },
});
const mapped = { priority: "source", level: "tier" };
const mapping = (parts: object, rest: object = {}) =>
  reading({ selectedFieldMappings: { ...mapped, ...parts }, ...rest });

interface Options {
  manifest?: IntegrationContent;
  fields?: FieldsByObject | undefined;
  provider?: string;
}

/** The issues of a draft, which must not be changed; by default with the customer's fields. */
function judge(draft: unknown, given: Options = {}) {
  const { manifest: judged = manifest, provider } = given;
  const known = "fields" in given ? given.fields : fields;
  const issues = validateDraft({
    draft: deepFreeze(draft) as object,
    manifest: judged,
    fields: known,
    provider,
  });
  // What the words are made of is told by the tests of the words.
  return issues.map(({ params: _params, ...issue }) => issue);
}

/** The issues in short: severity, code and path. */
function short(draft: unknown, given?: Options) {
  return judge(draft, given).map(({ severity, code, path }) => `${severity} ${code} ${path}`);
}

const settings = "/write/objects/contact/selectedFieldSettings";
const mappings = "/read/objects/contact/selectedFieldMappings";
const valueMappings = "/read/objects/contact/selectedValueMappings";

describe("a draft without faults has no issues", () => {
  it.each([
    ["nothing at all", {}],
    ["a provider", { provider: "hubspot" }],
    ["keys that nobody knows", { unheardOf: [null], write: { objects: {}, more: 1 } }],
    ["everything in order", { ...mapping({}), ...writing(), ...subscribing(), proxy: { enabled: true } }],
  ])("a draft without faults has no issues: %s (D14)", (_, draft) => {
    expect(judge(draft)).toEqual([]);
  });
});

describe("unknown-object", () => {
  it.each([
    ["write", writing({}, "Contact"), 'Did you mean "contact"?'],
    ["write", writing({}, "compnay"), 'Did you mean "company"?'],
    ["write", writing({}, "person"), 'Did you mean "contact"?'],
    ["read", reading({}, "person"), 'Did you mean "contact"?'],
    ["read", reading({}, "company"), "Remove it, or declare it in the manifest."],
    ["subscribe", subscribing({}, "contacts"), 'Did you mean "contact"?'],
    ["write", writing({}, "toString"), "Remove it, or declare it in the manifest."],
  ])(
    "a %s object that the manifest does not declare: %j, is an issue with the hint %s (D14)",
    (action, draft, hint) => {
      const [name = ""] = Object.values(draft).flatMap(({ objects }) => Object.keys(objects));
      expect(judge(draft, { fields: undefined })).toEqual([
        {
          path: `/${action}/objects/${name}`,
          severity: "error",
          code: "unknown-object",
          message: `The manifest declares no ${action} object "${name}".`,
          hint,
        },
      ]);
    },
  );

  it.each(["__proto__", "constructor", "toString", "a.b", "a/b", "a~b", "$['a']['b']", "", "\ud800", "é"])(
    "%j is unknown, unless it is declared (D8)",
    (name) => {
      const pointer = name.replaceAll("~", "~0").replaceAll("/", "~1");
      expect(short(writing({}, name))).toEqual([`error unknown-object /write/objects/${pointer}`]);
      const declaring = { ...manifest, write: { objects: [{ objectName: name }] } };
      expect(short(writing({}, name), { manifest: declaring })).toEqual([]);
    },
  );
});

describe("what the service refuses besides", () => {
  it("a config for another provider than the integration's is an error (I3)", () => {
    expect(short({ provider: "salesforce" })).toEqual(["error wrong-provider /provider"]);
    expect(short({ provider: "Hubspot" })).toEqual(["error wrong-provider /provider"]);
    expect(short({ provider: "hubspot" })).toEqual([]);
  });

  it("an object whose objectName differs from its key is an error (I3)", () => {
    expect(short(writing({ objectName: "company" }))).toEqual([
      "error object-name /write/objects/contact/objectName",
    ]);
    expect(short(mapping({}, { objectName: "Contact" }))).toEqual([
      "error object-name /read/objects/contact/objectName",
    ]);
    expect(short(writing({ objectName: "contact" }))).toEqual([]);
  });
});

describe("what the provider lacks", () => {
  const deletion = writing({ deletionSettings: { enabled: true } });
  const ifEmpty = setting("email", { writeOnUpdate: "ifEmpty" });
  const at = `${settings}/email/writeOnUpdate`;

  it.each([
    ["intercom", "error"],
    ["github", "error"],
    // What the kit knows nothing of cannot be an error of the user's.
    ["unheardOf", "warning"],
    ["toString", "warning"],
  ])("deletion and ifEmpty on %s are issues, and deletion is an %s (D14)", (provider, severity) => {
    expect(short(deletion, { provider })).toEqual([
      `${severity} deletion-unsupported /write/objects/contact/deletionSettings/enabled`,
    ]);
    expect(short(ifEmpty, { provider })).toEqual([`error if-empty-unsupported ${at}`]);
  });

  it.each(["hubspot", "salesforce"])(
    "deletion and ifEmpty are no issue on %s, which has both (D14)",
    (provider) => {
      expect(short(deletion, { provider })).toEqual([]);
      expect(short(ifEmpty, { provider })).toEqual([]);
    },
  );

  it("nothing is reported where deletion is off and no field is written only if empty (D14)", () => {
    const provider = "intercom";
    expect(short(writing({ deletionSettings: { enabled: false } }), { provider })).toEqual([]);
    for (const writeOnUpdate of ["always", "never"]) {
      expect(short(setting("email", { writeOnUpdate }), { provider })).toEqual([]);
    }
  });

  it("a schedule is a warning where the provider takes no batches (D14, L4)", () => {
    const draft = writing({}, "lead");
    expect(short(draft, { provider: "intercom" })).toEqual(["warning batch-unsupported /write/objects/lead"]);
    expect(short(draft, { provider: "github" })).toEqual(["warning batch-unsupported /write/objects/lead"]);
    expect(short(draft)).toEqual([]);
    expect(short(writing({}, "company"), { provider: "intercom" })).toEqual([]);
  });

  it("the provider is the one given, else the draft's, else the manifest's (D14)", () => {
    const plain = { ...manifest, provider: "intercom" };
    expect(short({ provider: "intercom", ...deletion }, { manifest: plain })).toHaveLength(1);
    expect(short(deletion, { manifest: plain })).toHaveLength(1);
    expect(short({ ...deletion, provider: "intercom" })).toEqual([
      "error wrong-provider /provider",
      "error deletion-unsupported /write/objects/contact/deletionSettings/enabled",
    ]);
  });
});

describe("many-defaults", () => {
  it.each([
    [{ stringValue: "a", booleanValue: true }],
    [{ integerValue: 0, booleanValue: false }],
    [{ stringValue: "", integerValue: 1, booleanValue: true }],
  ])("a default of more than one value is an issue: %j (D14)", (given) => {
    expect(short(setting("source", { default: given }))).toEqual([
      `error many-defaults ${settings}/source/default`,
    ]);
  });

  it.each([
    [{}],
    [{ stringValue: "a" }],
    [{ stringValue: "a", unheardOf: 1 }],
    [{ stringValue: "a", integerValue: undefined }],
  ])("a default of one value is no issue: %j (D14)", (given) => {
    expect(short(setting("source", { default: given }))).toEqual([]);
  });
});

describe("default-type", () => {
  const at = (name: string, kind: string) => `${settings}/${name}/default/${kind}`;
  const kindOf = (value: unknown) =>
    typeof value === "string" ? "stringValue" : typeof value === "boolean" ? "booleanValue" : "integerValue";

  it.each([
    ["source", "text"],
    ["source", ""],
    ["amount", 5],
    ["amount", -5],
    ["amount", ""],
    ["score", 5],
    ["score", "1.5"],
    ["automated", false],
    ["birthday", "2026-02-28"],
    ["seen", "2026-02-28"],
    ["seen", "2026-02-28T12:00Z"],
    ["seen", "2026-02-28T12:00:00.5+02:00"],
    ["owner", "42"],
    ["owner", 42],
    ["stage", "won"],
    ["stage", ""],
    ["tags", "red;blue"],
    ["tags", ";red"],
    ["tier", "gold"],
    ["open_list", "anything"],
    ["blob", true],
    ["untyped", 5],
  ])("a default's type is no issue where %s takes %j (D14)", (name, value) => {
    expect(short(setting(name, { default: { [kindOf(value)]: value } }))).toEqual([]);
    expect(short(writing({ selectedValueDefaults: { [name]: { value } } }))).toEqual([]);
  });

  // No provider reads it as one of the field's type: every write with the default would be refused.
  const wrong: [string, string | number | boolean][] = [
    ["amount", "many"],
    ["amount", true],
    ["score", "1,5"],
    ["score", false],
    ["automated", "yes"],
    ["automated", 1],
    ["birthday", "28.02.2026"],
    ["birthday", "2026-02-31"],
    ["birthday", "2026-02-28T12:00:00Z"],
    ["birthday", true],
    ["seen", "yesterday"],
    ["seen", "2026-13-01T12:00:00Z"],
    ["owner", false],
  ];
  it.each(wrong)("a default's type is an issue where %s cannot take %j (D14)", (name, value) => {
    const kind = kindOf(value);
    expect(short(setting(name, { default: { [kind]: value } }))).toEqual([
      `error default-type ${at(name, kind)}`,
    ]);
    expect(short(writing({ selectedValueDefaults: { [name]: { value } } }))).toEqual([
      `error default-type /write/objects/contact/selectedValueDefaults/${name}/value`,
    ]);
  });

  // Some provider takes it: HubSpot keeps any value as text, and times as milliseconds.
  it.each([
    ["source", 5],
    ["source", true],
    ["stage", 5],
    ["tags", true],
    ["tier", 1],
    ["amount", "5"],
    ["amount", "5.5"],
    ["score", "5"],
    ["automated", "true"],
    ["birthday", 1_772_236_800_000],
    ["birthday", "1772236800000"],
    ["seen", 1_772_236_800_000],
  ])("a default's type is a warning where %s is not made for %j (D14)", (name, value) => {
    const kind = kindOf(value);
    expect(short(setting(name, { default: { [kind]: value } }))).toEqual([
      `warning default-type ${at(name, kind)}`,
    ]);
  });

  it("a default that is never written is a warning (D14)", () => {
    const given = { default: { stringValue: "many" } };
    const never = { writeOnCreate: "never", writeOnUpdate: "never" };
    expect(short(setting("amount", { ...given, writeOnCreate: "never" }))).toEqual([
      `error default-type ${at("amount", "stringValue")}`,
    ]);
    expect(short(setting("amount", { ...given, writeOnUpdate: "never" }))).toEqual([
      `error default-type ${at("amount", "stringValue")}`,
    ]);
    expect(short(setting("amount", { ...given, ...never }))).toEqual([
      `warning default-type ${at("amount", "stringValue")}`,
    ]);
    expect(
      short(
        writing({
          selectedValueDefaults: { amount: { value: "many" } },
          selectedFieldSettings: { amount: never },
        }),
      ),
    ).toEqual(["warning default-type /write/objects/contact/selectedValueDefaults/amount/value"]);
  });

  it("a default is checked against the mapped field, with its value mapped (P1, P4)", () => {
    const draft = (selectedValueMappings: object, value: string) => ({
      ...mapping({ priority: "amount", notes: "stage" }, { selectedValueMappings }),
      ...setting("priority", { default: { stringValue: value } }),
    });
    expect(short(draft({}, "high"))).toEqual([`error default-type ${at("priority", "stringValue")}`]);
    expect(short(draft({ amount: { high: "3" } }, "high"))).toEqual([
      `warning default-type ${at("priority", "stringValue")}`,
    ]);
    expect(short({ ...draft({}, "3"), ...setting("notes", { default: { stringValue: "won" } }) })).toEqual(
      [],
    );
  });

  it("a value inside a field is not checked, since its type is not known (D14)", () => {
    expect(short(setting("$['amount']['cents']", { default: { stringValue: "many" } }))).toEqual([]);
    expect(short(setting("$['amount']", { default: { stringValue: "many" } }))).toHaveLength(1);
  });

  it("the message names the value, the field and its type (D14)", () => {
    expect(judge(setting("amount", { default: { stringValue: "many" } }))).toEqual([
      {
        path: at("amount", "stringValue"),
        severity: "error",
        code: "default-type",
        message: '"many" does not fit "amount", which is of type int.',
      },
    ]);
  });
});

describe("unknown-option", () => {
  it.each([
    ["stage", "Won", 'Did you mean "won"?'],
    ["stage", "nothing at all", undefined],
    ["tags", "red;bleu", 'Did you mean "blue"?'],
    ["tier", "bronze", undefined],
  ])("an option that %s does not have is an issue: %j (D14)", (name, stringValue, hint) => {
    expect(judge(setting(name, { default: { stringValue } }))).toEqual([
      {
        path: `${settings}/${name}/default/stringValue`,
        severity: "warning",
        code: "unknown-option",
        message: `"${stringValue.replace("red;", "")}" is no option of "${name}".`,
        ...(hint !== undefined && { hint }),
      },
    ]);
  });

  it("an unknown option is found on the provider's side of a value mapping (D14)", () => {
    expect(short(mapping({}, { selectedValueMappings: { stage: { open: "wan", done: "won" } } }))).toEqual([
      `warning unknown-option ${valueMappings}/stage/open`,
    ]);
    expect(short(mapping({ notes: "stage" }, { selectedValueMappings: { notes: { open: "wan" } } }))).toEqual(
      [`warning unknown-option ${valueMappings}/notes/open`],
    );
  });
});

describe("read-only-field", () => {
  const at = `${settings}/createdate`;

  it("a default that the provider would refuse is an error, a setting in vain a warning (D14)", () => {
    const given = { default: { stringValue: "2026-02-28" } };
    expect(short(setting("createdate", given))).toEqual([`error read-only-field ${at}`]);
    expect(short(setting("createdate", { writeOnUpdate: "never" }))).toEqual([
      `warning read-only-field ${at}`,
    ]);
    expect(
      short(setting("createdate", { ...given, writeOnCreate: "never", writeOnUpdate: "never" })),
    ).toEqual([`warning read-only-field ${at}`]);
    expect(short(writing({ selectedValueDefaults: { createdate: { value: "2026-02-28" } } }))).toEqual([
      "error read-only-field /write/objects/contact/selectedValueDefaults/createdate",
    ]);
  });

  it("a read-only field is found behind a mapped name (D14)", () => {
    const draft = { ...mapping({ notes: "createdate" }), ...setting("notes", { writeOnUpdate: "never" }) };
    expect(short(draft)).toEqual([`warning read-only-field ${settings}/notes`]);
  });

  it("a writable field, and reading a read-only one, are not reported (D14)", () => {
    expect(short(setting("seen", { default: { stringValue: "2026-02-28" } }))).toEqual([]);
    expect(short(mapping({ notes: "createdate" }, { selectedFields: { createdate: true } }))).toEqual([]);
  });
});

describe("unknown-field", () => {
  it.each([
    [
      "a selected field",
      mapping({}, { selectedFields: { emial: true } }),
      "error",
      "/read/objects/contact/selectedFields/emial",
    ],
    ["a mapped field", mapping({ notes: "emial" }), "error", `${mappings}/notes`],
    [
      "a field of an object that is switched off",
      mapping({ notes: "emial" }, { disabled: true }),
      "warning",
      `${mappings}/notes`,
    ],
    ["a setting's field", setting("emial", { writeOnUpdate: "never" }), "warning", `${settings}/emial`],
    [
      "an older default's field",
      writing({ selectedValueDefaults: { emial: { value: "x" } } }),
      "warning",
      "/write/objects/contact/selectedValueDefaults/emial",
    ],
    [
      "a watched field",
      subscribing({ updateEvent: { enabled: "always", requiredWatchFields: ["email", "emial"] } }),
      "warning",
      "/subscribe/objects/contact/updateEvent/requiredWatchFields/1",
    ],
  ])("an issue tells of %s that the customer does not have (D14)", (_, draft, severity, path) => {
    expect(judge(draft)).toEqual([
      {
        path,
        severity,
        code: "unknown-field",
        message: 'There is no field "emial".',
        hint: 'Did you mean "email"?',
      },
    ]);
    expect(judge(draft, { fields: undefined })).toEqual([]);
    expect(judge(draft, { fields: {} })).toEqual([]);
    expect(judge(draft, { fields: { contact: {}, company: fields["contact"] } })).toEqual([]);
  });

  it.each([
    [
      "fields that the customer has",
      mapping({ notes: "email" }, { selectedFields: { email: true, stage: true } }),
    ],
    ["one that is not selected", mapping({}, { selectedFields: { emial: false } })],
    [
      "nested names, by the field that they start from",
      mapping({ notes: "$['address']['city']" }, { selectedFields: { "$['address']['zip']": true } }),
    ],
    [
      "names that are mapped: a setting's, and a watched one",
      {
        ...mapping({ notes: "email" }),
        ...setting("notes", { writeOnUpdate: "never" }),
        ...subscribing({ updateEvent: { enabled: "always", requiredWatchFields: ["notes", "phone"] } }),
      },
    ],
    [
      "a setting of a name that waits for its mapping",
      { ...mapping({}), ...setting("notes", { writeOnUpdate: "never" }) },
    ],
  ])("no issue tells of %s (D14)", (_, draft) => {
    expect(short(draft)).toEqual([]);
  });

  it("a mapped name is an unknown field where the writes inherit no mapping (D14)", () => {
    const plain = { ...manifest, write: { objects: [{ objectName: "contact" }] } };
    const draft = (inheritMapping: boolean) => ({
      ...mapping({ notes: "email" }),
      ...writing({ inheritMapping, selectedFieldSettings: { notes: { writeOnUpdate: "never" } } }),
    });
    expect(short(draft(false), { manifest: plain })).toEqual([`warning unknown-field ${settings}/notes`]);
    expect(short(draft(true), { manifest: plain })).toEqual([]);
  });

  it("the hint names the nearest field among hundreds of them (D14)", () => {
    const many = Array.from({ length: 300 }, (_, index) =>
      field(`${"abcdef"[index % 6] ?? ""}${String(index)}`),
    );
    const contact = Object.fromEntries([...many, field("email")].map((each) => [each.fieldName, each]));
    const draft = setting("Emial", { writeOnUpdate: "never" });
    expect(judge(draft, { fields: { contact } })).toMatchObject([{ hint: 'Did you mean "email"?' }]);
  });

  it("a custom field that installing creates is not missed (L5)", () => {
    const customFields = [{ fieldName: "warmth", displayName: "Warmth" }];
    const creating = { ...manifest, write: { objects: [{ objectName: "contact", customFields }] } };
    expect(short(setting("warmth", { writeOnUpdate: "never" }), { manifest: creating })).toEqual([]);
    expect(short(setting("warmth", { writeOnUpdate: "never" }))).toEqual([
      `warning unknown-field ${settings}/warmth`,
    ]);
  });

  it("letter case of a field's name does not count in Salesforce, and counts elsewhere (W20)", () => {
    const draft = mapping({ notes: "Email" }, { selectedFields: { Source: true } });
    const salesforce = { ...manifest, provider: "salesforce" };
    expect(short(draft, { manifest: salesforce })).toEqual([]);
    expect(short(draft)).toHaveLength(2);
    const mixed = { contact: { Tier__c: field("Tier__c", "int"), source: field("source") } };
    const tier = setting("tier__C", { default: { booleanValue: true } });
    expect(short(tier, { manifest: salesforce, fields: mixed })).toEqual([
      `error default-type ${settings}/tier__C/default/booleanValue`,
    ]);
  });

  it.each(["__proto__", "constructor", "toString", "a.b", "a/b", "a~b", "$['a']['b']", "é"])(
    "%j is unknown, unless the customer has it (D8)",
    (name) => {
      const pointer = name.replaceAll("~", "~0").replaceAll("/", "~1");
      const selectedFields = Object.fromEntries([[name, true]]);
      const draft = { ...mapping({}, { selectedFields }), ...setting(name, { writeOnUpdate: "never" }) };
      expect(short(draft)).toEqual([
        `error unknown-field /read/objects/contact/selectedFields/${pointer}`,
        `warning unknown-field ${settings}/${pointer}`,
      ]);
      const known = { ...fields["contact"], ...Object.fromEntries([[name, field(name)]]) };
      expect(short(draft, { fields: { contact: known } })).toEqual([]);
    },
  );
});

describe("missing-mapping", () => {
  it.each([
    ["without any mapping", reading({}), ["level", "priority"]],
    ["with an empty text", reading({ selectedFieldMappings: { priority: "", level: "tier" } }), ["priority"]],
    [
      "where another name is mapped",
      reading({ selectedFieldMappings: { notes: "source" } }),
      ["level", "priority"],
    ],
  ])("a required mapping is missing: %s (D14)", (_, draft, names) => {
    expect(short(draft)).toEqual(
      names.map((name) => `${name === "level" ? "warning" : "error"} missing-mapping ${mappings}/${name}`),
    );
  });

  it("the hint names the field that the manifest suggests (D14)", () => {
    expect(judge(reading({})).map(({ message, hint }) => [message, hint])).toEqual([
      ['A field has to be chosen for "level".', '"tier" is suggested.'],
      ['A field has to be chosen for "priority".', "Choose a field."],
    ]);
  });

  it("a missing mapping is a warning while the object is disabled (D14)", () => {
    expect(short(reading({ disabled: true, selectedFieldMappings: { level: "tier" } }))).toEqual([
      `warning missing-mapping ${mappings}/priority`,
    ]);
  });

  it.each([
    ["what the customer mapped", mapping({})],
    [
      "what is named for the mapping already",
      reading({
        selectedFieldMappings: { level: "tier" },
        dynamicMappingsInput: [{ mapToName: "priority", fieldName: "source" }],
      }),
    ],
    ["an object that is not read", writing()],
  ])("no mapping is missing: %s (D14)", (_, draft) => {
    expect(short(draft)).toEqual([]);
  });

  it("optional mappings and names that the manifest maps are not missing (D14)", () => {
    expect(short(mapping({}))).toEqual([]);
    const own = { ...readContact, requiredFields: [{ fieldName: "email", mapToName: "mail" }] };
    expect(short(reading({}), { manifest: { ...manifest, read: { objects: [own] } } })).toEqual([]);
  });

  it.each(["__proto__", "constructor", "a/b", "a~b", ""])(
    "a required mapping may be called %j (D8)",
    (name) => {
      const hostile = {
        ...manifest,
        read: { objects: [{ ...readContact, requiredFields: [{ mapToName: name }] }] },
      };
      const pointer = name.replaceAll("~", "~0").replaceAll("/", "~1");
      expect(short(reading({ selectedFieldMappings: {} }), { manifest: hostile })).toEqual([
        `error missing-mapping ${mappings}/${pointer}`,
      ]);
      const selectedFieldMappings = Object.fromEntries([[name, "source"]]);
      expect(short(reading({ selectedFieldMappings }), { manifest: hostile })).toEqual([]);
    },
  );
});

describe("duplicate-mapping", () => {
  it("the later of two mappings onto one field is reported, as by the service (D14)", () => {
    expect(judge(mapping({ notes: "source" }))).toEqual([
      {
        path: `${mappings}/notes`,
        severity: "error",
        code: "duplicate-mapping",
        message: '"priority" is mapped to "source" too.',
        hint: "Map one of them to another field.",
      },
    ]);
    expect(short(mapping({ notes: "source", more: "source" }))).toEqual([
      `error duplicate-mapping ${mappings}/more`,
      `warning unknown-mapping ${mappings}/more`,
      `error duplicate-mapping ${mappings}/notes`,
    ]);
  });

  it("a mapping that the manifest no longer offers is told, and one that the app offers is not (D20)", () => {
    expect(short(mapping({ "not offered": "email" }))).toEqual([
      `warning unknown-mapping ${mappings}/not offered`,
    ]);
  });

  it("a second mapping onto a field that the manifest maps is a warning (D14)", () => {
    expect(short(mapping({ notes: "mobilephone" }))).toEqual([`warning duplicate-mapping ${mappings}/notes`]);
    expect(short(mapping({ notes: "mobilephone", phone: "email" }))).toEqual([]);
  });

  it("two spellings are one field for Salesforce alone (W20)", () => {
    const draft = mapping({ notes: "SOURCE" });
    expect(short(draft, { fields: undefined, provider: "salesforce" })).toEqual([
      `error duplicate-mapping ${mappings}/notes`,
    ]);
    expect(short(draft, { fields: undefined })).toEqual([]);
  });

  it("mappings onto different fields are not reported (D14)", () => {
    expect(short(mapping({ notes: "email" }))).toEqual([]);
  });
});

describe("value mappings", () => {
  const values = (stage: object) => mapping({ notes: "stage" }, { selectedValueMappings: { stage } });

  it("two of the app's values for one of the provider's are a warning (D14)", () => {
    expect(short(values({ open: "won", closed: "lost", done: "won" }))).toEqual([
      `warning duplicate-value-mapping ${valueMappings}/stage/done`,
    ]);
    expect(
      short(
        values(
          Object.fromEntries([
            ["__proto__", "won"],
            ["toString", "won"],
          ]),
        ),
      ),
    ).toEqual([`warning duplicate-value-mapping ${valueMappings}/stage/toString`]);
    expect(short(values({ open: "scheduled", closed: "lost", done: "won" }))).toEqual([]);
  });

  it("one of the provider's values may be used by two fields (D14)", () => {
    const selectedValueMappings = { stage: { open: "won" }, untyped: { open: "won" } };
    expect(short(mapping({}, { selectedValueMappings }))).toEqual([]);
  });

  const listed = (rest: object, ...names: string[]) => ({
    dynamicMappingsInput: [
      {
        mapToName: "notes",
        mappedValues: names.map((mappedValue) => ({ mappedValue, mappedDisplayValue: mappedValue })),
        ...rest,
      },
    ],
  });

  it("a listed value without a mapping is a warning (D14)", () => {
    const draft = (stage: object) =>
      mapping({ notes: "stage" }, { ...listed({}, "open", "done"), selectedValueMappings: { stage } });
    expect(short(draft({ open: "scheduled" }))).toEqual([
      `warning missing-value-mapping ${valueMappings}/stage/done`,
    ]);
    expect(short(draft({ open: "", done: "won" }))).toEqual([
      `warning missing-value-mapping ${valueMappings}/stage/open`,
    ]);
    expect(short(draft({ open: "scheduled", done: "won" }))).toEqual([]);
  });

  it("missing value mappings are reported under the provider's field (D14)", () => {
    const named = listed({ fieldName: "stage" }, "open", "__proto__");
    expect(short(mapping({}, named))).toEqual([
      `warning missing-value-mapping ${valueMappings}/stage/__proto__`,
      `warning missing-value-mapping ${valueMappings}/stage/open`,
    ]);
  });

  it("value mappings are found under the mapped name too (P4)", () => {
    const selectedValueMappings = { notes: { open: "scheduled" } };
    expect(short(mapping({ notes: "stage" }, { ...listed({}, "open"), selectedValueMappings }))).toEqual([]);
  });

  it("values of a name that is not mapped, or not listed, are not reported (D14)", () => {
    expect(short(mapping({}, listed({}, "open")))).toEqual([]);
    expect(short(mapping({ notes: "stage" }, listed({ mappedValues: undefined })))).toEqual([]);
  });
});

describe("the list of issues", () => {
  it("issues are ordered by path, whatever the order of the draft (D14)", () => {
    const draft = {
      write: { objects: { Contact: { objectName: "Contact" }, company: { objectName: "Company" } } },
      proxy: { enabled: 1 },
      ...reading({}),
    };
    expect(short(draft)).toEqual([
      "error wrong-type /proxy/enabled",
      `warning missing-mapping ${mappings}/level`,
      `error missing-mapping ${mappings}/priority`,
      "error unknown-object /write/objects/Contact",
      "error object-name /write/objects/company/objectName",
    ]);
    const reversed = Object.fromEntries(Object.entries(draft).reverse());
    expect(judge(reversed)).toEqual(judge(draft));
  });

  it.each([null, undefined, "x", 1, [], new Date(0), () => 1])(
    "a draft that is %o is one wrong type (D14)",
    (draft) => {
      expect(judge(draft)).toEqual([
        { path: "", severity: "error", code: "wrong-type", message: "Expected an object." },
      ]);
    },
  );
});
