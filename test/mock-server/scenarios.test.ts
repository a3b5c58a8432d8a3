import { describe, expect, it } from "vitest";
import {
  createMockBackend,
  type MockBackendOptions,
  type ScenarioName,
  type ScenarioOptions,
  scenarios,
} from "../../mock-server/index.js";
import type { Connection, Installation, Manifest, WriteResponseBatch } from "../../src/contract/index.js";
import { createVirtualClock } from "../../src/engine/index.js";
import { manifestFixture } from "../manifest/fixture.js";
import { salesforceManifest } from "../support/salesforce-manifest.js";

/** Reads only, from a provider that the kit does not know; names as hostile as they are legal (D8). */
const readOnly: Manifest = {
  specVersion: "1.0.0",
  integrations: [
    {
      name: "reader",
      provider: "plain-crm",
      read: {
        objects: [
          {
            objectName: "__proto__",
            destination: "hook",
            requiredFields: [{ mapToName: "must" }, { mapToName: "must too" }, { fieldName: "a.b" }],
            optionalFields: [{ mapToName: "may" }, { fieldName: "$['a']['b']" }],
          },
        ],
      },
    },
  ],
};

const manifests: [name: string, MockBackendOptions["manifest"], writable: string | undefined][] = [
  ["seed 000", salesforceManifest, "contact"],
  ["seed 002, the 2023 form", manifestFixture("seed-002-example"), "contact"],
  ["one that only reads", readOnly, undefined],
];

