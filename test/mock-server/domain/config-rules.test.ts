import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Installation, Manifest } from "../../../src/contract/index.js";
import { consumerRef, createHarness, groupRef, manifestOf } from "../support/harness.js";
import { anyCharacter } from "../../support/arbitraries/any-character.js";

const names = ["contact", "lead"];
const everything = (provider: string) =>
  manifestOf(provider, { read: names, write: names, subscribe: names });
const subscribed = { objectName: "contact", destination: "hook", inheritFieldsAndMappings: true };

function writing(object: object, objectName = "contact") {
  return { write: { objects: { [objectName]: { objectName, ...object } } } };
}

function reading(object: object, objectName = "contact") {
  return { read: { objects: { [objectName]: { objectName, ...object } } } };
}

function subscribing(object: object) {
  return { subscribe: { objects: { contact: object } } };
}

/** What a create with this content answers: the names of the issues, or "created". */
async function judge(
  provider: string,
  content: object,
  query = "",
  manifest: Manifest = everything(provider),
) {
  const { ask, path } = createHarness(manifest);
  const answered = await ask<Installation & { issues?: { name: string }[] }>(
    "POST",
    `${path}/installations${query}`,
    {
      groupRef,
      config: { content: { provider, ...content } },
    },
  );
  if (answered.status === 201) return "created";
  expect(answered.status, JSON.stringify(answered.body)).toBe(422);
  return answered.body.issues?.map((issue) => issue.name);
}

