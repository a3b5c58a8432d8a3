import { describe, expect, it } from "vitest";
import { createHarness, groupRef, manifestOf } from "../support/harness.js";

const names = ["contact", "lead"];

/** What a create with this content is refused with. */
async function refuse(provider: string, content: object, query = "") {
  const { askRefused, ask, path } = createHarness(
    manifestOf(provider, { read: names, write: names, subscribe: names }),
  );
  const body = { groupRef, config: { content: { provider, ...content } } };
  const problem = await askRefused(422, "POST", `${path}/installations${query}`, body);
  expect((await ask("GET", `${path}/installations`)).body).toEqual([]);
  return problem;
}

const reading = (object: object) => ({
  read: { objects: { contact: { objectName: "contact", ...object } } },
});
const writing = (object: object) => ({
  write: { objects: { contact: { objectName: "contact", ...object } } },
});
const subscribing = (object: object) => ({
  subscribe: {
    objects: {
      contact: {
        objectName: "contact",
        destination: "hook",
        inheritFieldsAndMappings: true,
        providerOptions: { quotaOptimization: { enabled: true } },
        ...object,
      },
    },
  },
});
const setting = (name: string, value: object) => writing({ selectedFieldSettings: { [name]: value } });
const condition = (fieldName: string) => ({ fieldName, operator: "eq", value: "a" });

describe("what a refused config says", () => {
  it.each<[string, string, object, { name: string; value?: unknown; detail: string; remedy: string }]>([
    [
      "another provider",
      "salesforce",
      { provider: "hubspot" },
      {
        name: "/provider",
        value: "hubspot",
        detail: 'integration "crm" is for salesforce',
        remedy: 'set provider to "salesforce"',
      },
    ],
    [
      "a misspelt provider",
      "salesforce",
      { provider: "salesfroce" },
      {
        name: "/provider",
        value: "salesfroce",
        detail: 'integration "crm" is for salesforce; did you mean "salesforce"?',
        remedy: 'set provider to "salesforce"',
      },
    ],
    [
      "ifEmpty where the provider lacks it",
      "intercom",
      setting("source", { writeOnUpdate: "ifEmpty" }),
      {
        name: "/write/objects/contact/selectedFieldSettings/source/writeOnUpdate",
        value: "ifEmpty",
        detail: 'intercom does not support "ifEmpty"',
        remedy: 'use "always" or "never"; "ifEmpty" works with salesforce and hubspot',
      },
    ],
    [
      "two values in a default",
      "salesforce",
      setting("source", { default: { stringValue: "a", integerValue: 1, future: 2 } }),
      {
        name: "/write/objects/contact/selectedFieldSettings/source/default",
        detail: "more than one value in a default: stringValue, integerValue",
        remedy: "keep one of them",
      },
    ],
    [
      "a backfill without a period",
      "salesforce",
      reading({ backfill: { defaultPeriod: {} } }),
      {
        name: "/read/objects/contact/backfill/defaultPeriod",
        detail: "neither days nor fullHistory is set",
        remedy: "set days (0 for no backfill) or fullHistory",
      },
    ],
    [
      "two conditions on one field of a backfill",
      "salesforce",
      reading({
        backfill: { defaultPeriod: { days: 1 }, fieldFilters: [condition("stage"), condition("Stage")] },
      }),
      {
        name: "/read/objects/contact/backfill/fieldFilters/1",
        value: "Stage",
        detail: '"Stage" has more than one condition',
        remedy: "keep one condition for each field",
      },
    ],
    [
      "quota optimization where the provider lacks it",
      "hubspot",
      subscribing({ updateEvent: { enabled: "always", requiredWatchFields: ["email"] } }),
      {
        name: "/subscribe/objects/contact/providerOptions/quotaOptimization",
        detail: "hubspot does not support quota optimization",
        remedy: "leave it out; salesforce supports it",
      },
    ],
    [
      "quota optimization without watched fields",
      "salesforce",
      subscribing({ updateEvent: { enabled: "always" } }),
      {
        name: "/subscribe/objects/contact/providerOptions/quotaOptimization",
        detail: "quota optimization needs updateEvent.requiredWatchFields, and excludes watchFieldsAuto",
        remedy: "name the watched fields in updateEvent.requiredWatchFields, or turn it off",
      },
    ],
  ])("the refusal of %s names the place and how to mend it (I2, I3)", async (_, provider, content, issue) => {
    const problem = await refuse(provider, content, "?skipSampling=true");
    expect(problem.issues).toMatchObject([{ in: "body", ...issue }]);
    expect(problem.detail).toBe(`the config is invalid: ${issue.name}: ${issue.detail}`);
    expect(problem.remedy?.replace("; nothing was changed", "")).toBe(issue.remedy);
  });

  it("the refusal of several faults tells the first and counts the others (I2, I3)", async () => {
    const problem = await refuse("intercom", {
      ...writing({
        deletionSettings: { enabled: true },
        selectedFieldSettings: { a: { writeOnUpdate: "ifEmpty" }, b: { writeOnUpdate: "ifEmpty" } },
      }),
    });
    expect(problem.issues).toHaveLength(3);
    expect(problem.detail).toBe(
      "the config is invalid: /write/objects/contact/deletionSettings/enabled: intercom does not support deletion (and 2 more)",
    );
    expect(problem.remedy).toContain("leave deletion off; it works with salesforce");
  });

  it("a backfill of all there is, or of no days, is accepted (I3)", async () => {
    for (const defaultPeriod of [{ fullHistory: true }, { days: 0 }, { fullHistory: false }]) {
      const { ask, path } = createHarness(manifestOf("salesforce", { read: names }));
      const content = { provider: "salesforce", ...reading({ backfill: { defaultPeriod } }) };
      const { status } = await ask("POST", `${path}/installations`, { groupRef, config: { content } });
      expect(status).toBe(201);
    }
  });

  it("a second install of one group is refused with the way to update the first (I4)", async () => {
    const { ask, askRefused, path } = createHarness(manifestOf("salesforce", { read: names }));
    const body = { groupRef, config: { content: { provider: "salesforce", ...reading({}) } } };
    const first = (await ask<{ id: string }>("POST", `${path}/installations`, body)).body;
    const problem = await askRefused(409, "POST", `${path}/installations`, body);
    expect(problem.detail).toBe(`integration "crm" is installed for group "${groupRef}" already`);
    expect(problem.remedy).toMatch(/^update it instead: PATCH \/projects\/[^/]+\/integrations\/[^/]+/);
    expect(problem.remedy).toContain(`/installations/${first.id}`);
    expect(problem.issues).toMatchObject([{ in: "body", name: "groupRef", value: groupRef }]);
  });
});

