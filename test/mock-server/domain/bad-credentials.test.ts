import { describe, expect, it } from "vitest";
import { askBackend, type Harness } from "../support/harness.js";
import { createInstalled } from "../support/installed.js";
import { signInAgain } from "../support/sign-in.js";

const create = { type: "create", record: { lastname: "Lovelace", email: "ada@example.org" } };

/** The group's only connection. */
const connectionOf = ({ backend }: Harness) => backend.snapshot().connections[0];

const hydrate = async ({ ask, path, backend }: Harness) => {
  const { integrations, connections } = backend.snapshot();
  const revision = integrations[0]?.latestRevision.id ?? "";
  return ask<{ detail?: string; remedy?: string }>(
    "GET",
    `${path}/revisions/${revision}:hydrate?connectionId=${connections[0]?.id ?? ""}`,
  );
};

describe("credentials that the provider does not accept any more", () => {
  it.each([
    ["salesforce", "contact", "INVALID_SESSION_ID"],
    ["hubspot", "contacts", "EXPIRED_AUTHENTICATION"],
  ])("the fault refuses a write at %s, and all others until a login (I9)", async (provider, name, code) => {
    const installed = createInstalled(provider, [name]);
    installed.instance.failNext({ kind: "bad-credentials" });
    const { messages } = await installed.sendFailing(name, create);
    expect(messages[0]).toContain(code);
    expect(connectionOf(installed)?.status).toBe("bad_credentials");
    const next = await installed.sendFailing(name, create);
    expect(next.messages[0]).toContain("credentials");
    expect(installed.instance.records(name)).toEqual([]);
    const { status, body } = await hydrate(installed);
    expect(status).toBe(400);
    expect(body.detail).toContain("does not accept the credentials");
    expect(body.remedy).toContain(":oauth-update");

    const healed = await signInAgain(installed.backend, connectionOf(installed)?.id ?? "");
    expect(healed.status).toBe("created");
    await installed.send(name, create);
    expect(installed.instance.records(name)).toHaveLength(1);
    expect((await hydrate(installed)).status).toBe(200);
  });

  it("the scenario has them, for the installation's health, too (I9)", async () => {
    const { backend } = createInstalled("salesforce", ["contact"]);
    backend.useScenario("connection-bad-credentials", { groupRef: "acme" });
    const path = "/projects/mock-project/installations";
    const { body } = await askBackend<{ healthStatus: string }[]>(backend, "GET", path);
    expect(body.map(({ healthStatus }) => healthStatus)).toEqual(["unhealthy"]);
  });

  it("a snapshot keeps the fault that waits (I9)", () => {
    const installed = createInstalled("salesforce", ["contact"]);
    installed.instance.failNext({ kind: "bad-credentials" });
    const before = installed.backend.snapshot();
    installed.backend.restore(before);
    expect(installed.backend.snapshot()).toEqual(before);
  });
});