describe("the config is judged", () => {
  it.each([
    ["an object under another case", writing({}, "Contact"), ["/write/objects/Contact"]],
    ["an object that the manifest lacks", writing({}, "ticket"), ["/write/objects/ticket"]],
    ["an object called toString", writing({}, "toString"), ["/write/objects/toString"]],
    ["a name with / and ~", writing({}, "a/b~c"), ["/write/objects/a~1b~0c"]],
    [
      "a read object that only write declares",
      reading({}, "account"),
      ["/read/objects/account"],
      manifestOf("salesforce", { write: ["account"] }),
    ],
    [
      "a key that differs from objectName",
      writing({ objectName: "lead" }),
      ["/write/objects/contact/objectName"],
    ],
    [
      "two values in a default",
      writing({ selectedFieldSettings: { source: { default: { stringValue: "a", booleanValue: true } } } }),
      ["/write/objects/contact/selectedFieldSettings/source/default"],
    ],
    [
      "a subscribe object without destination",
      subscribing({ objectName: "contact", inheritFieldsAndMappings: true }),
      ["/subscribe/objects/contact/destination"],
    ],
    [
      "a subscribe object without inheritFieldsAndMappings",
      subscribing({ objectName: "contact", destination: "h" }),
      ["/subscribe/objects/contact/inheritFieldsAndMappings"],
    ],
    [
      "two mappings onto one field",
      reading({ selectedFieldMappings: { a: "email", b: "phone", c: "email" } }),
      ["/read/objects/contact/selectedFieldMappings/c"],
    ],
    [
      "a default of the wrong type",
      writing({ selectedFieldSettings: { n: { default: { integerValue: 1.5 } } } }),
      ["/write/objects/contact/selectedFieldSettings/n/default/integerValue"],
    ],
    [
      "an unknown write policy",
      writing({ selectedFieldSettings: { n: { writeOnCreate: "ifEmpty" } } }),
      ["/write/objects/contact/selectedFieldSettings/n/writeOnCreate"],
    ],
    [
      "a value default of no type",
      writing({ selectedValueDefaults: { n: { value: null } } }),
      ["/write/objects/contact/selectedValueDefaults/n/value"],
    ],
    ["an object that is none", { write: { objects: { contact: null } } }, ["/write/objects/contact"]],
    [
      "an object without objectName",
      { write: { objects: { contact: {} } } },
      ["/write/objects/contact/objectName"],
    ],
    ["objects as a list", { write: { objects: [] } }, ["/write/objects"]],
    ["read without objects", { read: {} }, ["/read/objects"]],
    [
      "a backfill without a period",
      reading({ backfill: { defaultPeriod: {} } }),
      ["/read/objects/contact/backfill/defaultPeriod"],
    ],
    ["a schedule that is no cron", reading({ schedule: "hourly" }), ["/read/objects/contact/schedule"]],
    [
      "two conditions on one field",
      reading({
        fieldFilters: [
          { fieldName: "status", operator: "eq", value: "a" },
          { fieldName: "Status", operator: "eq", value: "b" },
        ],
      }),
      ["/read/objects/contact/fieldFilters/1"],
    ],
    ["a proxy flag that is no boolean", { proxy: { enabled: "yes" } }, ["/proxy/enabled"]],
    ["no provider", { provider: undefined }, ["/provider"]],
    ["another provider", { provider: "hubspot" }, ["/provider"]],
  ] as const)(
    "a check of a config refuses %s",
    async (_, content, issues, manifest = everything("salesforce")) => {
      expect(await judge("salesforce", content, "", manifest)).toEqual(issues);
    },
  );

  it("a check of a config lists every fault of a config, each under its own pointer (I3)", async () => {
    const content = {
      ...writing({ objectName: "lead" }),
      ...reading({ selectedFieldMappings: { a: "email", b: "email" }, selectedFields: { nope: true } }),
    };
    expect(await judge("salesforce", content)).toEqual([
      "/write/objects/contact/objectName",
      "/read/objects/contact/selectedFieldMappings/b",
      "/read/objects/contact/selectedFields/nope",
    ]);
  });

  it("hints at the name that was probably meant (I3)", async () => {
    const { askRefused, path } = createHarness(everything("salesforce"));
    const content = { provider: "salesforce", ...writing({}, "Contact") };
    const problem = await askRefused(422, "POST", `${path}/installations`, { groupRef, config: { content } });
    expect(problem.issues?.[0]?.detail).toContain('did you mean "contact"?');
    expect(problem.detail).toContain("/write/objects/Contact");
  });

  const deletion = writing({ deletionSettings: { enabled: true } });
  const ifEmpty = writing({ selectedFieldSettings: { source: { writeOnUpdate: "ifEmpty" } } });
  it.each([
    ["salesforce", "created", "created"],
    ["hubspot", "created", "created"],
    [
      "intercom",
      ["/write/objects/contact/deletionSettings/enabled"],
      ["/write/objects/contact/selectedFieldSettings/source/writeOnUpdate"],
    ],
  ])(
    "allows deletion and ifEmpty only where the provider has them: %s (I3)",
    async (provider, deleted, emptied) => {
      expect(await judge(provider, deletion)).toEqual(deleted);
      expect(await judge(provider, ifEmpty)).toEqual(emptied);
    },
  );

  it("accepts deletion that is turned off where the provider lacks it (I3)", async () => {
    expect(await judge("intercom", writing({ deletionSettings: { enabled: false } }))).toBe("created");
  });

  const quota = { providerOptions: { quotaOptimization: { enabled: true } } };
  const named = { enabled: "always", requiredWatchFields: ["email"] };
  const at = "/subscribe/objects/contact/providerOptions/quotaOptimization";
  it.each([
    ["salesforce", { updateEvent: named }, "created"],
    ["hubspot", { updateEvent: named }, [at]],
    ["salesforce", {}, [at]],
    ["salesforce", { updateEvent: { ...named, watchFieldsAuto: "all" } }, [at]],
  ])("allows quota optimization on %s with %j: %s (I3)", async (provider, events, expected) => {
    expect(await judge(provider, subscribing({ ...subscribed, ...quota, ...events }))).toEqual(expected);
  });

  it("a check of a config keeps keys that it does not know, and a whole valid config as it is (I3)", async () => {
    const content = {
      provider: "salesforce",
      read: {
        objects: {
          contact: {
            objectName: "contact",
            schedule: "*/10 * * * *",
            disabled: false,
            destination: "hook",
            selectedFields: { email: true, nope: false },
            selectedFieldMappings: { phoneNumber: "phone" },
            selectedValueMappings: { stage: { open: "scheduled" } },
            selectedFieldsAuto: "all",
            dynamicMappingsInput: [{ mapToName: "phoneNumber", mappedValues: [] }],
            backfill: {
              defaultPeriod: { days: 30 },
              fieldFilters: [{ fieldName: "a", operator: "eq", value: 1 }],
            },
            fieldFilters: [{ fieldName: "status", operator: "eq", value: true }],
            unheardOf: { a: [1, null] },
          },
        },
      },
      write: {
        objects: {
          contact: {
            objectName: "contact",
            inheritMapping: true,
            selectedValueDefaults: { source: { value: "x", applyOnUpdate: "never" } },
            selectedFieldSettings: { source: { default: {}, unheardOf: 1 } },
          },
        },
      },
      subscribe: {
        objects: {
          contact: {
            ...subscribed,
            createEvent: { enabled: "always" },
            updateEvent: { enabled: "never", watchFieldsAuto: "all" },
            deleteEvent: { enabled: "never" },
            otherEvents: ["object.merged"],
          },
        },
      },
      proxy: { enabled: true, unheardOf: null },
      unheardOf: "x",
    };
    const { ask, path } = createHarness(everything("salesforce"));
    const created = await ask<Installation>("POST", `${path}/installations`, {
      groupRef,
      config: { content },
    });
    expect(created.status, JSON.stringify(created.body)).toBe(201);
    expect(created.body.config.content).toEqual(content);
  });
});

