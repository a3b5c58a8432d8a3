import { describe, expect, it } from "vitest";
import type { Integration } from "../../../src/contract/index.js";
import { createVirtualClock } from "../../../src/engine/index.js";
import { createHarness, groupRef, manifestOf } from "../support/harness.js";

/** A group that reads and writes contacts, in an integration that declares accounts, too. */
function open() {
  const names = ["contact", "account"];
  const manifest = manifestOf("salesforce", { read: names, write: names });
  const contact = { objectName: "contact" };
  const harness = createHarness(manifest, {
    clock: createVirtualClock({ startMs: 0 }),
    seed: {
      connections: [
        { id: "c-other", provider: "salesforce", groupRef: "other", consumerRef: "joe" },
        { id: "c-hub", provider: "hubspot", groupRef, consumerRef: "jane" },
      ],
      installations: [
        {
          id: "i-1",
          integration: "crm",
          groupRef,
          content: {
            read: { objects: { contact: { ...contact, selectedFields: { email: true } } } },
            write: { objects: { contact } },
          },
        },
      ],
    },
  });
  return { ...harness, installation: `${harness.path}/installations/i-1` };
}

const masked = (updateMask: string[], content: object, more: object = {}) => ({
  updateMask,
  installation: { config: { content }, ...more },
});
const readContact = (contact: object) =>
  masked(["config.content.read.objects.contact"], {
    read: {
      objects: {
        contact: { objectName: "contact", selectedFields: {}, selectedFieldMappings: {}, ...contact },
      },
    },
  });
const writeContact = (contact: object) =>
  masked(["config.content.write.objects.contact"], { write: { objects: { contact } } });

