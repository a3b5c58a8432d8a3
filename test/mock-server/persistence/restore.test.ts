import { describe, expect, it } from "vitest";
import { createMockBackend, RestoreError, SeedError, type SeedData } from "../../../mock-server/index.js";
import { createVirtualClock } from "../../../src/engine/index.js";
import { createInstalled } from "../support/installed.js";
import { groupRef, manifestOf } from "../support/harness.js";

const seed: SeedData = {
  connections: [{ provider: "salesforce", groupRef, consumerRef: "jane" }],
  installations: [
    { integration: "crm", groupRef, content: { write: { objects: { contact: { objectName: "contact" } } } } },
  ],
};

interface Installation {
  id: string;
  integrationId: string;
  groupRef: string;
  config: { content: object };
}

/** What of a saved state is damaged below; the type of the snapshot says nothing of its inside on purpose. */
interface SavedState {
  groups: object[];
  consumers: object[];
  connections: object[];
  installations: [Installation, ...Installation[]];
  instances: [object];
  engine: {
    operations: { records: [{ createMs: number; events: object[] }]; ended: string[] };
    deliveries: [{ operationId: string; providerKey: string; records: [{ present?: object }] }];
  };
}

function open(names: readonly string[] = ["contact"], provider = "salesforce") {
  return createMockBackend({ manifest: manifestOf(provider, { write: names }), clock: createVirtualClock() });
}