describe("the sample read", () => {
  const misspelt = reading({
    selectedFields: { emial: true, phone: true },
    selectedFieldMappings: { tel: "fone" },
  });

  it("refuses selected and mapped fields that the connected instance lacks (I3)", async () => {
    expect(await judge("salesforce", misspelt)).toEqual([
      "/read/objects/contact/selectedFields/emial",
      "/read/objects/contact/selectedFieldMappings/tel",
    ]);
  });

  it("the sample read is skipped by skipSampling=true, on create and on update (I3)", async () => {
    expect(await judge("salesforce", misspelt, "?skipSampling=true")).toBe("created");
    const { ask, askRefused, path } = createHarness(everything("salesforce"));
    const content = { provider: "salesforce" };
    const created = await ask<Installation>("POST", `${path}/installations`, {
      groupRef,
      config: { content },
    });
    const url = `${path}/installations/${created.body.id}`;
    const request = {
      updateMask: ["config.content.read.objects.contact"],
      installation: { config: { content: misspelt } },
    };
    await askRefused(422, "PATCH", url, request);
    await askRefused(422, "PATCH", `${url}?skipSampling=false`, request);
    expect((await ask("PATCH", `${url}?skipSampling=true`, request)).status).toBe(200);
  });

  it("the sample read is the only check that skipSampling skips (I3)", async () => {
    const content = { ...misspelt, ...writing({}, "Contact") };
    expect(await judge("salesforce", content, "?skipSampling=true")).toEqual(["/write/objects/Contact"]);
  });

  it("the sample read does not look at disabled objects (I3)", async () => {
    expect(await judge("salesforce", reading({ disabled: true, selectedFields: { emial: true } }))).toBe(
      "created",
    );
  });

  it("knows the fields that a manifest names, and nested names by the field they start from (I3)", async () => {
    const manifest: Manifest = {
      specVersion: "1.0.0",
      integrations: [
        {
          name: "crm",
          provider: "salesforce",
          read: {
            objects: [
              {
                objectName: "contact",
                destination: "hook",
                requiredFields: [{ fieldName: "score__c" }, { mapToName: "stage", default: "stage__c" }],
              },
            ],
          },
        },
      ],
    };
    const selectedFields = { score__c: true, stage__c: true, "$['email']['domain']": true };
    expect(await judge("salesforce", reading({ selectedFields }), "", manifest)).toBe("created");
    expect(
      await judge("salesforce", reading({ selectedFields: { "$['nope']['x']": true } }), "", manifest),
    ).toEqual(["/read/objects/contact/selectedFields/$['nope']['x']"]);
  });

  it("sees a seeded custom field for its group alone, and not one that a seed hides (I3)", async () => {
    const { backend, ask, askRefused, path } = createHarness(everything("salesforce"));
    const other = "group-2";
    const custom = { fieldName: "tier__c", displayName: "Tier" };
    backend.seed({
      connections: [{ provider: "salesforce", groupRef: other, consumerRef }],
      fields: [
        { provider: "salesforce", objectName: "contact", groupRef, fields: [custom] },
        { provider: "salesforce", objectName: "contact", hidden: ["birthdate"] },
      ],
    });
    const body = (group: string, field: string) => ({
      groupRef: group,
      config: { content: { provider: "salesforce", ...reading({ selectedFields: { [field]: true } }) } },
    });
    await askRefused(422, "POST", `${path}/installations`, body(other, "tier__c"));
    await askRefused(422, "POST", `${path}/installations`, body(groupRef, "birthdate"));
    expect((await ask("POST", `${path}/installations`, body(groupRef, "tier__c"))).status).toBe(201);
  });

  it("claims nothing about an object that neither the provider nor a seed describes (I3)", async () => {
    const manifest = manifestOf("salesforce", { read: ["touchpoints__c"] });
    const content = reading({ selectedFields: { source__c: true } }, "touchpoints__c");
    expect(await judge("salesforce", content, "", manifest)).toBe("created");
    const { backend, askRefused, path } = createHarness(manifest);
    const field = { fieldName: "channel__c", displayName: "Channel" };
    backend.seed({ fields: [{ provider: "salesforce", objectName: "touchpoints__c", fields: [field] }] });
    await askRefused(422, "POST", `${path}/installations`, {
      groupRef,
      config: { content: { provider: "salesforce", ...content } },
    });
  });
});