describe("what a refused mask says", () => {
  it.each<[string, unknown, number, { remedy: string; issue?: object }]>([
    [
      "an unknown path",
      masked(["config.content.write.objects.contact.x"], {}),
      400,
      {
        remedy: "correct the paths that issues lists; nothing was changed",
        issue: {
          name: "updateMask[0]",
          value: "config.content.write.objects.contact.x",
          detail:
            'no such path; for an object named "contact.x" write "config.content.write.objects.contact\\.x"',
          remedy:
            'use one of connectionId, config.createdBy, config.content.read.objects.<objectName>, config.content.read.objects.<objectName>.disabled, config.content.write.objects.<objectName>, config.content.write.objects, config.content.subscribe.objects.<objectName>, config.content.subscribe.objects, config.content.proxy.enabled; in an object name write "." as "\\.", ":" as "\\:" and "\\" as "\\\\"',
        },
      },
    ],
    [
      "a wrong escape",
      masked(["config.content.write.objects.a\\b"], {}),
      400,
      {
        remedy: "correct the paths that issues lists; nothing was changed",
        issue: { detail: 'a backslash stands before ".", ":" or "\\" only' },
      },
    ],
    [
      "an object whose name has dots, to be switched off",
      masked(["config.content.read.objects.a.b:c.disabled"], {}),
      400,
      {
        remedy: "correct the paths that issues lists; nothing was changed",
        issue: {
          detail:
            'no such path; for an object named "a.b:c" write "config.content.read.objects.a\\.b\\:c.disabled"',
        },
      },
    ],
    [
      "a path to switch a write object off",
      masked(["config.content.write.objects.contact.disabled"], {}),
      400,
      {
        remedy: "correct the paths that issues lists; nothing was changed",
        issue: {
          detail:
            'no such path; for an object named "contact.disabled" write "config.content.write.objects.contact\\.disabled"',
        },
      },
    ],
    [
      "an object that is not read, to be switched off, with dots in its name",
      masked(["config.content.read.objects.a\\.b.disabled"], {
        read: { objects: { "a.b": { disabled: true } } },
      }),
      400,
      {
        remedy: "correct what issues lists, or take it out of the mask; nothing was changed",
        issue: {
          name: "updateMask[0]",
          value: "config.content.read.objects.a\\.b.disabled",
          detail: 'the installation does not read "a.b", so that there is nothing to switch off or on',
          remedy: "give the whole object first: config.content.read.objects.a\\.b",
        },
      },
    ],
    [
      "an object without a value, with dots and a backslash in its name",
      masked(["config.content.write.objects.a\\.b\\\\c"], {}),
      400,
      {
        remedy: "correct what issues lists, or take it out of the mask; nothing was changed",
        issue: {
          value: "config.content.write.objects.a\\.b\\\\c",
          detail: "no value at installation.config.content.write.objects.a\\.b\\\\c",
        },
      },
    ],
    [
      "a path twice",
      masked(["connectionId", "connectionId"], {}, { connectionId: "c-1" }),
      400,
      {
        remedy: "correct the paths that issues lists; nothing was changed",
        issue: {
          name: "updateMask[1]",
          detail: "the path stands in updateMask[0] already",
          remedy: "name each path once",
        },
      },
    ],
    [
      "a write object without a value",
      masked(["config.content.write.objects.contact"], {}),
      400,
      {
        remedy: "correct what issues lists, or take it out of the mask; nothing was changed",
        issue: {
          name: "updateMask[0]",
          detail: "no value at installation.config.content.write.objects.contact",
          remedy: "give a value; to remove an object, send config.content.write.objects whole, without it",
        },
      },
    ],
    [
      "a read object whose value is null",
      masked(["config.content.read.objects.contact"], { read: { objects: { contact: null } } }),
      400,
      {
        remedy: "correct what issues lists, or take it out of the mask; nothing was changed",
        issue: { value: "config.content.read.objects.contact", remedy: "give a value" },
      },
    ],
    [
      "who made it that is no text",
      masked(["config.createdBy"], {}, { config: { createdBy: 7 } }),
      400,
      {
        remedy: "give a string; nothing was changed",
        issue: { name: "installation.config.createdBy", value: 7 },
      },
    ],
    [
      "an object under another name",
      writeContact({ objectName: "account" }),
      422,
      {
        remedy: "make the key and objectName the same",
        issue: {
          name: "/write/objects/contact/objectName",
          value: "account",
          detail: 'objectName is "account", but the object\'s key is "contact"',
        },
      },
    ],
    [
      "a default of two values",
      writeContact({
        objectName: "contact",
        selectedFieldSettings: { phone: { default: { stringValue: "a", integerValue: 1 } } },
      }),
      422,
      {
        remedy: "keep one of them",
        issue: { detail: "more than one value in a default: stringValue, integerValue" },
      },
    ],
    [
      "a backfill of no period",
      readContact({ backfill: { defaultPeriod: {} } }),
      422,
      {
        remedy: "set days (0 for no backfill) or fullHistory",
        issue: {
          name: "/read/objects/contact/backfill/defaultPeriod",
          detail: "neither days nor fullHistory is set",
        },
      },
    ],
    [
      "two mappings to one field",
      readContact({ selectedFieldMappings: { mail: "email", post: "email" } }),
      422,
      {
        remedy: "map one of them to another field, or leave it out",
        issue: {
          name: "/read/objects/contact/selectedFieldMappings/post",
          value: "email",
          detail: '"post" and "mail" are both mapped to "email"',
        },
      },
    ],
    [
      "a field that the customer does not have",
      readContact({ selectedFields: { emial: true } }),
      422,
      {
        remedy: "select a field that the instance has, or skip this check with ?skipSampling=true",
        issue: {
          name: "/read/objects/contact/selectedFields/emial",
          detail:
            'the connected salesforce instance has no field "emial" on "contact"; did you mean "email"?',
        },
      },
    ],
    [
      "another provider",
      masked(["config.content.write.objects"], { write: { objects: { lead: { objectName: "lead" } } } }),
      422,
      {
        remedy: 'use one of "contact", "account", or declare it in the manifest under write.objects',
        issue: { name: "/write/objects/lead", detail: 'integration "crm" declares no write object "lead"' },
      },
    ],
  ])(
    "names what is wrong and how to mend it: %s (I1, I3)",
    async (_, body, status, { remedy, issue = {} }) => {
      const { ask, askRefused, installation } = open();
      const before = (await ask("GET", installation)).body;
      const problem = await askRefused(status, "PATCH", installation, body);
      expect(problem).toMatchObject({ remedy, issues: [issue] });
      expect((await ask("GET", installation)).body).toEqual(before);
    },
  );
});

