import { describe, expect, it } from "vitest";
import type { Connection, Installation } from "../../src/contract/index.js";
import { answeredOperations, createHarness, groupRef, manifestOf } from "../mock-server/support/harness.js";
import { hasContractDocuments, skippedWithoutContract } from "../support/contract-documents.js";
import { type Answer, createContractChecker } from "./support/open-api.js";

/** The operations of the contract that the mock serves. */
const served = [
  "createInstallation",
  "deleteConnection",
  "deleteInstallation",
  "generateConnection",
  "getConnection",
  "getHydratedRevision",
  "getInstallation",
  "getIntegration",
  "getObjectMetadataForConnection",
  "getObjectMetadataForInstallation",
  "getOperation",
  "getProject",
  "getProvider",
  "listConnections",
  "listInstallations",
  "listInstallationsForProject",
  "listIntegrations",
  "listOperationLogs",
  "listOperations",
  "listProjects",
  "listProviders",
  "patchObjectConfigContent",
  "updateInstallation",
  "upsertMetadataForConnection",
  "upsertMetadataForInstallation",
  "writeRecords",
];

describe.skipIf(!hasContractDocuments)(`the mock's answers and the contract${skippedWithoutContract}`, () => {
  it("agree on every operation that is served, granted and refused", async () => {
    const names = ["contact"];
    const harness = createHarness(manifestOf("salesforce", { read: names, write: names, subscribe: names }));
    const { ask, askRefused, write, writeRefused, path, backend } = harness;
    const project = "/projects/mock-project";
    // `ask` holds every answer against the contract: status, content type and body.
    await ask("GET", "/projects");
    await ask("GET", project);
    await ask("GET", `${project}/integrations`);
    await ask("GET", path);
    const connection = await ask<Connection>("POST", `${project}/connections:generate`, {
      groupRef,
      consumerRef: "c",
      provider: "salesforce",
      apiKey: "secret",
    });
    expect(connection.status).toBe(201);
    await ask("GET", `${project}/connections`);
    await ask("GET", `${project}/connections/${connection.body.id}`);
    const revisionId = backend.snapshot().integrations[0]?.latestRevision.id ?? "";
    const hydrated = await ask(
      "GET",
      `${path}/revisions/${revisionId}:hydrate?connectionId=${connection.body.id}`,
    );
    expect(hydrated.status).toBe(200);
    const created = await ask<Installation>("POST", `${path}/installations`, {
      groupRef,
      config: {
        content: {
          provider: "salesforce",
          read: { objects: { contact: { objectName: "contact", selectedFieldMappings: { mail: "email" } } } },
          write: { objects: { contact: { objectName: "contact" } } },
          subscribe: {
            objects: {
              contact: { objectName: "contact", destination: "hook", inheritFieldsAndMappings: true },
            },
          },
        },
      },
    });
    expect(created.status).toBe(201);
    const installation = `${path}/installations/${created.body.id}`;
    const configContent = `${path}/objects/contact/config-content`;
    const changes = [{ op: "add", path: "/deletionSettings", value: { enabled: true } }];
    expect((await ask("PATCH", configContent, { groupRef, action: "write", changes })).status).toBe(200);
    const update = { updateMask: ["config.content.proxy.enabled"], installation: {} };
    await askRefused(400, "PATCH", installation, update);
    await askRefused(404, "PATCH", `${installation}x`, update);
    await askRefused(404, "GET", `${installation}x`);
    await askRefused(409, "POST", `${path}/installations`, { groupRef, config: { content: {} } });
    const wrong = [{ op: "add", path: "/deletionSettings", value: 1 }];
    await askRefused(422, "PATCH", configContent, { groupRef, action: "write", changes: wrong });
    const record = { type: "create", record: { lastname: "Potter" } };
    const written = await write("contact", { groupRef, ...record });
    expect(written.status).toBe(200);
    expect((await write("contact", { groupRef, type: "create", record: {} })).status).toBe(422);
    expect((await write("contact", { groupRef: "nobody", ...record })).status).toBe(404);
    await writeRefused("contact", { groupRef });
    const operation = `${project}/operations/${written.body.operationId ?? ""}`;
    for (const to of [operation, `${operation}/logs`, `${installation}/operations`]) {
      expect((await ask("GET", to)).status).toBe(200);
    }
    await askRefused(400, "GET", `${installation}/operations?pageSize=0`);
    const fields = { contact: [{ fieldName: "tier__c", displayName: "Tier", valueType: "string" }] };
    for (const owner of [path, `${project}/providers/salesforce`]) {
      const metadata = `${owner}/objects/contact/metadata`;
      expect((await ask("GET", `${metadata}?groupRef=${groupRef}`)).status).toBe(200);
      await askRefused(404, "GET", `${metadata}?groupRef=nobody`);
      expect((await ask("PUT", `${owner}/object-metadata`, { groupRef, fields })).status).toBe(200);
      await askRefused(400, "PUT", `${owner}/object-metadata`, { groupRef });
    }
    expect((await ask("GET", "/providers")).status).toBe(200);
    expect((await ask("GET", "/providers/salesforce")).status).toBe(200);
    await askRefused(404, "GET", "/providers/nowhere");
    await ask("GET", `${path}/installations`);
    await ask("GET", `${project}/installations`);
    await ask("GET", installation);
    expect((await ask("DELETE", installation)).status).toBe(204);
    const [remaining] = backend.snapshot().connections;
    expect((await ask("DELETE", `${project}/connections/${remaining?.id ?? ""}`)).status).toBe(204);
    expect([...answeredOperations].sort()).toEqual(served);
  });

  const good: Answer = {
    method: "GET",
    path: "/projects",
    status: 200,
    contentType: "application/json",
    body: [{ id: "1", name: "n", appName: "a", orgId: "o", createTime: "2026-01-02T03:04:05Z" }],
  };
  const problem = { ...good, status: 404, contentType: "application/problem+json", body: { status: 404 } };

  const write = {
    method: "POST",
    path: "/projects/p/integrations/i/objects/contact",
    status: 200,
    contentType: "application/json",
  };

  it.each<[string, object, boolean]>([
    ["one record", { operationId: "o", result: { success: true, recordId: "1", data: {} } }, true],
    ["a batch", { operationId: "o", successCount: 1, failureCount: 0, results: [{ success: true }] }, true],
    ["an operation alone", { operationId: "o" }, true],
    ["a key of its own", { operationId: "o", status: "success" }, false],
    ["half a batch", { operationId: "o", successCount: 1 }, false],
    ["a record id that is a number", { operationId: "o", result: { success: true, recordId: 1 } }, false],
  ])("are told apart by the write API's document too: %s", (_, body, isRight) => {
    const faults = createContractChecker().checkAnswer({ ...write, body });
    expect(faults.length === 0).toBe(isRight);
  });

  it.each<[string, Answer]>([
    ["a write refused in JSON", { ...write, status: 400, body: "no" }],
    ["a missing property", { ...good, body: [{ id: "1" }] }],
    ["a time that is none", { ...good, body: [{ ...(good.body as object[])[0], createTime: "yesterday" }] }],
    ["a status that the operation lacks", { ...good, status: 202 }],
    ["another content type", { ...good, contentType: "text/plain" }],
    ["a problem served as plain JSON", { ...problem, contentType: "application/json" }],
    ["a problem whose status is no error", { ...problem, body: { status: 200 } }],
    ["a problem whose status is 600", { ...problem, body: { status: 600 } }],
    [
      "a body where there is none",
      { ...good, method: "DELETE", path: "/projects/p/connections/c", status: 204 },
    ],
    ["an unknown route that succeeds", { ...good, path: "/nowhere" }],
  ])("are told apart by the check: it finds %s", (_, answer) => {
    const check = createContractChecker();
    expect(check.checkAnswer(good)).toEqual([]);
    expect(check.checkAnswer(problem)).toEqual([]);
    expect(check.checkAnswer(answer)).not.toEqual([]);
  });
});
