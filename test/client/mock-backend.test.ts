import { describe, expect, it } from "vitest";
import { createMockBackend } from "../../mock-server/index.js";
import { type Installation, createClient, isApiError } from "../../src/client/index.js";
import type { Manifest } from "../../src/contract/index.js";
import { rejectionOf } from "./recording-fetch.js";

const harry = { consumerRef: "harry", groupRef: "hogwarts" };
const manifest: Manifest = {
  specVersion: "1.0.0",
  integrations: [
    { name: "write-to-salesforce", provider: "salesforce", write: { objects: [{ objectName: "contact" }] } },
  ],
};

/** A backend that knows only the second token, and a client whose app gives it after a refusal. */
function connect() {
  const backend = createMockBackend({ manifest, apiKeys: ["t2"] });
  backend.seed({ connections: [{ provider: "salesforce", ...harry }] });
  let call = 0;
  const getToken = () => Promise.resolve(`t${String(++call)}`);
  const client = createClient({ project: backend.project.name, getToken, fetch: backend.fetch });
  return { backend, client: client.as(harry) };
}

describe("the client against the mock backend", () => {
  it("installs, patches, updates by mask and deletes, after one renewed token (H6, I1, I2)", async () => {
    const { backend, client } = connect();
    const integration = await client.getIntegration("write-to-salesforce");
    const [connection] = await client.listConnections({ groupRef: harry.groupRef, provider: "salesforce" });
    const created = await client.createInstallation(integration.id, {
      groupRef: harry.groupRef,
      config: {
        content: { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } },
      },
    });
    expect(created.connection.id).toBe(connection?.id);
    expect(created.createTime).toBeInstanceOf(Date);

    // Seed 000, "Update Installation Object (JSON Patch)" and "Update Installation".
    const patched = await client.patchObjectConfigContent(integration.id, "contact", {
      groupRef: harry.groupRef,
      action: "write",
      changes: [{ op: "add", path: "/deletionSettings", value: { enabled: true } }],
    });
    expect(contactOf(patched)).toEqual({ objectName: "contact", deletionSettings: { enabled: true } });
    const masked = await client.updateInstallation(integration.id, created.id, {
      updateMask: ["config.content.write.objects.contact"],
      installation: {
        config: {
          content: { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } },
        },
      },
    });
    expect(contactOf(masked)).toEqual({ objectName: "contact" });

    const revisionId = integration.latestRevision.id;
    const target = { integrationId: integration.id, revisionId, connectionId: created.connection.id };
    expect((await client.getHydratedRevision(target)).createTime).toBeInstanceOf(Date);
    expect(await client.listInstallations({ integrationId: integration.id, ...harry })).toEqual([masked]);
    expect(await client.getInstallation(integration.id, created.id)).toEqual(masked);
    expect((await client.getProject()).id).toBe(backend.project.id);
    await client.deleteInstallation(integration.id, created.id);
    expect(await client.listInstallations({ integrationId: integration.id })).toEqual([]);
  });

  it("a refused change comes as an ApiError with the backend's issues (H7)", async () => {
    const { client } = connect();
    const { id } = await client.getIntegration("write-to-salesforce");
    const error = await rejectionOf(
      client.createInstallation(id, {
        groupRef: harry.groupRef,
        config: {
          content: { provider: "salesforce", write: { objects: { Contact: { objectName: "Contact" } } } },
        },
      }),
    );
    if (!isApiError(error)) throw error;
    expect(error.status).toBe(422);
    expect(error.issues).not.toEqual([]);
    expect(error.issues.every(({ in: place, name }) => place === "body" && name?.includes("Contact"))).toBe(
      true,
    );
  });
});

function contactOf({ config }: Installation) {
  return config.content.write?.objects?.["contact"];
}