describe("restore", () => {
  it("a restore goes back: what came since is forgotten, what was deleted is there again (I14)", async () => {
    const { backend, send, clock } = createInstalled("salesforce", ["contact"]);
    await send("contact", { type: "create", record: { LastName: "Kept" } });
    const waiting = { type: "create", mode: "asynchronous", autoBatchPolicy: { maxDelayMinutes: 5 } };
    await send("contact", { ...waiting, record: { LastName: "Waits" } });
    const before = backend.snapshot();
    await send("contact", { type: "create", record: { LastName: "Forgotten" } });
    await clock.advance(10 * 60_000);
    backend.seed({
      records: [{ provider: "salesforce", groupRef, objectName: "note", fields: { Title: "x" } }],
    });

    backend.restore(before);
    expect(backend.snapshot()).toEqual(before);
    await clock.runUntilIdle();
    // Looked up anew: the instance of before the restore is another one.
    const names = backend.instance({ provider: "salesforce", groupRef }).records("contact");
    expect(names.map(({ fields }) => fields["lastname"])).toEqual(["Kept", "Waits"]);
    expect(backend.snapshot().operations.map(({ status }) => status)).toEqual(["success", "success"]);
  });

  it.each<[string, (state: Record<string, unknown>) => unknown, string]>([
    ["no state at all", () => undefined, "it is no saved state of a mock backend: it has no version"],
    [
      "another version",
      (state) => ({ ...state, version: 2 }),
      "it has version 2, and this headless-write-kit reads version 1",
    ],
    ["a part missing", ({ groups: _, ...state }) => state, "it is damaged at /groups"],
    ["a damaged part", (state) => ({ ...state, connections: [null] }), "it is damaged at /connections/0"],
    [
      "another project",
      (state) => ({ ...state, projectId: "p" }),
      "it is of project p, and this backend has",
    ],
  ])("a restore refuses %s, and changes nothing (I14)", (_, damage, message) => {
    const backend = open();
    backend.seed(seed);
    const before = backend.snapshot();
    const state = damage(structuredClone({ ...before.state }));
    expect(() => {
      backend.restore({ state });
    }).toThrow(RestoreError);
    expect(() => {
      backend.restore({ state });
    }).toThrow(message);
    expect(backend.snapshot()).toEqual(before);
  });

  it.each<[string, (state: SavedState) => unknown, string]>([
    [
      "an operation of no kind",
      (s) => (s.engine.operations.records = [{}] as never),
      "/engine/operations/records/0",
    ],
    [
      "records of no kind",
      (s) => (s.instances[0] = { ...s.instances[0], saved: {} } as never),
      "/instances/0/saved/objects",
    ],
    [
      "a connection of nobody",
      (s) => (s.consumers = []),
      "/connections/0/consumerRef: there is no such consumer",
    ],
    [
      "an installation without connection",
      (s) => (s.connections = []),
      "/installations/0/connectionId: there is no such",
    ],
    [
      "an installation of no group",
      (s) => (s.installations[0].groupRef = "x"),
      "/installations/0/groupRef: there is no such",
    ],
    [
      "a config of no kind",
      (s) => (s.installations[0].config.content = 5 as never),
      "/installations/0/config/content",
    ],
    [
      "a write of no operation",
      (s) => (s.engine.deliveries[0].operationId = "none"),
      '/engine: operation "none" is not',
    ],
    [
      "a write to nobody",
      (s) => (s.engine.deliveries[0].providerKey = "{}"),
      "/engine/deliveries/0/providerKey: expected the key",
    ],
    [
      "a write that was lost",
      (s) => (s.engine.deliveries = [] as never),
      "/engine: an operation is in progress, and nothing of it waits",
    ],
    [
      "a write that no shape fits",
      (s) => (s.engine.deliveries[0].records[0].present = { shape: 9, source: {}, fieldNames: [] }),
      "/engine/shapes",
    ],
    [
      "an event of a log without what its kind has",
      (s) => (s.engine.operations.records[0].events = [{ kind: "received", timeMs: 0 }]),
      "/engine/operations/records/0/events/0/request",
    ],
    [
      "an event of no kind",
      (s) => (s.engine.operations.records[0].events = [{ kind: "nothing", timeMs: 0 }]),
      "/engine/operations/records/0/events/0/kind",
    ],
    [
      "two installations of one integration and group",
      (s) => s.installations.push({ ...s.installations[0], id: "another" }),
      "/installations/1: an earlier one has the same integration and group",
    ],
    [
      "two installations with one id",
      (s) => s.installations.push({ ...s.installations[0], integrationId: "another" }),
      "/installations/1: an earlier one has the same id",
    ],
    [
      "two connections with one id",
      (s) => s.connections.push(s.connections[0] ?? {}),
      "/connections/1: an earlier one has the same id",
    ],
    ["a group that is there twice", (s) => s.groups.push(s.groups[0] ?? {}), "/groups/1: an earlier one has"],
    ["an end that never came", (s) => (s.engine.operations.ended = ["x"]), "/engine/operations/ended"],
    [
      "a time that no date has",
      (s) => (s.engine.operations.records[0].createMs = 1e18),
      "/engine/operations/records/0/createMs",
    ],
  ])("a restore refuses %s up front, and changes nothing (I14)", async (_, damage, message) => {
    const { backend, send, clock } = createInstalled("salesforce", ["contact"]);
    await send("contact", { type: "create", mode: "asynchronous", record: { LastName: "Waits" } });
    backend.seed({
      records: [{ provider: "salesforce", groupRef, objectName: "contact", fields: { LastName: "There" } }],
    });
    const before = backend.snapshot();
    const state = structuredClone(before.state) as unknown as SavedState;
    damage(state);
    const restore = () => {
      backend.restore({ state });
    };
    expect(restore).toThrow(RestoreError);
    expect(restore).toThrow(`it is damaged at ${message}`);
    expect(backend.snapshot()).toEqual(before);
    await clock.runUntilIdle();
    expect(backend.snapshot().operations).toMatchObject([{ status: "success" }]);
  });

  it("a restore gives no request id twice: the journal stays, and with it the ids in it (I14)", async () => {
    const { backend } = createInstalled("salesforce", ["contact"]);
    const ask = async () => {
      const answer = await backend.fetch(`${backend.baseUrl}/nothing`, { headers: { "x-api-key": "k" } });
      return ((await answer.json()) as { requestId: string }).requestId;
    };
    const first = await ask();
    backend.restore(backend.snapshot());
    expect(await ask()).not.toBe(first);
  });

  it("a restore without the deployed integrations, as 0.1.0 saved, refuses installations of an unknown one (I14)", () => {
    const backend = open();
    backend.seed(seed);
    const { deployed: _, ...state } = backend.snapshot().state;
    const other = createMockBackend({
      manifest: { specVersion: "1.0.0", integrations: [{ name: "erp", provider: "salesforce" }] },
    });
    expect(() => {
      other.restore({ state });
    }).toThrow(
      'group "group-123" has an installation of integration "crm", which the manifest does not have',
    );
    expect(other.snapshot().installations).toEqual([]);
  });

  it("a restore keeps an integration that only the snapshot has, as a deployment does (I14)", () => {
    const backend = open();
    backend.seed(seed);
    const { installations } = backend.snapshot();
    const other = createMockBackend({
      manifest: { specVersion: "1.0.0", integrations: [{ name: "erp", provider: "salesforce" }] },
    });
    other.restore(backend.snapshot());
    expect(other.snapshot().installations).toEqual(installations);
    expect(other.integrations["crm"]).toBe(installations[0]?.integrationId);
    expect(new Set(Object.values(other.integrations)).size).toBe(2);
  });

  it("a restore refuses an integration that has become one for another provider, as a deployment does (I14)", () => {
    const backend = open();
    backend.seed(seed);
    const other = open([], "hubspot");
    const restore = () => {
      other.restore(backend.snapshot());
    };
    expect(restore).toThrow(RestoreError);
    expect(restore).toThrow('integration "crm" is for salesforce and cannot become one for hubspot');
    expect(other.snapshot().connections).toEqual([]);
  });

  it("a restore refuses a chosen id that is saved as that of another integration (I14)", () => {
    const backend = open();
    const other = createMockBackend({
      manifest: { specVersion: "1.0.0", integrations: [{ name: "erp", provider: "salesforce" }] },
      integrationIds: { erp: backend.integrations["crm"] ?? "" },
    });
    expect(() => {
      other.restore(backend.snapshot());
    }).toThrow("choose another id");
  });

  it("a restore takes a snapshot whose manifest has grown since (I14)", () => {
    const backend = open();
    backend.seed(seed);
    const grown = open(["contact", "account"]);
    grown.restore(backend.snapshot());
    expect(grown.snapshot().installations).toEqual(backend.snapshot().installations);
  });

  it("a snapshot keeps a group and fields of any name (D8)", () => {
    const backend = open(["__proto__"], "acme-crm");
    const owner = { provider: "acme-crm", groupRef: "__proto__" };
    const fields = JSON.parse('{"__proto__": {"a.b": 1}, "": null, "10": 1, "9": 2}') as Record<
      string,
      unknown
    >;
    backend.seed({
      connections: [{ ...owner, consumerRef: "constructor" }],
      records: [{ ...owner, objectName: "__proto__", id: "toString", fields }],
    });
    const text = JSON.stringify(backend.snapshot());
    const other = open(["__proto__"], "acme-crm");
    other.restore(JSON.parse(text) as { state: unknown });
    expect(JSON.stringify(other.snapshot())).toBe(text);
    const [record] = other.instance(owner).records("__proto__");
    expect(JSON.stringify(record?.fields)).toContain(JSON.stringify(fields).slice(1, -1));
  });
});

