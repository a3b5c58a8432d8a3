import { describe, expect, it } from "vitest";
import { createMockBackend, ManifestError, type SeedData, SeedError } from "../../mock-server/index.js";
import type { Manifest } from "../../src/contract/index.js";
import { createVirtualClock } from "../../src/engine/index.js";
import {
  askBackend,
  consumerRef,
  createHarness,
  createSteppingClock,
  groupRef,
  manifestOf,
} from "./support/harness.js";

const manifest = manifestOf("salesforce", { write: ["contact"] });
const contact = { write: { objects: { contact: { objectName: "contact" } } } };
const connection = { provider: "salesforce", groupRef, consumerRef };

/** A manifest whose integration has these objects, all of one name and one endpoint. */
function withEndpoints(...objects: object[]) {
  const named = objects.map((object) => ({ objectName: "contact", endpoint: "write-contact", ...object }));
  return { ...manifest, integrations: [{ ...manifest.integrations[0], write: { objects: named } }] };
}

function catchError(action: () => unknown): unknown {
  try {
    action();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe("createMockBackend", () => {
  it.each([
    ["has no integrations", { specVersion: "1.0.0", integrations: [] }, "integrations"],
    [
      "has an integration without a name",
      { specVersion: "1.0.0", integrations: [{ provider: "x" }] },
      "integrations[0].name",
    ],
    ["is of another version", { ...manifest, specVersion: "2.0.0" }, "specVersion"],
    [
      "names two integrations alike",
      { specVersion: "1.0.0", integrations: [manifest.integrations[0], manifest.integrations[0]] },
      'two integrations are called "crm"',
    ],
    [
      "has an endpoint twice (N3)",
      withEndpoints({ mode: "insert" }, { mode: "update" }),
      'two objects have the endpoint "write-contact"',
    ],
    [
      "has an endpoint without a mode (N3)",
      withEndpoints({}),
      'the endpoint "write-contact" has no mode: write "insert" or "update"',
    ],
    [
      "has a schedule that is none (N4)",
      withEndpoints({ mode: "insert", schedule: "every 1 hour" }),
      'the endpoint "write-contact" has no schedule that can be read: every 1 hour',
    ],
  ])("throws a ManifestError that says where the manifest %s", (_, broken, where) => {
    const create = () => createMockBackend({ manifest: broken as unknown as Manifest });
    expect(create).toThrow(ManifestError);
    expect(create).toThrow(where);
  });

  it("reads an amp.yaml, and deploys what it declares", async () => {
    const text = [
      "specVersion: 1.0.0",
      "integrations:",
      "  - name: crm",
      "    provider: salesforce",
      "    write:",
      "      objects:",
      "        - objectName: contact",
    ].join("\n");
    const backend = createMockBackend({ manifest: text });
    expect(backend.snapshot().integrations).toMatchObject([
      {
        name: "crm",
        latestRevision: {
          specVersion: "1.0.0",
          content: { name: "crm", provider: "salesforce", write: { objects: [{ objectName: "contact" }] } },
        },
      },
    ]);
  });

  it("throws a ManifestError with line and column of every error in an amp.yaml, and of no warning", () => {
    const text = ["specVersion: 1.0.0", "integrations:", "  - provider: salesforce", "    reed: {}", ""].join(
      "\n",
    );
    const error = catchError(() => createMockBackend({ manifest: text }));
    expect(error).toBeInstanceOf(ManifestError);
    const { issues, message } = error as ManifestError;
    expect(issues.every((issue) => /^amp\.yaml:3:5: .+ \[[a-z-]+\]$/.test(issue))).toBe(true);
    // M3: no name. M4: neither read, write, subscribe nor proxy; the unknown key is a warning.
    expect(issues.map((issue) => /\[(.*)\]/.exec(issue)?.[1]).sort()).toEqual([
      "missing-action",
      "missing-name",
    ]);
    expect(message.split("\n").slice(1)).toEqual(issues);
  });

  it("two backends in one process share nothing", async () => {
    const first = createMockBackend({ manifest });
    const second = createMockBackend({ manifest });
    const untouched = second.snapshot();
    first.seed({
      connections: [connection],
      installations: [{ integration: "crm", groupRef, content: contact }],
      fields: [{ provider: "salesforce", objectName: "contact", hidden: ["email"] }],
    });
    expect(second.snapshot()).toEqual(untouched);
    const path = `/projects/mock-project/integrations/${first.integrations["crm"] ?? ""}/installations`;
    const installation = first.snapshot().installations[0];
    await askBackend(first, "DELETE", `${path}/${installation?.id ?? ""}`);
    expect(first.snapshot().installations).toEqual([]);
    expect(second.snapshot()).toEqual(untouched);
  });

  it("does not keep the manifest object: changing it later changes no answer", async () => {
    const own = structuredClone(manifest);
    const { ask, backend } = createHarness(own);
    const before = backend.snapshot();
    own.integrations[0]?.write?.objects?.push({ objectName: "lead" });
    own.integrations.length = 0;
    expect((await ask("GET", "/projects/mock-project/integrations")).body).toEqual(before.integrations);
  });

  it("gives the same ids and, with the same clock, the same answers to the same requests", () => {
    const run = () => {
      const backend = createMockBackend({ manifest, clock: createSteppingClock() });
      backend.seed({
        connections: [connection],
        installations: [{ integration: "crm", groupRef, content: contact }],
      });
      return backend.snapshot();
    };
    expect(run()).toEqual(run());
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/;
    const { project, integrations, connections, installations } = run();
    const ids = [project, ...integrations, ...connections, ...installations].map(({ id }) => id);
    ids.push(installations[0]?.config.id ?? "", integrations[0]?.latestRevision.id ?? "", project.orgId);
    expect(ids.every((id) => uuid.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("takes the project's id and names from its options", () => {
    const backend = createMockBackend({ manifest, project: { id: "p-1", name: "shop", appName: "Shop" } });
    expect(backend.project).toMatchObject({ id: "p-1", name: "shop", appName: "Shop" });
    expect(backend.snapshot().integrations[0]?.projectId).toBe("p-1");
  });

  it("answers under other base URLs", async () => {
    const backend = createMockBackend({
      manifest,
      baseUrl: "http://localhost:8080/api/",
      writeUrl: "http://localhost:8081",
    });
    const response = await backend.fetch("http://localhost:8080/api/projects", {
      headers: { "x-api-key": "k" },
    });
    expect(response.status).toBe(200);
    const outside = await backend.fetch("http://localhost:8080/v1/projects", {
      headers: { "x-api-key": "k" },
    });
    expect(outside.status).toBe(404);
  });
});

describe("seed, reset and snapshot", () => {
  it("seed fills in names, scheme, status, provider and ids (I14)", () => {
    const backend = createMockBackend({ manifest });
    backend.seed({
      connections: [connection],
      installations: [{ integration: "crm", groupRef, content: contact }],
    });
    const { connections, installations } = backend.snapshot();
    expect(connections).toMatchObject([
      {
        authScheme: "oauth2/authorizationCode",
        status: "working",
        group: { groupName: groupRef },
        consumer: { consumerName: consumerRef },
      },
    ]);
    expect(installations).toMatchObject([
      { config: { createdBy: "api:create-installation", content: { provider: "salesforce", ...contact } } },
    ]);
  });

  it.each<[string, SeedData, string]>([
    [
      "a config that I3 refuses",
      {
        installations: [
          {
            integration: "crm",
            groupRef,
            content: { write: { objects: { Contact: { objectName: "Contact" } } } },
          },
        ],
      },
      'installations[0] cannot be seeded: the config is invalid: /write/objects/Contact: integration "crm" declares no write object "Contact"; did you mean "contact"?',
    ],
    [
      "a second installation for a group",
      {
        installations: [
          { integration: "crm", groupRef, content: {} },
          { integration: "crm", groupRef, content: {} },
        ],
      },
      'installations[1] cannot be seeded: integration "crm" is installed for group',
    ],
    [
      "an installation of an unknown integration",
      { installations: [{ integration: "cmr", groupRef, content: {} }] },
      'installations[0] cannot be seeded: no integration "cmr"',
    ],
    [
      "an installation of a group without connection",
      { installations: [{ integration: "crm", groupRef: "nobody", content: {} }] },
      'installations[0] cannot be seeded: no group "nobody"',
    ],
    [
      "an installation id twice",
      {
        connections: [{ ...connection, groupRef: "g2" }],
        installations: [
          { id: "x", integration: "crm", groupRef, content: {} },
          { id: "x", integration: "crm", groupRef: "g2", content: {} },
        ],
      },
      'installations[1] cannot be seeded: there is an installation "x" already',
    ],
    [
      "a connection id twice",
      {
        connections: [
          { ...connection, id: "x" },
          { ...connection, id: "x" },
        ],
      },
      'connections[1] cannot be seeded: there is a connection "x" already',
    ],
  ])("seed throws a SeedError for %s (I14)", (_, data, message) => {
    const { backend } = createHarness(manifest);
    expect(() => {
      backend.seed(data);
    }).toThrow(SeedError);
    backend.reset();
    backend.seed({ connections: [connection] });
    expect(() => {
      backend.seed(data);
    }).toThrow(message);
  });

  it("reset forgets all but manifest and project, and counts ids from one again (I14)", () => {
    const backend = createMockBackend({ manifest, clock: createVirtualClock() });
    const fresh = backend.snapshot();
    const data: SeedData = {
      connections: [connection],
      installations: [{ integration: "crm", groupRef, content: contact }],
      fields: [{ provider: "salesforce", objectName: "contact", hidden: ["email"] }],
    };
    backend.seed(data);
    const seeded = backend.snapshot();
    expect(seeded).not.toEqual(fresh);
    backend.reset();
    expect(backend.snapshot()).toEqual(fresh);
    backend.seed(data);
    expect(backend.snapshot()).toEqual(seeded);
  });

  it("a snapshot and a seed are copies: changing them changes nothing in the backend (I14)", () => {
    const backend = createMockBackend({ manifest });
    const content = structuredClone(contact);
    const fields = [{ provider: "salesforce", objectName: "contact", hidden: ["email"] }];
    backend.seed({
      connections: [connection],
      installations: [{ integration: "crm", groupRef, content }],
      fields,
    });
    const before = structuredClone(backend.snapshot());
    Object.assign(content.write.objects.contact, { deletionSettings: { enabled: true } });
    fields[0]?.hidden.push("phone");
    const changed = backend.snapshot();
    changed.installations.length = 0;
    Object.assign(changed.project, { name: "other" });
    Object.assign(changed.integrations[0]?.latestRevision.content ?? {}, { provider: "other" });
    expect(backend.snapshot()).toEqual(before);
  });
});
