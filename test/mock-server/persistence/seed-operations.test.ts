import { describe, expect, it } from "vitest";
import { createMockBackend, type SeedData } from "../../../mock-server/index.js";
import { createVirtualClock } from "../../../src/engine/index.js";
import { groupRef, manifestOf } from "../support/harness.js";

const customer: SeedData = {
  connections: [{ provider: "salesforce", groupRef, consumerRef: "jane" }],
  installations: [{ id: "installation-1", integration: "crm", groupRef, configId: "config-2", content: {} }],
};

/** Two ended operations of another service: a write and a read, the newer one first. */
const operations: NonNullable<SeedData["operations"]> = [
  {
    id: "operation-2",
    installationId: "installation-1",
    configId: "config-1",
    actionType: "read",
    status: "failure",
    result: "the provider was not there",
    metadata: { progress: 3 } as object,
    createTime: "2026-01-02T00:00:00.000Z",
  },
  {
    id: "operation-1",
    installationId: "installation-1",
    status: "success",
    metadata: { objects: ["contact"], successfulRecordIds: ["r-1"] },
    resource: "contact",
    createTime: "2026-01-01T00:00:00.000Z",
    updateTime: "2026-01-01T00:01:00.000Z",
  },
];

function open() {
  const backend = createMockBackend({
    manifest: manifestOf("salesforce", { write: ["contact"] }),
    clock: createVirtualClock(),
  });
  const ask = async (path: string) => {
    const url = `${backend.baseUrl}/projects/mock-project${path}`;
    return (await (await backend.fetch(url, { headers: { "x-api-key": "k" } })).json()) as unknown;
  };
  return { backend, ask };
}

describe("operations that are seeded", () => {
  it("seeded operations are listed newest first, each as it was given, with an empty log (I6)", async () => {
    const { backend, ask } = open();
    backend.seed({ ...customer, operations });
    const integration = backend.integrations["crm"] ?? "";
    const installation = `/integrations/${integration}/installations/installation-1`;
    const of = { projectId: backend.project.id, integrationId: integration };
    expect(await ask(`${installation}/operations`)).toEqual({
      results: [
        { ...operations[0], ...of, updateTime: "2026-01-02T00:00:00.000Z" },
        { ...operations[1], ...of, actionType: "write", configId: "config-2" },
      ],
      pagination: { done: true },
    });
    expect(await ask("/operations/operation-1/logs")).toEqual([]);
  });

  it("seeded operations are kept by a snapshot, and taken away by a reset (I14)", () => {
    const { backend } = open();
    backend.seed({ ...customer, operations });
    const before = backend.snapshot();
    backend.reset();
    expect(backend.snapshot().operations).toEqual([]);
    backend.restore(before);
    expect(backend.snapshot()).toEqual(before);
  });

  it.each<[string, object, string]>([
    ["of an installation that is not there", { installationId: "x" }, 'there is no installation "x"'],
    ["that is there already", { id: "operation-1" }, 'there is an operation "operation-1" already'],
    ["that is in progress", { status: "in_progress" }, 'expected one of "success", "failure"'],
    ["whose time is none", { createTime: "yesterday" }, "createTime"],
    ["with a key that is none", { reslt: "x" }, "reslt"],
  ])("seeded operations are refused as a whole for one %s (I14)", (_title, change, message) => {
    const { backend } = open();
    backend.seed(customer);
    const seed = () =>
      backend.seed({ operations: [...operations, { ...operations[1], ...change } as never] });
    expect(seed).toThrow(message);
    expect(backend.snapshot().operations).toEqual([]);
  });
});

describe("ids of another backend that are seeded", () => {
  it("seeded ids of another backend are not given once more (I14)", async () => {
    const { backend: other } = open();
    other.seed({
      connections: [{ provider: "salesforce", groupRef, consumerRef: "jane" }],
      installations: [{ integration: "crm", groupRef, content: {} }],
    });
    const [connection] = other.snapshot().connections;
    const [installation] = other.snapshot().installations;
    const { backend } = open();
    backend.seed({
      connections: [{ id: connection?.id ?? "", provider: "salesforce", groupRef, consumerRef: "jane" }],
      installations: [
        {
          ...{ id: installation?.id ?? "", configId: installation?.config.id ?? "" },
          ...{ integration: "crm", groupRef, content: {} },
        },
      ],
    });
    backend.seed({
      connections: [{ provider: "salesforce", groupRef: "second", consumerRef: "joe" }],
      installations: [{ integration: "crm", groupRef: "second", content: {} }],
    });
    const { connections, installations } = backend.snapshot();
    expect(new Set(connections.map(({ id }) => id)).size).toBe(2);
    expect(new Set(installations.flatMap(({ id, config }) => [id, config.id])).size).toBe(4);
  });
});
