import { describe, expect, it } from "vitest";
import { createMockBackend } from "../../mock-server/index.js";
import { createClient, isApiError } from "../../src/client/index.js";
import type {
  FieldSetting,
  InstallationConfigContent,
  Manifest,
  ObjectMetadata,
  WriteRecord,
} from "../../src/contract/index.js";
import { issuesOfError } from "../../src/save/server-issues/issues-of-error.js";
import { validateDraft, type FieldsByObject } from "../../src/validation/validate-draft.js";

const groupRef = "group-123";

function manifestFor(provider: string, objectName: string): Manifest {
  const object = { objectName, destination: "hook", optionalFieldsAuto: "all" as const };
  const subscribe = { objects: [{ objectName, destination: "hook" }] };
  return {
    specVersion: "1.0.0",
    integrations: [
      { name: "crm", provider, read: { objects: [object] }, write: { objects: [{ objectName }] }, subscribe },
    ],
  };
}

/** A backend, the manifest and the customer's fields as the API gives them, and a client. */
async function connect(provider: string, objectName: string) {
  const backend = createMockBackend({ manifest: manifestFor(provider, objectName) });
  backend.seed({ connections: [{ provider, groupRef, consumerRef: "harry" }] });
  const client = createClient({ project: backend.project.id, apiKey: "key", fetch: backend.fetch });
  const integration = await client.getIntegration("crm");
  const [connection] = await client.listConnections({ groupRef, provider });
  const revision = await client.getHydratedRevision({
    integrationId: integration.id,
    revisionId: integration.latestRevision.id,
    connectionId: connection?.id ?? "",
  });
  const objects = revision.content.read?.objects ?? [];
  const fields: FieldsByObject = Object.fromEntries(
    objects.map((object) => [object.objectName, object.allFieldsMetadata]),
  );
  const manifest = integration.latestRevision.content;

  return {
    client,
    manifest,
    integrationId: integration.id,
    /** The object's metadata, as the route of its own gives it. */
    describe: async () => {
      const path = `/projects/${backend.project.id}/providers/${provider}/objects/${objectName}/metadata`;
      const query = new URLSearchParams({ groupRef });
      const answer = await backend.fetch(`${backend.baseUrl}${path}?${query}`, {
        headers: { "x-api-key": "key" },
      });
      return (await answer.json()) as ObjectMetadata;
    },
    judge: (draft: object) => validateDraft({ draft, manifest, fields }),
    /** Installs a draft: the paths at which the server refuses it. */
    install: async (draft: object) => {
      const content = { provider, ...draft } as InstallationConfigContent;
      return client.createInstallation(integration.id, { groupRef, config: { content } }).then(
        () => [],
        (error: unknown) =>
          isApiError(error) ? issuesOfError(error).map(({ path }) => path) : [String(error)],
      );
    },
  };
}

const object = (objectName: string, parts: object = {}) => ({
  objects: { [objectName]: { objectName, ...parts } },
});
const setting = (objectName: string, name: string, settings: object) => ({
  write: object(objectName, { selectedFieldSettings: { [name]: settings } }),
});