describe("a seed", () => {
  it.each<[string, unknown, string]>([
    ["that is no object", [], "the data cannot be seeded: expected object"],
    [
      "with an unknown key",
      { installation: [] },
      'the data cannot be seeded: Unrecognized key: "installation"; did you mean "installations"?',
    ],
    [
      "with an unknown key of an entry",
      { connections: [{ provider: "salesforce", groupReff: groupRef, groupRef, consumerRef: "jane" }] },
      'connections[0] cannot be seeded: Unrecognized key: "groupReff"; did you mean "groupRef"?',
    ],
    [
      "with an unknown key that is near to none",
      { records: [{ provider: "salesforce", groupRef, objectName: "contact", fields: {}, colour: "red" }] },
      'records[0] cannot be seeded: Unrecognized key: "colour"',
    ],
    [
      "with an unknown key of a rule in it",
      {
        fields: [
          {
            ...{ provider: "salesforce", objectName: "contact" },
            duplicateRules: [{ fieldNames: ["email"], isBloking: true }],
          },
        ],
      },
      'fields[0].duplicateRules[0] cannot be seeded: Unrecognized key: "isBloking"; did you mean "isBlocking"?',
    ],
    ["with a part of another type", { connections: {} }, "connections cannot be seeded: expected array"],
    [
      "that leaves something out",
      { connections: [{ provider: "salesforce", groupRef }] },
      "connections[0].consumerRef cannot be seeded: expected string, but it is missing",
    ],
  ])("a seed is refused with the place of %s (I14)", (_, data, message) => {
    const backend = open();
    const before = backend.snapshot();
    const add = () => {
      backend.seed(data as SeedData);
    };
    expect(add).toThrow(SeedError);
    expect(add).toThrow(message);
    expect(backend.snapshot()).toEqual(before);
  });

  it("a seed whose last entry breaks a rule adds nothing (I14)", () => {
    const backend = open();
    const before = backend.snapshot();
    expect(() => {
      backend.seed({
        ...seed,
        records: [{ provider: "hubspot", groupRef, objectName: "contacts", fields: {} }],
      });
    }).toThrow('records[0] cannot be seeded: group "group-123" has no connection to hubspot');
    expect(backend.snapshot()).toEqual(before);
  });
});
