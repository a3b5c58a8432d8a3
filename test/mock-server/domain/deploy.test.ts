import { describe, expect, it } from "vitest";
import { createMockBackend, ManifestError, type MockBackend } from "../../../mock-server/index.js";

const groupRef = "acme";

/** An amp.yaml whose integration reads these fields of contacts and writes these objects. */
const manifestOf = (objects: readonly string[], provider = "salesforce") => `
specVersion: 1.0.0
integrations:
  - name: crm
    provider: ${provider}
    write:
      objects:
${objects.map((name) => `        - objectName: ${name}`).join("\n")}
`;

async function ask<TBody>(backend: MockBackend, method: string, below: string, body?: unknown) {
  const answer = await backend.fetch(`${backend.baseUrl}/projects/mock-project${below}`, {
    method,
    headers: { "content-type": "application/json", "x-api-key": "key" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json().catch(() => undefined)) as TBody };
}

async function write(backend: MockBackend, objectName: string): Promise<number> {
  const record = objectName === "account" ? { Name: "Acme" } : { LastName: "Doe" };
  const answer = await backend.fetch(
    `${backend.writeUrl}/projects/mock-project/integrations/crm/objects/${objectName}`,
    {
      method: "POST",
      headers: { "x-api-key": "key" },
      body: JSON.stringify({ groupRef, type: "create", record }),
    },
  );
  return answer.status;
}

interface Integration {
  latestRevision: { id: string; content: { write: { objects: { objectName: string }[] } } };
}
const newest = async (backend: MockBackend) =>
  (await ask<Integration>(backend, "GET", "/integrations/crm")).body.latestRevision;

function install(backend: MockBackend): void {
  backend.seed({
    connections: [{ id: "c-acme", provider: "salesforce", groupRef, consumerRef: "jane" }],
    installations: [
      {
        id: "i-acme",
        integration: "crm",
        groupRef,
        content: { write: { objects: { contact: { objectName: "contact" } } } },
      },
    ],
  });
}

const addAccount = {
  updateMask: ["config.content.write.objects.account"],
  installation: { config: { content: { write: { objects: { account: { objectName: "account" } } } } } },
};

describe("deploying another manifest", () => {
  it("leaves an installed customer on the old revision until the installation is updated (I14)", async () => {
    const backend = createMockBackend({ manifest: manifestOf(["contact"]) });
    install(backend);
    const before = await newest(backend);
    backend.deploy(manifestOf(["account", "contact"]));
    const after = await newest(backend);
    expect(after.id).not.toBe(before.id);
    expect(after.content.write.objects).toHaveLength(2);
    const revisionOf = () => backend.snapshot().installations[0]?.config.revisionId;
    expect(revisionOf()).toBe(before.id);
    expect(await write(backend, "contact")).toBe(200);
    expect(await write(backend, "account")).toBe(404);
    expect((await ask(backend, "PATCH", "/integrations/crm/installations/i-acme", addAccount)).status).toBe(
      200,
    );
    expect(revisionOf()).toBe(after.id);
    expect(await write(backend, "account")).toBe(200);
  });

  it("hydrates both the customer's revision and the newest one, each with its own objects (I14)", async () => {
    const backend = createMockBackend({ manifest: manifestOf(["contact"]) });
    install(backend);
    const before = await newest(backend);
    backend.deploy(manifestOf(["contact", "account"]));
    const after = await newest(backend);
    const objectsOf = async (id: string) => {
      const { body } = await ask<Integration["latestRevision"]>(
        backend,
        "GET",
        `/integrations/crm/revisions/${id}:hydrate?connectionId=c-acme`,
      );
      return body.content.write.objects.map(({ objectName }) => objectName);
    };
    expect(await objectsOf(before.id)).toEqual(["contact"]);
    expect(await objectsOf(after.id)).toEqual(["contact", "account"]);
  });

  it("deploying another manifest keeps what an old customer has where the new manifest does not declare it any more (I14)", async () => {
    const backend = createMockBackend({ manifest: manifestOf(["contact"]) });
    install(backend);
    backend.deploy(manifestOf(["account"]));
    expect(await write(backend, "contact")).toBe(200);
  });

  it("deploying another manifest makes no revision of what has not changed, and keeps an integration that is not named (I14)", async () => {
    const backend = createMockBackend({ manifest: manifestOf(["contact"]) });
    const before = await newest(backend);
    backend.deploy(manifestOf(["contact"]));
    expect((await newest(backend)).id).toBe(before.id);
    backend.deploy(manifestOf(["contact"]).replace("name: crm", "name: second"));
    expect(Object.keys(backend.integrations)).toEqual(["crm", "second"]);
    expect((await newest(backend)).id).toBe(before.id);
  });

  it("changes nothing for a manifest with errors, or an integration of another provider (I14)", async () => {
    const backend = createMockBackend({ manifest: manifestOf(["contact"]) });
    const before = await newest(backend);
    expect(() => {
      backend.deploy("specVersion: 9");
    }).toThrow(new RegExp("^the manifest cannot be deployed; correct it first:\\namp.yaml:1:"));
    expect(() => {
      backend.deploy("specVersion: 9");
    }).toThrow(ManifestError);
    expect(() => {
      backend.deploy(manifestOf(["contacts"], "hubspot"));
    }).toThrow("is for salesforce and cannot become one for hubspot; give it another name");
    expect(await newest(backend)).toEqual(before);
  });
});