describe("an error of the draft is one of the server's, at the same place", () => {
  it.each([
    ["salesforce", "contact", { write: object("Contact") }],
    ["salesforce", "contact", { provider: "hubspot" }],
    ["salesforce", "contact", { write: object("contact", { objectName: "lead" }) }],
    ["salesforce", "contact", { read: object("contact", { selectedFields: { emial: true, Email: true } }) }],
    ["hubspot", "contacts", { read: object("contacts", { selectedFields: { Email: true } }) }],
    [
      "salesforce",
      "contact",
      { read: object("contact", { selectedFieldMappings: { a: "emial", b: "$['emial']['x']" } }) },
    ],
    [
      "salesforce",
      "contact",
      { read: object("contact", { selectedFieldMappings: { a: "email", b: "phone", c: "email" } }) },
    ],
    [
      "salesforce",
      "contact",
      setting("contact", "title", { default: { stringValue: "a", integerValue: 1 } }),
    ],
    ["salesforce", "contact", setting("contact", "title", { writeOnCreate: "ifEmpty" })],
    ["intercom", "contact", setting("contact", "title", { writeOnUpdate: "ifEmpty" })],
    ["intercom", "contact", { write: object("contact", { deletionSettings: { enabled: true } }) }],
    ["hubspot", "contacts", { subscribe: object("contacts", { inheritFieldsAndMappings: true }) }],
    ["hubspot", "contacts", { proxy: { enabled: "yes" } }],
  ])(
    "an error of the draft is one of the server's, at the same place: %s, %s: %j (D14, I3)",
    async (provider, objectName, draft) => {
      const { judge, install } = await connect(provider, objectName);
      const errors = judge(draft).filter(({ severity }) => severity === "error");
      const refused = await install(draft);
      expect(refused.length).toBeGreaterThan(0);
      expect(errors.map(({ path }) => path)).toEqual(refused.sort());
    },
  );

  it.each([
    ["a field that the customer does not have", setting("contact", "emial", { writeOnUpdate: "never" }), 1],
    ["a setting of a read-only field", setting("contact", "createddate", { writeOnUpdate: "never" }), 1],
    [
      "fields that are not read",
      { read: object("contact", { disabled: true, selectedFields: { emial: true } }) },
      1,
    ],
    ["names in another case", { read: object("contact", { selectedFieldMappings: { mail: "Email" } }) }, 0],
    [
      "two values of the app's for one of the provider's",
      { read: object("contact", { selectedValueMappings: { leadsource: { a: "Web", b: "Web" } } }) },
      1,
    ],
  ])("the server takes what is only a warning of the draft: %s (D14, I3)", async (_, draft, warnings) => {
    const { judge, install } = await connect("salesforce", "contact");
    expect(judge(draft).map(({ severity }) => severity)).toEqual(Array<string>(warnings).fill("warning"));
    expect(await install(draft)).toEqual([]);
  });
});

it("an object's own metadata serves as well as the hydrated revision (D14)", async () => {
  const { judge, describe: describeObject, manifest } = await connect("salesforce", "contact");
  const { fields } = await describeObject();
  const draft = setting("contact", "createddate", { default: { stringValue: "2026-02-28" } });
  expect(validateDraft({ draft, manifest, fields: { contact: fields } })).toEqual(judge(draft));
  expect(judge(draft)).toHaveLength(1);
});

describe("a default is an error where every write with it is refused", () => {
  const required: Record<string, WriteRecord> = {
    salesforce: { lastname: "Potter" },
    hubspot: { firstname: "Harry" },
  };

  it.each<[string, string, string, FieldSetting["default"], "error" | "fine"]>([
    ["salesforce", "contact", "birthdate", { stringValue: "28.02.2026" }, "error"],
    ["salesforce", "contact", "birthdate", { stringValue: "2026-02-31" }, "error"],
    ["salesforce", "contact", "birthdate", { stringValue: "2026-02-28" }, "fine"],
    ["salesforce", "contact", "createddate", { stringValue: "2026-02-28" }, "error"],
    ["salesforce", "contact", "birthdate", { booleanValue: true }, "error"],
    ["salesforce", "contact", "title", { stringValue: "Wizard" }, "fine"],
    ["salesforce", "contact", "Title", { stringValue: "Wizard" }, "fine"],
    ["salesforce", "contact", "title", { stringValue: "" }, "fine"],
    ["hubspot", "contacts", "hs_createdate", { stringValue: "2026-02-28" }, "error"],
    ["hubspot", "contacts", "jobtitle", { stringValue: "Wizard" }, "fine"],
    ["hubspot", "contacts", "lifecyclestage", { stringValue: "lead" }, "fine"],
  ])(
    "a default is an error where every write with it is refused: %s: %s.%s with %j is %s (D14)",
    async (provider, objectName, name, value, expected) => {
      const { judge, install, client, integrationId } = await connect(provider, objectName);
      const draft = setting(objectName, name, { default: value });
      expect(judge(draft).map(({ severity }) => severity)).toEqual(expected === "fine" ? [] : ["error"]);
      expect(await install(draft)).toEqual([]);
      const record = required[provider] ?? {};
      const written = await client.writeRecords(integrationId, objectName, {
        groupRef,
        type: "create",
        record,
      });
      const outcome = "result" in written && written.result?.success === true ? "fine" : "error";
      expect(outcome).toBe(expected);
    },
  );
});