const changed = (changes: unknown, more: object = { groupRef }) => ({ action: "write", changes, ...more });

describe("what a refused patch says", () => {
  it.each<[string, unknown, number, { detail: string; remedy: string; name: string }]>([
    [
      "no parent",
      changed([{ op: "add", path: "/a/b", value: 1 }]),
      400,
      {
        name: "changes[0].path",
        detail:
          "nothing to add to: the parent of /a/b is missing, or is no object or list, or the index is past its end",
        remedy: "add the parent first, or add a whole object that holds the value",
      },
    ],
    [
      "nothing to replace",
      changed([
        { op: "add", path: "/a", value: 1 },
        { op: "replace", path: "/b", value: 1 },
      ]),
      400,
      {
        name: "changes[1].path",
        detail: "nothing to replace at /b",
        remedy: 'use "add" for a value that is new',
      },
    ],
    [
      "nothing to remove",
      changed([{ op: "remove", path: "/b" }]),
      400,
      { name: "changes[0].path", detail: "nothing to remove at /b", remedy: "leave the change out" },
    ],
    [
      "no index",
      changed([
        { op: "add", path: "/a", value: [1] },
        { op: "add", path: "/a/01", value: 2 },
      ]),
      400,
      {
        name: "changes[1].path",
        detail: '"01" in /a/01 is no index of a list',
        remedy: 'count from 0 without leading zeros, or write "-" to add at the end',
      },
    ],
    [
      "a pointer that is too long",
      changed([{ op: "remove", path: `/${"a".repeat(10_000)}` }]),
      400,
      {
        name: "changes[0].path",
        detail: "the pointer has 10001 characters, more than 10000",
        remedy: "name a place in the object's config",
      },
    ],
    [
      "nobody whose it is",
      changed([{ op: "remove", path: "/a" }], {}),
      400,
      {
        name: "groupRef",
        detail: "neither groupRef nor installationId is given",
        remedy: "give one of them",
      },
    ],
    [
      "an installation of another group",
      changed([{ op: "remove", path: "/a" }], { groupRef: "other", installationId: "i-1" }),
      400,
      {
        name: "groupRef",
        detail: `installation i-1 belongs to group "${groupRef}", not to "other"`,
        remedy: "give groupRef or installationId alone",
      },
    ],
    [
      "a group that has not installed it",
      changed([{ op: "remove", path: "/a" }], { groupRef: "other" }),
      404,
      {
        name: "groupRef",
        detail: 'integration "crm" has no installation for groupRef "other"',
        remedy:
          "install it first: POST /projects/00000002-0000-4000-8000-000000000001/integrations/00000003-0000-4000-8000-000000000001/installations",
      },
    ],
  ])("names what is wrong and how to mend it: %s (I2)", async (_, body, status, { name, detail, remedy }) => {
    const { ask, askRefused, path, installation } = open();
    const before = (await ask("GET", installation)).body;
    const problem = await askRefused(status, "PATCH", `${path}/objects/contact/config-content`, body);
    expect(problem.issues).toMatchObject([{ name, detail, remedy }]);
    expect(problem.remedy?.replace("; nothing was changed", "")).toBe(remedy);
    expect((await ask("GET", installation)).body).toEqual(before);
  });
});