function run(name: ScenarioName, manifest: MockBackendOptions["manifest"], options: ScenarioOptions = {}) {
  const clock = createVirtualClock();
  const backend = createMockBackend({ manifest, clock });
  backend.useScenario(name, options);
  const [integrationId = ""] = Object.values(backend.integrations);
  const project = `/projects/${backend.project.id}`;
  const integration = `${project}/integrations/${integrationId}`;
  async function ask<TBody>(path: string, method = "GET", body?: unknown, base = backend.baseUrl) {
    const response = await backend.fetch(`${base}${path}`, {
      method,
      headers: { "x-api-key": "k" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text === "" ? undefined : JSON.parse(text)) as TBody };
  }
  const { groupRef = "demo-group-id" } = options;
  return {
    backend,
    clock,
    ask,
    integration,
    list: async () => (await ask<Installation[]>(`${integration}/installations?groupRef=${groupRef}`)).body,
    connections: async () => (await ask<Connection[]>(`${project}/connections?groupRef=${groupRef}`)).body,
    write: <TBody>(objectName: string, body: object) =>
      ask<TBody>(`${integration}/objects/${objectName}`, "POST", { groupRef, ...body }, backend.writeUrl),
  };
}

describe.each(manifests)("scenarios, manifest of %s", (_name, manifest, writable) => {
  it("fresh-install is connected without an installation, and the same objects can be installed then (I14)", async () => {
    const { list, connections, ask, integration } = run("fresh-install", manifest);
    expect(await connections()).toHaveLength(1);
    expect(await list()).toEqual([]);
    const [saved] = await run("installed", manifest).list();
    const created = await ask(`${integration}/installations`, "POST", {
      groupRef: "demo-group-id",
      config: { content: saved?.config.content },
    });
    expect(created.status).toBe(201);
  });

  it("installed has every read and write object of the manifest, by the rules of a config (I3)", async () => {
    const { list, backend } = run("installed", manifest);
    const [installation] = await list();
    const { read, write } = backend.snapshot().integrations[0]?.latestRevision.content ?? {};
    const namesOf = (objects: readonly { objectName: string }[] = []) =>
      [...new Set(objects.map(({ objectName }) => objectName))].sort();
    const content = installation?.config.content;
    expect(Object.keys(content?.read?.objects ?? {}).sort()).toEqual(namesOf(read?.objects));
    expect(Object.keys(content?.write?.objects ?? {}).sort()).toEqual(namesOf(write?.objects));
  });

  it("disconnected has neither connection nor installation, and the group is known (H9)", async () => {
    const { list, connections, ask, integration } = run("disconnected", manifest);
    expect(await connections()).toEqual([]);
    expect(await list()).toEqual([]);
    const { status, body } = await ask<{ remedy: string }>(`${integration}/installations`, "POST", {
      groupRef: "demo-group-id",
      config: { content: {} },
    });
    expect([status, body.remedy]).toEqual([400, expect.stringContaining("connect the group")]);
  });

  it("bad-credentials answers every request with a 401 problem (W1)", async () => {
    const { ask, integration } = run("bad-credentials", manifest);
    for (const path of [`${integration}/installations`, "/providers", "/nothing"]) {
      expect(await ask(path)).toMatchObject({ status: 401, body: { status: 401, retryable: false } });
    }
  });

  it("slow answers within one to three seconds of the clock (I14)", async () => {
    const { ask, clock } = run("slow", manifest);
    let isThere = false;
    const asked = ask("/projects").then(() => (isThere = true));
    await clock.advance(999);
    expect(isThere).toBe(false);
    await clock.advance(2_001);
    await asked;
  });

  it("flaky fails a third of the requests, the same ones each time with the same seed (I14)", async () => {
    const outcomes = async (seed?: number) => {
      const { ask } = run("flaky", manifest, seed === undefined ? {} : { seed });
      const all: (number | "broken")[] = [];
      for (let request = 0; request < 300; request += 1) {
        all.push(
          await ask("/projects").then(
            ({ status }) => status,
            () => "broken" as const,
          ),
        );
      }
      return all;
    };
    const [first, again, other] = [await outcomes(), await outcomes(), await outcomes(2)];
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
    expect(new Set(first)).toEqual(new Set([200, 429, 503, "broken"]));
    const failed = first.filter((outcome) => outcome !== 200).length;
    // 1 - 0.85 · 0.9 · 0.9 · 0.95 = 0.346: six standard deviations around 104 of 300.
    expect(failed).toBeGreaterThan(54);
    expect(failed).toBeLessThan(154);
  });

  it("another-admin-edits saves another config after the first read of the installation, once (I14)", async () => {
    const { list, ask, integration } = run("another-admin-edits", manifest);
    await ask(`${integration}/installations?groupRef=another-group`);
    const [seen] = await list();
    const [newer] = await list();
    const [later] = await list();
    expect(newer?.config.id).not.toBe(seen?.config.id);
    expect(newer?.config.createdBy).toBe("another-admin");
    expect(newer?.config.content).not.toEqual(seen?.config.content);
    expect(later).toEqual(newer);
  });

  it("another-admin-edits edits a setting of the first write object, else a selection (I14)", async () => {
    const { list } = run("another-admin-edits", manifest);
    await list();
    const { read, write } = (await list())[0]?.config.content ?? {};
    const [written] = Object.values(write?.objects ?? {});
    const [selected] = Object.values(read?.objects ?? {});
    if (writable)
      expect(Object.values(written?.selectedFieldSettings ?? {})).toEqual([{ writeOnUpdate: "never" }]);
    else expect(selected?.selectedFields).toEqual({ name: true });
  });
});

describe("another-admin-edits", () => {
  it("another-admin-edits keeps what the user saved before the first read (I14)", async () => {
    const { ask, list, integration } = run("another-admin-edits", salesforceManifest);
    const changes = [
      { op: "add", path: "/selectedFieldSettings", value: { email: { writeOnCreate: "never" } } },
    ];
    const body = { groupRef: "demo-group-id", action: "write", changes };
    expect((await ask(`${integration}/objects/account/config-content`, "PATCH", body)).status).toBe(200);
    await list();
    const [newer] = await list();
    const settings = newer?.config.content.write?.objects?.["account"]?.selectedFieldSettings ?? {};
    expect(Object.values(settings)).toEqual([{ writeOnCreate: "never" }, { writeOnUpdate: "never" }]);
  });

  it("another-admin-edits changes nothing once the installation is gone (I14)", async () => {
    const { ask, list, integration, backend } = run("another-admin-edits", salesforceManifest);
    const id = backend.snapshot().installations[0]?.id ?? "";
    await ask(`${integration}/installations/${id}`, "DELETE");
    expect(await list()).toEqual([]);
  });
});

describe("scenarios about the provider", () => {
  const written = manifests.flatMap(([name, manifest, objectName]) =>
    objectName === undefined ? [] : [[name, manifest, objectName] as const],
  );
  const record = { lastName: "Doe" };
  const create = { type: "create", record };

  it.each(written)(
    "quota-exhausted, %s, fails every write, an asynchronous one at its deadline (W17)",
    async (_name, manifest, objectName) => {
      const { write, ask, backend, clock } = run("quota-exhausted", manifest);
      for (let request = 0; request < 3; request += 1) {
        expect(await write(objectName, create)).toMatchObject({
          status: 422,
          body: { errors: [{ message: expect.stringContaining("Limit exceeded") as string }] },
        });
      }
      const accepted = await write<{ operationId: string }>(objectName, { ...create, mode: "asynchronous" });
      await clock.runUntilIdle();
      const operation = await ask(`/projects/${backend.project.id}/operations/${accepted.body.operationId}`);
      expect(operation.body).toMatchObject({
        status: "failure",
        metadata: { retry: { attempts: expect.any(Number) as number } },
      });
      backend.reset();
      expect(backend.scenario).toBeUndefined();
    },
  );

  it.each(written)(
    "provider-down, %s, fails every write as unavailable (W17)",
    async (_name, manifest, objectName) => {
      const { write } = run("provider-down", manifest);
      for (let request = 0; request < 3; request += 1) {
        expect(await write(objectName, create)).toMatchObject({
          status: 422,
          body: { errors: [{ message: expect.stringContaining("temporarily unavailable") as string }] },
        });
      }
    },
  );

  it.each(written)(
    "partial-batch-failure, %s, refuses each second record of a batch and writes the others (W15)",
    async (_name, manifest, objectName) => {
      const { write, backend } = run("partial-batch-failure", manifest);
      const batch = ["a", "b", "c", "d", "e"].map((lastName) => ({ record: { lastName } }));
      const { status, body } = await write<WriteResponseBatch>(objectName, { type: "create", batch });
      expect(status).toBe(200);
      expect(body).toMatchObject({ successCount: 3, failureCount: 2 });
      expect(body.results?.map(({ success }) => success)).toEqual([true, false, true, false, true]);
      const names = backend
        .instance({ provider: "salesforce", groupRef: "demo-group-id" })
        .records("contact");
      expect(names.map(({ fields }) => fields["lastname"])).toEqual(["a", "c", "e"]);
      expect((await write(objectName, create)).status).toBe(200);
      const all = await write(objectName, { type: "create", batch, batchPolicy: { allOrNone: true } });
      expect(all).toMatchObject({ status: 422, body: { successCount: 0, failureCount: 5 } });
    },
  );

  it("flaky, slow and the others are about the customer that is named (I14)", async () => {
    const { write } = run("provider-down", salesforceManifest, { groupRef: "acme", consumerRef: "jane" });
    expect((await write("contact", create)).status).toBe(422);
    expect((await write("contact", { ...create, groupRef: "demo-group-id" })).status).toBe(404);
  });
});

describe("sample-read-fails", () => {
  const manifest: Manifest = {
    specVersion: "1.0.0",
    integrations: [
      {
        name: "crm",
        provider: "hubspot",
        read: {
          objects: [
            {
              objectName: "contacts",
              destination: "hook",
              requiredFields: [{ fieldName: "email" }],
              optionalFields: [{ fieldName: "phone" }],
            },
            { objectName: "companies", destination: "hook" },
          ],
        },
      },
      { name: "writer", provider: "hubspot", write: { objects: [{ objectName: "contacts" }] } },
    ],
  };

  it.each<[string, Manifest, string, object]>([
    [
      "seed 000, the default of a mapping",
      salesforceManifest,
      "contact",
      { selectedFieldMappings: { stage: "leadsource" } },
    ],
    ["a field that the manifest names", manifest, "contacts", { selectedFields: { phone: true } }],
    ["a nested name", readOnly, "__proto__", { selectedFields: { "$['a']['b']": true } }],
  ])(
    "sample-read-fails, %s, refuses a config with the hidden field unless sampling is skipped (I3)",
    async (_name, given, objectName, object) => {
      const { ask, integration } = run("sample-read-fails", given);
      const provider = given.integrations[0]?.provider;
      const read = { objects: Object.fromEntries([[objectName, { objectName, ...object }]]) };
      const body = { groupRef: "demo-group-id", config: { content: { provider, read } } };
      const refused = await ask(`${integration}/installations`, "POST", body);
      expect(refused).toMatchObject({
        status: 422,
        body: { issues: [{ detail: expect.stringContaining("has no field") as string }] },
      });
      const plain = { objects: Object.fromEntries([[objectName, { objectName }]]) };
      const other = { ...body, groupRef: "demo-group-id", config: { content: { provider, read: plain } } };
      const created = await ask<Installation>(`${integration}/installations`, "POST", other);
      expect(created.status).toBe(201);
      const path = `${integration}/installations/${created.body.id}`;
      const escaped = objectName.replace(".", "\\.");
      const update = {
        updateMask: [`config.content.read.objects.${escaped}`],
        installation: { config: { content: { read } } },
      };
      expect((await ask(path, "PATCH", update)).status).toBe(422);
      expect((await ask(`${path}?skipSampling=true`, "PATCH", update)).status).toBe(200);
    },
  );

  it("sample-read-fails hides the instance's first field of an object that names none (I3)", async () => {
    const { backend } = run("sample-read-fails", manifest);
    expect(backend.snapshot().fields).toMatchObject([
      { objectName: "contacts", hidden: ["phone"] },
      { objectName: "companies", hidden: [expect.any(String)] },
    ]);
  });

  it("sample-read-fails says so where nothing is read, and leaves the backend as it was (I3)", async () => {
    const backend = createMockBackend({ manifest, clock: createVirtualClock() });
    backend.useScenario("installed");
    backend.faults.set([{ operations: ["listProviders"], effect: { kind: "status", status: 503 } }]);
    await backend.fetch(`${backend.baseUrl}/providers`);
    const before = { snapshot: backend.snapshot(), entries: backend.journal.entries };
    const start = () => {
      backend.useScenario("sample-read-fails", { integration: "writer" });
    };
    expect(start).toThrow('sample-read-fails needs a read object, and integration "writer" has none');
    expect(backend.scenario).toBe("installed");
    expect(backend.snapshot()).toEqual(before.snapshot);
    expect(backend.journal.entries).toEqual(before.entries);
    expect((await backend.fetch(`${backend.baseUrl}/providers`)).status).toBe(503);
  });
});

describe("useScenario", () => {
  it("a scenario that is refused leaves notifications, open logins and the ids of requests as they were (I14)", async () => {
    const writer = {
      name: "writer",
      provider: "salesforce",
      write: { objects: [{ objectName: "contact" }] },
    };
    const backend = createMockBackend({ manifest: { specVersion: "1.0.0", integrations: [writer] } });
    backend.useScenario("installed");
    const customer = { provider: "salesforce", groupRef: "acme", consumerRef: "jane" };
    const send = async (to: string, body?: object) => {
      const answer = await backend.fetch(to.startsWith("/") ? backend.baseUrl + to : to, {
        headers: { "x-api-key": "k" },
        ...(body && { method: "POST", body: JSON.stringify(body) }),
      });
      return { status: answer.status, text: await answer.text() };
    };
    const requestId = async () =>
      (JSON.parse((await send("/nothing")).text) as { requestId: string }).requestId;
    await send(`/projects/${backend.project.id}/connections:generate`, { ...customer, apiKey: "k" });
    const page = await send("/oauth-connect", { ...customer, projectIdOrName: backend.project.id });
    const first = await requestId();
    const notified = backend.notifications.entries;
    expect(notified).toHaveLength(1);
    expect(() => {
      backend.useScenario("sample-read-fails");
    }).toThrow("sample-read-fails needs a read object");
    expect(backend.notifications.entries).toEqual(notified);
    expect((await send(page.text)).status).toBe(200);
    expect(await requestId()).not.toBe(first);
  });

  it("a scenario maps required fields to fields of their own, and others where they have a default (D8)", async () => {
    const [hostile] = await run("installed", readOnly).list();
    expect(Object.entries(hostile?.config.content.read?.objects ?? {})).toEqual([
      [
        "__proto__",
        {
          objectName: "__proto__",
          selectedFields: {},
          selectedFieldMappings: { must: "id", "must too": "name" },
        },
      ],
    ]);
    const [installation] = await run("installed", salesforceManifest).list();
    expect(installation?.config.content.read?.objects["contact"]?.selectedFieldMappings).toEqual({
      stage: "leadsource",
    });
  });

  it("useScenario starts from an empty backend, names what runs, and ends with the next reset (I14)", async () => {
    const { backend, ask } = run("bad-credentials", salesforceManifest);
    expect(backend.scenario).toBe("bad-credentials");
    await ask("/projects");
    backend.useScenario("fresh-install");
    expect(backend.scenario).toBe("fresh-install");
    expect(backend.journal.entries).toEqual([]);
    expect(backend.snapshot()).toMatchObject({ installations: [], connections: [{}] });
    expect((await ask("/projects")).status).toBe(200);
    backend.useScenario("bad-credentials");
    backend.reset();
    expect(backend.scenario).toBeUndefined();
    expect((await ask("/projects")).status).toBe(200);
    expect(backend.snapshot()).toMatchObject({ connections: [] });
  });

  it("useScenario makes the same backend each time (I14)", () => {
    for (const name of Object.keys(scenarios) as ScenarioName[]) {
      const { backend, clock } = run(name, salesforceManifest);
      const before = backend.snapshot();
      expect(clock.pending).toBe(0);
      backend.useScenario("installed");
      backend.useScenario(name);
      expect(backend.snapshot()).toEqual(before);
    }
  });

  it("two backends run two scenarios (I14)", async () => {
    const [a, b] = [run("bad-credentials", salesforceManifest), run("installed", salesforceManifest)];
    expect([(await a.ask("/projects")).status, (await b.ask("/projects")).status]).toEqual([401, 200]);
  });

  it("takes an integration by name or id, and any group (D8)", () => {
    const manifest: Manifest = {
      specVersion: "1.0.0",
      integrations: [...salesforceManifest.integrations, ...readOnly.integrations],
    };
    const backend = createMockBackend({ manifest });
    for (const integration of ["reader", backend.integrations["reader"] ?? ""]) {
      backend.useScenario("installed", { integration, groupRef: "__proto__", consumerRef: "" });
      expect(backend.snapshot().installations).toMatchObject([
        { integrationId: backend.integrations["reader"], group: { groupRef: "__proto__" } },
      ]);
    }
  });

  it.each([
    [
      "instaled",
      {},
      'there is no scenario "instaled"; did you mean "installed"? There are fresh-install, installed,',
    ],
    ["constructor", {}, 'there is no scenario "constructor". There are fresh-install,'],
    ["installed", { integration: "other" }, 'no integration "other"'],
  ])("useScenario refuses %s %j and leaves everything as it was (I14)", (name, options, message) => {
    const { backend } = run("slow", salesforceManifest);
    const before = backend.snapshot();
    expect(() => {
      backend.useScenario(name as ScenarioName, options);
    }).toThrow(message);
    expect(backend.snapshot()).toEqual(before);
    expect(backend.scenario).toBe("slow");
  });
});
