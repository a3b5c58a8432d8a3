import { describe, expect, it } from "vitest";
import { leniencies, type LeniencyName } from "../../mock-server/journal/leniencies.js";
import { createMockBackend, type MockBackend } from "../../mock-server/index.js";
import type { Installation } from "../../src/contract/index.js";
import { createVirtualClock } from "../../src/engine/index.js";
import { createHarness, groupRef, type Harness, manifestOf } from "../mock-server/support/harness.js";

const manifest = manifestOf("salesforce", { read: ["contact"], write: ["contact"] });

/** A harness whose group reads and writes contacts. */
function createReading(): Harness & { installationPath: string } {
  const content = {
    read: { objects: { contact: { objectName: "contact", selectedFields: { email: true } } } },
    write: { objects: { contact: { objectName: "contact" } } },
  };
  const installations = [{ id: "i-1", integration: "crm", groupRef, content }];
  const clock = createVirtualClock({ startMs: 0 });
  const harness = createHarness(manifest, { clock, seed: { installations } });
  return { ...harness, installationPath: `${harness.path}/installations/i-1` };
}

/** What InstallIntegration sends to stop reading contacts, or to start again. */
const toggle = (disabled: boolean) => ({
  updateMask: ["config.content.read.objects.contact.disabled"],
  installation: { config: { content: { read: { objects: { contact: { disabled } } } } } },
});

/** Every leniency that the journal names, in the order of the requests. */
const usedBy = ({ journal }: MockBackend) => journal.entries.flatMap(({ leniencies: used }) => used ?? []);

/** The clients' requests, each with the backend that took it; a leniency without one does not compile. */
const requests: Record<LeniencyName, () => Promise<MockBackend>> = {
  async disabledInMask() {
    const { ask, backend, installationPath } = createReading();
    const { body: before } = await ask<Installation>("GET", installationPath);
    const stopped = await ask<Installation>("PATCH", installationPath, toggle(true));
    expect(stopped.status).toBe(200);
    const contact = before.config.content.read?.objects?.["contact"];
    expect(stopped.body.config.content).toEqual({
      ...before.config.content,
      read: { objects: { contact: { ...contact, disabled: true } } },
    });
    const started = await ask<Installation>("PATCH", installationPath, toggle(false));
    expect(started.body.config.content.read?.objects?.["contact"]?.disabled).toBe(false);
    return backend;
  },
  async integrationByName() {
    const { ask, backend } = createReading();
    const byName = "/projects/mock-project/integrations/crm/installations";
    const listed = await ask<Installation[]>("GET", byName);
    expect(listed.body.map(({ id }) => id)).toEqual(["i-1"]);
    const another = { provider: "salesforce", groupRef: "another", consumerRef: "jane" };
    backend.seed({ connections: [{ id: "c-2", ...another }] });
    const created = await ask<Installation>("POST", byName, {
      connectionId: "c-2",
      groupRef: "another",
      config: {
        createdBy: "sdk:create-installation",
        content: { provider: "salesforce", proxy: { enabled: true } },
      },
    });
    expect(created.status).toBe(201);
    expect(created.body.createdBy).toBe("sdk:create-installation");
    const written = await backend.fetch(
      `${backend.writeUrl}/projects/mock-project/integrations/crm/objects/contact`,
      {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Api-Key": "k" },
        body: JSON.stringify({ groupRef, type: "create", record: { lastname: "Lovelace" } }),
      },
    );
    expect(written.status).toBe(200);
    return backend;
  },
  async projectIdAtLogin() {
    const backend = createMockBackend({ manifest });
    const login = await backend.fetch(`${backend.baseUrl}/oauth-connect`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Api-Key": "k" },
      body: JSON.stringify({
        provider: "salesforce",
        consumerRef: "jane",
        groupRef,
        projectId: backend.project.id,
      }),
    });
    expect(login.status).toBe(200);
    expect(await login.text()).toContain("/mock-login?state=");
    return backend;
  },
};