describe("what a request that names nothing there is says", () => {
  it.each<[string, string, string, number, string]>([
    ["a flag", "PATCH", "/installations/i-1?skipSampling=yes", 400, "write true or false"],
    [
      "an installation",
      "GET",
      "/installations/i-2",
      404,
      "list them with GET /projects/00000002-0000-4000-8000-000000000001/integrations/00000003-0000-4000-8000-000000000001/installations",
    ],
    [
      "no group",
      "GET",
      "/objects/contact/metadata",
      400,
      "add ?groupRef= with the group whose instance is meant",
    ],
    [
      "a group that has not installed it",
      "GET",
      "/objects/contact/metadata?groupRef=other",
      404,
      "check groupRef, install it first, or ask by connection below /projects/00000002-0000-4000-8000-000000000001/providers/salesforce",
    ],
    [
      "an object of nobody",
      "GET",
      `/objects/nothing/metadata?groupRef=${groupRef}`,
      404,
      "name an object of the provider or of the manifest, or seed its fields into the mock backend",
    ],
    [
      "a connection to another provider",
      "GET",
      "/revisions/00000004-0000-4000-8000-000000000001:hydrate?connectionId=c-hub",
      400,
      "give the id of a connection to salesforce; GET /projects/00000002-0000-4000-8000-000000000001/connections?provider=salesforce lists them",
    ],
    [
      "a page of operations",
      "GET",
      "/installations/i-1/operations?pageToken=none",
      400,
      "give the nextPageToken of the page before, or leave it out to start with the newest",
    ],
  ])(
    "a request that names nothing there is told how to correct it: %s (I4, I6)",
    async (_, method, below, status, remedy) => {
      const { askRefused, path } = open();
      const problem = await askRefused(status, method, `${path}${below}`, method === "GET" ? undefined : {});
      expect(problem.issues?.[0]?.remedy ?? problem.remedy).toBe(remedy);
    },
  );
});

describe("a path in a remedy", () => {
  const contact = { objectName: "contact" };
  const content = { read: { objects: { contact: { ...contact, selectedFields: { email: true } } } } };

  /** Names of every kind that have to be escaped in a path. */
  function openOdd() {
    const names = { read: ["contact"], write: ["contact"] };
    return createHarness(manifestOf("salesforce", names), {
      project: { id: "my app/50%", name: "My App" },
      integrationIds: { crm: "crm #1?" },
      seed: { installations: [{ id: "i&1 ü", integration: "crm", groupRef, content }] },
    });
  }

  it.each<[string, string, string, unknown]>([
    ["connections", "GET", "/connections/nope", undefined],
    ["the installations of an integration", "GET", "/integrations/crm/installations/nope", undefined],
    ["an installation", "POST", "/integrations/crm/installations", { groupRef, config: { content } }],
    [
      "an installation without the object",
      "PATCH",
      "/integrations/crm/objects/contact/config-content",
      { groupRef, action: "write", changes: [{ op: "remove", path: "/x" }] },
    ],
    ["connections of a provider", "GET", "/integrations/crm/revisions/r:hydrate", undefined],
  ])(
    "a remedy's path can be asked as it stands, whatever the ids are: %s (I4)",
    async (_, method, below, body) => {
      const { backend, ask } = openOdd();
      const project = `/projects/${encodeURIComponent(backend.project.id)}`;
      const { body: crm } = await ask<Integration>("GET", `${project}/integrations/crm`);
      const path = project + below.replace("/r:", `/${crm.latestRevision.id}:`);
      const { status, body: refused } = await ask<{ remedy?: string }>(method, path, body);
      expect(status).toBeGreaterThanOrEqual(400);
      const [, named = ""] = /(?:GET|POST|PATCH) (\/\S+)/.exec(refused.remedy ?? "") ?? [];
      expect(named).not.toBe("");
      const found = await backend.fetch(`${backend.baseUrl}${named}`, { headers: { "x-api-key": "key" } });
      expect(found.status).toBe(200);
    },
  );
});
