import { describe, expect, it } from "vitest";
import type { InstallationConfigContent, IntegrationContent } from "../../../src/contract/index.js";
import type { WriteAnswer } from "../../../src/engine/index.js";
import { createInMemoryProvider } from "../../support/in-memory-provider.js";
import { content, create, createHarness, integration } from "../support/harness.js";

const provider = createInMemoryProvider({});

function problemOf(answer: WriteAnswer): { status: number; code: string; detail: string; remedy: string } {
  expect(answer).toMatchObject({ status: 404, problem: { title: "Not Found" } });
  return {
    status: answer.status,
    ...(answer as { problem: { code: string; detail: string; remedy: string } }).problem,
  };
}

describe("the installation is found by groupRef", () => {
  it("a group without an installation is answered 404 with a remedy (W11)", async () => {
    const { write, engine } = createHarness({ provider });
    const problem = problemOf(await write({ groupRef: "other", type: "create", record: {} }));
    expect(problem.code).toBe("installation-not-found");
    expect(problem.detail).toBe('integration "crm" is not installed for group "other"');
    expect(problem.remedy).toContain("POST /projects/project-1/integrations/integration-1/installations");
    expect(engine.operations.list({ installationId: "inst-1" })?.results).toEqual([]);
  });

  it("the request is checked by itself first (W11)", async () => {
    const { expectFaults } = createHarness({ provider });
    await expectFaults({ groupRef: "other", type: "create" });
  });
});

describe("the object must be in the manifest and in the installation", () => {
  it("the answer says that the manifest lacks the object, with the nearest name (W12)", async () => {
    const { write } = createHarness({ provider });
    const problem = problemOf(await write(create({}), { objectName: "Contact" }));
    expect(problem.code).toBe("object-not-in-manifest");
    expect(problem.detail).toBe(
      'the manifest of integration "crm" has no write object "Contact" (did you mean "contact"?)',
    );
    expect(problem.remedy).toContain('"contact", "account"');
  });

  it("the answer says that the installation lacks the object (W12)", async () => {
    const { write } = createHarness({
      provider,
      content: { provider: "salesforce", write: { objects: {} } },
    });
    const problem = problemOf(await write(create({})));
    expect(problem.code).toBe("object-not-in-installation");
    expect(problem.detail).toBe(
      `the installation's config has no write object "contact"; the manifest has it`,
    );
  });

  it("the answer is the same for a manifest and a config without any write (W12)", async () => {
    const bare: IntegrationContent = { name: "crm", provider: "salesforce" };
    const withoutObjects = createHarness({ provider, integration: bare, content: {} });
    expect(problemOf(await withoutObjects.write(create({}))).code).toBe("object-not-in-manifest");
    const withoutConfig = createHarness({ provider, content: {} });
    expect(problemOf(await withoutConfig.write(create({}))).code).toBe("object-not-in-installation");
  });

  const person: IntegrationContent = {
    name: "crm",
    provider: "salesforce",
    read: { objects: [{ objectName: "contact", destination: "hook", mapToName: "person" }] },
    write: { objects: [{ objectName: "contact", inheritMapping: true }] },
  };

  it("the object is found by the read object's mapToName where the manifest inherits the mapping (W12)", async () => {
    const own = createInMemoryProvider({});
    const { expectBody, engine } = createHarness({ provider: own, integration: person });
    const { operationId } = await expectBody(200, create({ a: 1 }), { objectName: "person" });
    expect(own.calls[0]?.objectName).toBe("contact");
    expect(engine.operations.get(operationId)?.resource).toBe("contact");
  });

  it("the object is found by mapToName where the installation inherits the mapping (W12)", async () => {
    const manifest: IntegrationContent = { ...person, write: { objects: [{ objectName: "contact" }] } };
    const inheriting: InstallationConfigContent = {
      provider: "salesforce",
      write: { objects: { contact: { objectName: "contact", inheritMapping: true } } },
    };
    const byConfig = createHarness({ provider, integration: manifest, content: inheriting });
    await byConfig.expectBody(200, create({ a: 1 }), { objectName: "person" });
    const byNone = createHarness({ provider, integration: manifest });
    expect(problemOf(await byNone.write(create({}), { objectName: "person" })).code).toBe(
      "object-not-in-manifest",
    );
  });

  it("the look-up goes by the manifest of each write (W12)", async () => {
    const { expectBody, write } = createHarness({ provider, integration: person });
    await expectBody(200, create({}), { objectName: "person" });
    const revised: IntegrationContent = { ...person, read: { objects: [] } };
    const refused = await write(create({}), { objectName: "person", integration: revised });
    expect(problemOf(refused).code).toBe("object-not-in-manifest");
    await expectBody(200, create({}), { objectName: "person" });
  });

  it("the look-up prefers a name to a mapToName (W12)", async () => {
    const own = createInMemoryProvider({});
    const manifest: IntegrationContent = {
      ...person,
      write: { objects: [{ objectName: "contact", inheritMapping: true }, { objectName: "person" }] },
    };
    const config: InstallationConfigContent = {
      provider: "salesforce",
      write: { objects: { ...content.write?.objects, person: { objectName: "person" } } },
    };
    const { expectBody } = createHarness({ provider: own, integration: manifest, content: config });
    await expectBody(200, create({}), { objectName: "person" });
    expect(own.calls[0]?.objectName).toBe("person");
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty", "", "a/b~c.d", "$['a']['b']", "🙂"])(
    "takes the object name %j as data (D8)",
    async (objectName) => {
      const manifest: IntegrationContent = { ...integration, write: { objects: [{ objectName }] } };
      const missing = createHarness({ provider });
      expect(problemOf(await missing.write(create({}), { objectName })).code).toBe("object-not-in-manifest");
      const unset = createHarness({ provider, integration: manifest });
      expect(problemOf(await unset.write(create({}), { objectName })).code).toBe(
        "object-not-in-installation",
      );
      const objects = Object.fromEntries([[objectName, { objectName }]]);
      const set = createHarness({ provider, integration: manifest, content: { write: { objects } } });
      await set.expectBody(200, create({ [objectName]: 1 }), { objectName });
    },
  );
});

describe("deletion must be enabled for the object", () => {
  const deletion = { groupRef: "demo", type: "delete", record: { id: "1" } };

  it("a deletion that is not enabled is refused with 400, saying how to enable it (W13)", async () => {
    const { expectFaults } = createHarness({ provider });
    const faults = await expectFaults(deletion, { objectName: "account" });
    expect(faults).toEqual([
      expect.stringMatching(/^type: records of "account" cannot be deleted, because deletion is not enabled/),
    ]);
    expect(faults[0]).toContain("set deletionSettings.enabled to true");
  });

  it("a deletion that is switched off is refused (W13)", async () => {
    const objects = { contact: { objectName: "contact", deletionSettings: { enabled: false } } };
    const { expectFaults } = createHarness({ provider, content: { write: { objects } } });
    expect(await expectFaults(deletion)).toHaveLength(1);
  });

  it("a deletion that is enabled sends the id and nothing else (W13)", async () => {
    const own = createInMemoryProvider({ records: { "1": { name: "Harry" } } });
    const { expectBody } = createHarness({ provider: own });
    await expectBody(200, { ...deletion, record: { id: "1", name: "Harry" } });
    expect([...own.records.keys()]).toEqual([]);
    expect(own.calls).toEqual([
      {
        type: "delete",
        objectName: "contact",
        records: [{ idempotencyKey: "op-1:0", recordId: "1", fields: {}, associations: undefined }],
        allOrNone: false,
        headers: [],
      },
    ]);
  });
});