describe("what published clients send beyond the contract's text", () => {
  it.each(Object.entries(requests))(
    "the mock takes the client's own request, and its journal says so: %s (I7)",
    async (name, send) => {
      expect(new Set(usedBy(await send()))).toEqual(new Set([name]));
    },
  );

  it("a request within the contract's text needs no leniency (I7)", async () => {
    const { ask, backend, installationPath } = createReading();
    await ask("GET", "/projects/mock-project/integrations/crm");
    await ask("GET", installationPath);
    const contact = { objectName: "contact", selectedFields: { email: true }, disabled: true };
    await ask("PATCH", installationPath, {
      updateMask: ["config.content.read.objects.contact"],
      installation: { config: { content: { read: { objects: { contact } } } } },
    });
    await ask("POST", "/oauth-connect", {
      provider: "salesforce",
      groupRef,
      consumerRef: "jane",
      projectIdOrName: "mock-project",
    });
    expect(backend.journal.entries.map(({ answer }) => answer?.status)).toEqual([200, 200, 200, 200]);
    expect(usedBy(backend)).toEqual([]);
  });

  it("each leniency names its client and what the contract asks for instead (I7)", () => {
    expect(Object.keys(leniencies)).toEqual(Object.keys(requests));
    for (const { client, sends, contract } of Object.values(leniencies)) {
      expect(client).toMatch(/^@amp-labs\//);
      expect(sends).not.toBe("");
      expect(contract).not.toBe("");
    }
  });
});

describe("the limits of what is taken", () => {
  it("an object that the installation does not read cannot be switched off (I1)", async () => {
    const { askRefused, installationPath } = createReading();
    const mask = "config.content.read.objects.account.disabled";
    const problem = await askRefused(400, "PATCH", installationPath, {
      updateMask: [mask],
      installation: { config: { content: { read: { objects: { account: { disabled: true } } } } } },
    });
    expect(problem.issues).toMatchObject([
      {
        name: "updateMask[0]",
        value: mask,
        remedy: "give the whole object first: config.content.read.objects.account",
      },
    ]);
  });

  it("a switch that is no boolean is refused (I3)", async () => {
    const { askRefused, installationPath } = createReading();
    const problem = await askRefused(422, "PATCH", installationPath, {
      ...toggle(true),
      installation: { config: { content: { read: { objects: { contact: { disabled: "yes" } } } } } },
    });
    expect(problem.issues).toMatchObject([{ name: "/read/objects/contact/disabled", value: "yes" }]);
  });

  it.each([
    [
      "config.content.write.objects.contact.disabled",
      'write "config.content.write.objects.contact\\.disabled"',
    ],
    [
      "config.content.read.objects.contact.schedule",
      'write "config.content.read.objects.contact\\.schedule"',
    ],
    ["config.content.read.objects.a.b.disabled", 'write "config.content.read.objects.a\\.b.disabled"'],
  ])("the mask path %s stays unknown, with a hint (I1)", async (mask, hint) => {
    const { askRefused, installationPath } = createReading();
    const problem = await askRefused(400, "PATCH", installationPath, { ...toggle(true), updateMask: [mask] });
    expect(problem.issues?.[0]?.detail).toContain(hint);
  });

  it("an object may be called disabled (I1)", async () => {
    const harness = createHarness(manifestOf("salesforce", { read: ["disabled"] }));
    const object = { objectName: "disabled", selectedFields: {}, selectedFieldMappings: {} };
    harness.backend.seed({
      installations: [
        { id: "i-1", integration: "crm", groupRef, content: { read: { objects: { disabled: object } } } },
      ],
    });
    const replaced = await harness.ask<Installation>("PATCH", `${harness.path}/installations/i-1`, {
      updateMask: ["config.content.read.objects.disabled"],
      installation: {
        config: { content: { read: { objects: { disabled: { ...object, schedule: "0 * * * *" } } } } },
      },
    });
    expect(replaced.body.config.content.read?.objects?.["disabled"]?.schedule).toBe("0 * * * *");
  });

  it("a login takes the project by either name, and projectIdOrName where both are given (I7)", async () => {
    const { ask, askRefused } = createHarness(manifest);
    const who = { provider: "salesforce", groupRef, consumerRef: "jane" };
    const both = { ...who, projectIdOrName: "mock-project", projectId: "other" };
    expect((await ask("POST", "/oauth-connect", both)).status).toBe(200);
    const neither = await askRefused(400, "POST", "/oauth-connect", who);
    expect(neither.issues).toMatchObject([{ name: "projectIdOrName" }]);
    const wrong = await askRefused(400, "POST", "/oauth-connect", { ...who, projectId: 7 });
    expect(wrong.issues).toMatchObject([{ name: "projectIdOrName", value: 7 }]);
    await askRefused(404, "POST", "/oauth-connect", { ...who, projectId: "other" });
  });
});
