import { describe, expect, it } from "vitest";
import { createMockBackend } from "../../mock-server/index.js";
import { createClient } from "../../src/client/index.js";
import { salesforceManifest } from "../support/salesforce-manifest.js";

const integration = "write-to-salesforce";
const content = { provider: "salesforce" };

/** A client of a server that lists everything, whatever it is asked for. */
function openUnfiltered() {
  const backend = createMockBackend({ manifest: salesforceManifest });
  backend.seed({
    connections: ["a", "b"].map((groupRef) => ({
      ...{ id: groupRef, groupRef, consumerRef: groupRef, provider: "salesforce" },
    })),
    installations: ["a", "b"].map((groupRef) => ({ integration, groupRef, content })),
  });
  const fetch: typeof globalThis.fetch = (input, init) => {
    const url = new URL(String(input));
    url.search = "";
    return backend.fetch(url.href, init);
  };
  return createClient({ project: "mock-project", apiKey: "k", fetch });
}

describe("a list of one group, from a server that lists those of all", () => {
  it("has the installations of that group alone (H14)", async () => {
    const client = openUnfiltered();
    const listed = await client.listInstallations({ integrationId: integration, groupRef: "b" });
    expect(listed.map(({ group }) => group?.groupRef)).toEqual(["b"]);
    const ofProject = await client.listInstallationsForProject({ groupRef: "b" });
    expect(ofProject.map(({ group }) => group?.groupRef)).toEqual(["b"]);
  });

  it("has the connections of that group and provider alone (H14)", async () => {
    const client = openUnfiltered();
    const listed = await client.listConnections({ groupRef: "b" });
    expect(listed.map(({ id }) => id)).toEqual(["b"]);
    expect(await client.listConnections({ groupRef: "b", provider: "hubspot" })).toEqual([]);
  });

  it("has everything where no group is named (H14)", async () => {
    const client = openUnfiltered();
    expect(await client.listInstallationsForProject({})).toHaveLength(2);
    expect(await client.listConnections({})).toHaveLength(2);
  });
});
