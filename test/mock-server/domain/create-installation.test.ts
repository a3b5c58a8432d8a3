import { describe, expect, it } from "vitest";
import type { Installation } from "../../../src/contract/index.js";
import { consumerRef, createHarness, groupRef, manifestOf } from "../support/harness.js";
import { createBodies, manifest as seedManifest } from "../support/seed-000.js";

const contact = { objectName: "contact" };
const contactBody = {
  groupRef,
  config: { content: { provider: "salesforce", write: { objects: { contact } } } },
};

function createSalesforce() {
  return createHarness(manifestOf("salesforce", { write: ["contact"] }));
}

describe("create an installation", () => {
  it.each(Object.entries(createBodies))(
    "accepts seed 000's body for %s and keeps the config (I3)",
    async (_, body) => {
      const { provider } = body.config.content;
      const { backend, ask } = createHarness(seedManifest);
      const connection = { provider, groupRef: body.groupRef, consumerRef };
      backend.seed({ connections: [{ ...connection, id: body.connectionId }] });
      const integrationId = backend.integrations[`${provider}-crm`] ?? "";
      const path = `/projects/mock-project/integrations/${integrationId}/installations`;
      const created = await ask<Installation>("POST", path, body);
      expect(created.status).toBe(201);
      const expected = JSON.parse(JSON.stringify(body.config.content)) as Installation["config"]["content"];
      // The contract asks answers for both maps; the seed's read object leaves one out.
      for (const object of Object.values(expected.read?.objects ?? {})) object.selectedFields = {};
      expect(created.body.config.content).toEqual(expected);
      expect(created.body.connection.id).toBe("connection-id");
      expect((await ask("GET", `${path}/${created.body.id}`)).body).toEqual(created.body);
    },
  );

  it("a new installation has the newest revision, whatever revisionId the request names (I5)", async () => {
    const { ask, path, backend } = createSalesforce();
    const body = { ...contactBody, config: { ...contactBody.config, revisionId: "another" } };
    const created = await ask<Installation>("POST", `${path}/installations`, body);
    expect(created.body.config.revisionId).toBe(backend.snapshot().integrations[0]?.latestRevision.id);
  });

  it("a create attributes the config to api:create-installation unless the request names someone (I5)", async () => {
    const first = createSalesforce();
    const unnamed = await first.ask<Installation>("POST", `${first.path}/installations`, contactBody);
    expect(unnamed.body.config.createdBy).toBe("api:create-installation");
    const second = createSalesforce();
    const named = await second.ask<Installation>("POST", `${second.path}/installations`, {
      ...contactBody,
      config: { ...contactBody.config, createdBy: "consumer:jane" },
    });
    expect([named.body.config.createdBy, named.body.createdBy]).toEqual(["consumer:jane", "consumer:jane"]);
  });

  it("a second installation for a group is refused, saying how to update the first (I4)", async () => {
    const { ask, askRefused, path } = createSalesforce();
    const created = await ask<Installation>("POST", `${path}/installations`, contactBody);
    const problem = await askRefused(409, "POST", `${path}/installations`, contactBody);
    expect(problem.remedy).toBe(`update it instead: PATCH ${path}/installations/${created.body.id}`);
  });

  it("installs the integration for another group beside the first (I4)", async () => {
    const { backend, ask, path } = createSalesforce();
    backend.seed({ connections: [{ provider: "salesforce", groupRef: "group-2", consumerRef }] });
    await ask("POST", `${path}/installations`, contactBody);
    const second = await ask("POST", `${path}/installations`, { ...contactBody, groupRef: "group-2" });
    expect(second.status).toBe(201);
  });

  it("a create takes the group's newest connection to the provider when connectionId is left out (S2)", async () => {
    const { backend, ask, path } = createSalesforce();
    backend.seed({
      connections: [
        { id: "newest", provider: "salesforce", groupRef, consumerRef },
        { id: "other-provider", provider: "hubspot", groupRef, consumerRef },
        { id: "other-group", provider: "salesforce", groupRef: "group-2", consumerRef },
      ],
    });
    const created = await ask<Installation>("POST", `${path}/installations`, contactBody);
    expect(created.body.connection.id).toBe("newest");
  });

  it.each([
    ["is unknown", "nowhere", /no connection "nowhere"/],
    ["belongs to another group", "other-group", /belongs to group "group-2"/],
    ["is to another provider", "other-provider", /is to hubspot, but the integration is for salesforce/],
  ])("refuses a connectionId that %s (I4)", async (_, connectionId, detail) => {
    const { backend, askRefused, path } = createSalesforce();
    backend.seed({
      connections: [
        { id: "other-provider", provider: "hubspot", groupRef, consumerRef },
        { id: "other-group", provider: "salesforce", groupRef: "group-2", consumerRef },
      ],
    });
    const problem = await askRefused(400, "POST", `${path}/installations`, { ...contactBody, connectionId });
    expect(problem.detail).toMatch(detail);
    expect(problem.issues).toMatchObject([{ in: "body", name: "connectionId", value: connectionId }]);
  });

  it("a group that nobody knows is a 404 that says how to connect it (I4)", async () => {
    const { askRefused, path } = createSalesforce();
    const problem = await askRefused(404, "POST", `${path}/installations`, {
      ...contactBody,
      groupRef: "nobody",
    });
    expect(problem.detail).toBe('no group "nobody"');
    expect(problem.remedy).toMatch(/POST \/projects\/[^/]+\/connections:generate$/);
  });

  it("a group that is connected to another provider only is refused (I4)", async () => {
    const { backend, askRefused, path } = createSalesforce();
    backend.seed({ connections: [{ provider: "hubspot", groupRef: "group-2", consumerRef }] });
    const problem = await askRefused(400, "POST", `${path}/installations`, {
      ...contactBody,
      groupRef: "group-2",
    });
    expect(problem.detail).toBe('group "group-2" has no connection to salesforce');
  });

  it.each([
    ["no body", "", ""],
    ["a body that is not JSON", "{", ""],
    ["a body that is not an object", "[]", ""],
    ["no groupRef", { config: contactBody.config }, "groupRef"],
    ["no config", { groupRef }, "config"],
    ["no content", { groupRef, config: {} }, "config.content"],
    ["a groupRef that is no string", { ...contactBody, groupRef: 7 }, "groupRef"],
  ])("a create refuses %s with a 400 that names the input", async (_, body, name) => {
    const { askRefused, path } = createSalesforce();
    const problem = await askRefused(400, "POST", `${path}/installations`, body);
    expect(problem.issues?.map((issue) => issue.name)).toEqual([name]);
  });

  it("a create refuses a skipSampling that is neither true nor false (S10)", async () => {
    const { askRefused, path } = createSalesforce();
    const problem = await askRefused(400, "POST", `${path}/installations?skipSampling=yes`, contactBody);
    expect(problem.issues).toMatchObject([{ in: "query", name: "skipSampling", value: "yes" }]);
  });
});