describe("what a refused change of an installation says", () => {
  it("switching the reading of an object that is not read names the whole object to give first (I2)", async () => {
    const { ask, askRefused, path } = createHarness(manifestOf("salesforce", { read: names }));
    const content = { provider: "salesforce", ...reading({}) };
    const { id } = (
      await ask<{ id: string }>("POST", `${path}/installations`, { groupRef, config: { content } })
    ).body;
    const switched = (name: string) => ({
      updateMask: [`config.content.read.objects.${name}.disabled`],
      installation: { config: { content: { read: { objects: { [name]: { disabled: true } } } } } },
    });
    const problem = await askRefused(400, "PATCH", `${path}/installations/${id}`, switched("lead"));
    expect(problem.issues).toMatchObject([
      {
        name: "updateMask[0]",
        value: "config.content.read.objects.lead.disabled",
        detail: 'the installation does not read "lead", so that there is nothing to switch off or on',
        remedy: "give the whole object first: config.content.read.objects.lead",
      },
    ]);
    const { status } = await ask("PATCH", `${path}/installations/${id}`, switched("contact"));
    expect(status).toBe(200);
  });

  it.each([
    ["connectionId", "connectionId", { connectionId: 5 }, 5],
    [
      "config.createdBy",
      "config.createdBy",
      { config: { createdBy: 5, content: { provider: "salesforce" } } },
      5,
    ],
  ])(
    "an update with a number for %s is told that a text belongs there (I2)",
    async (at, mask, installation, value) => {
      const { ask, askRefused, path } = createHarness(manifestOf("salesforce", { read: names }));
      const content = { provider: "salesforce", ...reading({}) };
      const { id } = (
        await ask<{ id: string }>("POST", `${path}/installations`, { groupRef, config: { content } })
      ).body;
      const problem = await askRefused(400, "PATCH", `${path}/installations/${id}`, {
        updateMask: [mask],
        installation,
      });
      expect(problem.detail).toBe(`expected a string at installation.${at}`);
      expect(problem.remedy).toBe("give a string; nothing was changed");
      expect(problem.issues).toMatchObject([{ in: "body", name: `installation.${at}`, value }]);
    },
  );

  it("a patch of an object of a section that the manifest lacks says that there is none (I2)", async () => {
    const { ask, askRefused, path } = createHarness(manifestOf("salesforce", { read: names }));
    const content = { provider: "salesforce", ...reading({}) };
    await ask("POST", `${path}/installations`, { groupRef, config: { content } });
    const patch = { action: "write", groupRef, changes: [{ op: "add", path: "/a", value: 1 }] };
    const problem = await askRefused(404, "PATCH", `${path}/objects/contact/config-content`, patch);
    expect(problem.detail).toBe('integration "crm" declares no write object "contact"');
    expect(problem.remedy).toContain(
      "declare it in the manifest under write.objects, or name one that stands there: there is none",
    );
    const other = { ...patch, action: "read" };
    const unknown = await askRefused(404, "PATCH", `${path}/objects/ticket/config-content`, other);
    expect(unknown.remedy).toContain('or name one that stands there: "contact", "lead"');
  });
});