describe("names are data", () => {
  const hostile = [
    "__proto__",
    "constructor",
    "toString",
    "a.b",
    "a/b",
    "a~b",
    "$['a']['b']",
    " ",
    "100%",
    "%2F",
    "é",
    "🙂",
  ];

  it.each(hostile)(
    "an object and a field called %j are created, masked, patched and read back (D8)",
    async (name) => {
      const { ask, path } = createHarness(manifestOf("salesforce", { read: [name], write: [name] }));
      const key = JSON.stringify(name);
      const content = (setting: string) =>
        `{"provider":"salesforce","write":{"objects":{${key}:{"objectName":${key},"selectedFieldSettings":{${key}:${setting}}}}}}`;
      const created = await ask<Installation>(
        "POST",
        `${path}/installations`,
        `{"groupRef":"${groupRef}","config":{"content":${content('{"writeOnCreate":"never"}')}}}`,
      );
      expect(JSON.stringify(created.body.config.content)).toBe(content('{"writeOnCreate":"never"}'));

      const mask = `config.content.write.objects.${name.replace(/[\\.:]/g, "\\$&")}`;
      const masked = await ask<Installation>(
        "PATCH",
        `${path}/installations/${created.body.id}`,
        `{"updateMask":[${JSON.stringify(mask)}],"installation":{"config":{"content":${content('{"writeOnUpdate":"never"}')}}}}`,
      );
      expect(JSON.stringify(masked.body.config.content)).toBe(content('{"writeOnUpdate":"never"}'));

      const pointer = `/selectedFieldSettings/${name.replaceAll("~", "~0").replaceAll("/", "~1")}/writeOnUpdate`;
      const patched = await ask<Installation>(
        "PATCH",
        `${path}/objects/${encodeURIComponent(name)}/config-content`,
        {
          groupRef,
          action: "write",
          changes: [{ op: "replace", path: pointer, value: "always" }],
        },
      );
      expect(JSON.stringify(patched.body.config.content)).toBe(content('{"writeOnUpdate":"always"}'));
    },
  );

  it("judges what stands under __proto__ like anything else (D8)", async () => {
    const { askRefused, path } = createHarness(manifestOf("salesforce", { write: ["__proto__", "contact"] }));
    const post = (objects: string) =>
      askRefused(
        422,
        "POST",
        `${path}/installations`,
        `{"groupRef":"${groupRef}","config":{"content":{"provider":"salesforce","write":{"objects":${objects}}}}}`,
      );
    expect((await post('{"__proto__":{"objectName":7}}')).issues).toMatchObject([
      { name: "/write/objects/__proto__/objectName", value: 7 },
    ]);
    const setting =
      '{"contact":{"objectName":"contact","selectedFieldSettings":{"__proto__":{"writeOnCreate":"no"}}}}';
    expect((await post(setting)).issues).toMatchObject([
      { name: "/write/objects/contact/selectedFieldSettings/__proto__/writeOnCreate", value: "no" },
    ]);
  });

  it("reaches the object of any name through the path (D8)", async () => {
    const isSegment = (name: string) => !["", ".", ".."].includes(name);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: anyCharacter, maxLength: 8 }).filter(isSegment), async (name) => {
        const { ask, path, backend } = createHarness(manifestOf("salesforce", { write: [name] }));
        const objects = Object.fromEntries([[name, { objectName: name }]]);
        backend.seed({ installations: [{ integration: "crm", groupRef, content: { write: { objects } } }] });
        const patched = await ask<Installation>(
          "PATCH",
          `${path}/objects/${encodeURIComponent(name)}/config-content`,
          {
            groupRef,
            action: "write",
            changes: [{ op: "add", path: "/deletionSettings", value: { enabled: true } }],
          },
        );
        expect(patched.status).toBe(200);
        expect(Object.entries(patched.body.config.content.write?.objects ?? {})).toEqual([
          [name, { objectName: name, deletionSettings: { enabled: true } }],
        ]);
      }),
    );
  }, 60_000);
});
