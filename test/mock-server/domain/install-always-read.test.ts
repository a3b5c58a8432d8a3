import { describe, expect, it } from "vitest";
import { createMockBackend } from "../../../mock-server/index.js";
import type { Installation, Manifest } from "../../../src/contract/index.js";
import { askBackend, createHarness, groupRef, manifestOf } from "../support/harness.js";
import { signIn, signInAgain } from "../support/sign-in.js";

const always = { destination: "hook", schedule: "0 * * * *", enabled: "always" } as const;
const manifest: Manifest = {
  specVersion: "1.0.0",
  integrations: [
    {
      name: "auto",
      provider: "salesforce",
      read: {
        objects: [
          {
            objectName: "contact",
            ...always,
            requiredFields: [{ fieldName: "email" }],
            optionalFields: [
              { mapToName: "role", default: "title" },
              { mapToName: "source", default: "nowhere__c" },
              { mapToName: "notes", mapToDisplayName: "Notes" },
            ],
          },
          { objectName: "account", destination: "hook", schedule: "0 * * * *" },
        ],
      },
      write: { objects: [{ objectName: "account" }] },
      proxy: { enabled: true },
    },
    { name: "auto-too", provider: "salesforce", read: { objects: [{ objectName: "lead", ...always }] } },
    { name: "elsewhere", provider: "hubspot", read: { objects: [{ objectName: "contacts", ...always }] } },
    { name: "asks", provider: "salesforce", write: { objects: [{ objectName: "contact" }] } },
  ],
};

const open = () => createMockBackend({ manifest });
type Backend = ReturnType<typeof open>;

const installationsOf = async (backend: Backend) =>
  (await askBackend<Installation[]>(backend, "GET", "/projects/mock-project/installations")).body;
const namesOf = async (backend: Backend) => {
  const names = new Map(Object.entries(backend.integrations).map(([name, id]) => [id, name]));
  return (await installationsOf(backend)).map(({ integrationId }) => names.get(integrationId));
};

describe("objects that are read for every customer (enabled: always)", () => {
  it("a login installs them, and nothing that the customer has to choose (I9)", async () => {
    const backend = open();
    backend.seed({ fields: [{ provider: "salesforce", objectName: "contact", hidden: ["nowhere__c"] }] });
    await signIn(backend, { provider: "salesforce", groupRef: "acme" });
    expect(await namesOf(backend)).toEqual(["auto", "auto-too"]);
    const [auto] = await installationsOf(backend);
    expect(auto?.createdBy).toBe("consumer:jane");
    expect(auto?.group?.groupRef).toBe("acme");
    expect(auto?.config.content).toEqual({
      provider: "salesforce",
      read: {
        objects: {
          contact: { objectName: "contact", selectedFields: {}, selectedFieldMappings: { role: "title" } },
        },
      },
      proxy: { enabled: true },
    });
  });

  it("credentials that are handed in install them as a login does (I9)", async () => {
    const backend = open();
    const body = { provider: "hubspot", groupRef: "acme", consumerRef: "jane" };
    await askBackend(backend, "POST", "/projects/mock-project/connections:generate", body);
    expect(await namesOf(backend)).toEqual(["elsewhere"]);
  });

  it("connecting or signing in once more leaves installations as they are (I9)", async () => {
    const backend = open();
    const [first] = await signIn(backend, { provider: "salesforce", groupRef: "acme" });
    const before = backend.snapshot().installations;
    await signIn(backend, { provider: "salesforce", groupRef: "acme" });
    await signInAgain(backend, first?.id ?? "");
    expect(backend.snapshot().installations.map(({ config, id }) => ({ config, id }))).toEqual(
      before.map(({ config, id }) => ({ config, id })),
    );
  });

  it("what was uninstalled comes back when the group connects anew (I9)", async () => {
    const backend = open();
    await signIn(backend, { provider: "salesforce", groupRef: "acme" });
    for (const { id, integrationId } of await installationsOf(backend)) {
      await askBackend(
        backend,
        "DELETE",
        `/projects/mock-project/integrations/${integrationId}/installations/${id}`,
      );
    }
    expect(await namesOf(backend)).toEqual([]);
    await signIn(backend, { provider: "salesforce", groupRef: "acme" });
    expect(await namesOf(backend)).toEqual(["auto", "auto-too"]);
  });

  it("a seed holds what it says and nothing besides (I9)", () => {
    const backend = open();
    backend.seed({ connections: [{ provider: "salesforce", groupRef: "acme", consumerRef: "jane" }] });
    expect(backend.snapshot().installations).toEqual([]);
  });

  it.each(["fresh-install", "installed", "disconnected"] as const)(
    "the scenario %s can be set up (I9)",
    (name) => {
      const backend = open();
      backend.useScenario(name, { integration: "auto" });
      expect(backend.scenario).toBe(name);
    },
  );

  it("a manifest without such objects installs nothing by itself (I9)", async () => {
    const { backend } = createHarness(manifestOf("salesforce", { read: ["contact"] }));
    await signIn(backend, { provider: "salesforce", groupRef });
    expect(backend.snapshot().installations).toEqual([]);
  });
});
