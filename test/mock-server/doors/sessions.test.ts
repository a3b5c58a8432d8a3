import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MockServer, startMockServer } from "../../../mock-server/doors/http-server.js";
import { createMockBackend, type Snapshot } from "../../../mock-server/index.js";
import { createVirtualClock } from "../../../src/engine/index.js";

const manifest = `
specVersion: 1.0.0
integrations:
  - name: crm
    provider: salesforce
    write:
      objects:
        - objectName: account
`;
const groupRef = "acme";
const seed = {
  connections: [{ provider: "salesforce", groupRef, consumerRef: "jane" }],
  installations: [
    {
      id: "i-1",
      integration: "crm",
      groupRef,
      content: { write: { objects: { account: { objectName: "account" } } } },
    },
  ],
};

let server: MockServer;

beforeAll(async () => {
  server = await startMockServer({ manifest, port: 0, seed, clock: createVirtualClock() });
});
afterAll(() => server.close());

/** How a test names its session. */
type Way = "header" | "path";

function ask(session: string | undefined, way: Way, method: string, path: string, body?: unknown) {
  const prefix = session !== undefined && way === "path" ? `/__session/${session}` : "";
  return fetch(`${server.url}${prefix}${path}`, {
    method,
    headers: {
      "content-type": "application/json",
      "x-api-key": "key",
      ...(session !== undefined && way === "header" && { "x-mock-session": session }),
    },
    body: body === undefined ? null : typeof body === "string" ? body : JSON.stringify(body),
  });
}

const api = "/v1/projects/mock-project/integrations/crm";

const step = fc.oneof(
  fc.record({ do: fc.constant("write" as const), name: fc.constantFrom("One", "Two") }),
  fc.record({ do: fc.constant("proxy" as const), isOn: fc.boolean() }),
  fc.record({ do: fc.constant("uninstall" as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer TStep> ? TStep : never;

/** The request that a step is. */
function requestOf(step: Step): [method: string, path: string, body?: unknown] {
  switch (step.do) {
    case "write":
      return ["POST", `${api}/objects/account`, { groupRef, type: "create", record: { Name: step.name } }];
    case "proxy":
      return [
        "PATCH",
        `${api}/installations/i-1`,
        {
          updateMask: ["config.content.proxy.enabled"],
          installation: { config: { content: { proxy: { enabled: step.isOn } } } },
        },
      ];
    case "uninstall":
      return ["DELETE", `${api}/installations/i-1`];
  }
}

describe("the sessions of one server", () => {
  it("the sessions of one server are kept apart as two backends are, by header and by path, at the same time (I14)", async () => {
    let count = 0;
    const steps = fc.array(step, { minLength: 1, maxLength: 8 });
    const ways = fc.constantFrom<Way>("header", "path");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(steps, ways), { minLength: 2, maxLength: 4 }), async (sessions) => {
        const run = async ([all, way]: [Step[], Way]) => {
          const name = `law-${String((count += 1))}`;
          const statuses: number[] = [];
          for (const each of all) {
            const answer = await ask(name, way, ...requestOf(each));
            await answer.arrayBuffer();
            statuses.push(answer.status);
          }
          const snapshot = await ask(name, way, "GET", "/__mock/snapshot");
          await ask(undefined, way, "DELETE", `/__mock/sessions/${name}`);
          return { statuses, snapshot: (await snapshot.json()) as Snapshot };
        };
        const together = await Promise.all(sessions.map(run));
        for (const [index, [all]] of sessions.entries()) {
          const alone = createMockBackend({ manifest, clock: createVirtualClock() });
          alone.seed(seed);
          const statuses: number[] = [];
          for (const each of all) {
            const [method, path, body] = requestOf(each);
            const base = path.includes("/objects/") ? alone.writeUrl : alone.baseUrl;
            const answer = await alone.fetch(base + path.slice("/v1".length), {
              method,
              headers: { "content-type": "application/json", "x-api-key": "key" },
              ...(body !== undefined && { body: JSON.stringify(body) }),
            });
            statuses.push(answer.status);
          }
          expect(together[index]).toEqual({
            statuses,
            snapshot: JSON.parse(JSON.stringify(alone.snapshot())),
          });
        }
      }),
      { numRuns: 40 },
    );
    // None of it was in the server's own backend.
    expect(server.backend.snapshot().records).toEqual([]);
    expect(server.backend.snapshot().installations).toHaveLength(1);
  });

  it("the sessions of one server have a clock of their own each, where it is virtual (I14)", async () => {
    await ask("moves", "header", "POST", "/__mock/clock", { advanceMs: 60_000 });
    const nowOf = async (session: string | undefined) =>
      ((await (await ask(session, "header", "GET", "/__mock/clock")).json()) as { now: string }).now;
    const moved = new Date(Date.parse(await nowOf(undefined)) + 60_000).toISOString();
    expect(await nowOf("moves")).toBe(moved);
    expect(await nowOf("stays")).toBe(await nowOf(undefined));
  });

  it("a session opens login windows that lead to the session, whoever opens them (I14)", async () => {
    const started = await ask("login", "header", "POST", "/v1/oauth-connect", {
      projectIdOrName: "mock-project",
      provider: "salesforce",
      groupRef,
      consumerRef: "jane",
    });
    expect(await started.text()).toContain("/__session/login/v1/");
  });

  it("the sessions of one server are listed and ended by the admin API, and a name that is none is refused (I14)", async () => {
    await ask("over", "path", "GET", "/v1/projects");
    const list = async () =>
      (await (await ask(undefined, "path", "GET", "/__mock/sessions")).json()) as string[];
    expect(await list()).toContain("over");
    expect((await ask(undefined, "path", "DELETE", "/__mock/sessions/over")).status).toBe(204);
    expect(await list()).not.toContain("over");
    expect((await ask(undefined, "path", "DELETE", "/__mock/sessions/over")).status).toBe(404);
    const refused = await ask("no session!", "header", "GET", "/v1/projects");
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("a session is called by letters");
  });

  it.each([".", ".."])("a session is not called %s, which leads elsewhere in a path (I14)", async (name) => {
    expect((await ask(name, "header", "GET", "/v1/projects")).status).toBe(400);
  });
});

describe("the name of a session", () => {
  const projects = (path: string, inHeader?: string) =>
    fetch(`${server.url}${path}/v1/projects`, {
      headers: { "x-api-key": "key", ...(inHeader !== undefined && { "x-mock-session": inHeader }) },
    });

  it("a session's name means the same percent-encoded in a path, to open and to end it (I14)", async () => {
    expect((await projects("/__session/%73pelt")).status).toBe(200);
    const names = (await (await fetch(`${server.url}/__mock/sessions`)).json()) as string[];
    expect(names).toContain("spelt");
    const ended = await fetch(`${server.url}/__mock/sessions/spel%74`, { method: "DELETE" });
    expect(ended.status).toBe(204);
  });

  it.each(["/__session/%21", "/__session/%zz", "/__session/a%2Fb"])(
    "a session is refused where the path %s holds no name of one, however it is encoded (I14)",
    async (path) => {
      expect((await projects(path)).status).toBeGreaterThanOrEqual(400);
    },
  );

  it("a path without the name of a session says how one is called (I14)", async () => {
    const refused = await projects("/__session/");
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("a session is called by letters");
  });

  it("a request names one session: a path and a header that name different ones are refused, and the same twice is fine (I14)", async () => {
    const refused = await projects("/__session/one", "two");
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("leave one out");
    expect((await projects("/__session/one", "one")).status).toBe(200);
  });
});

describe("a manifest that is deployed to the server", () => {
  const objectsOf = async (url: string, session: string) => {
    const answer = await fetch(`${url}/__session/${session}/v1/projects/mock-project/integrations`, {
      headers: { "x-api-key": "key" },
    });
    return ((await answer.json()) as { name: string }[]).map(({ name }) => name);
  };

  it("a manifest deployed to the server is what later sessions start from; those that are open keep theirs (I14)", async () => {
    const own = await startMockServer({ manifest, port: 0 });
    try {
      expect(await objectsOf(own.url, "before")).toEqual(["crm"]);
      await own.deploy(
        `${manifest}  - name: second\n    provider: hubspot\n    proxy:\n      enabled: true\n`,
      );
      expect(await objectsOf(own.url, "before")).toEqual(["crm"]);
      expect(await objectsOf(own.url, "after")).toEqual(["crm", "second"]);
    } finally {
      await own.close();
    }
  });
});

describe("the admin API", () => {
  it("restores what it gave as a snapshot, and refuses what is none (I14)", async () => {
    const before = (await (await ask("restore", "path", "GET", "/__mock/snapshot")).json()) as Snapshot;
    await ask("restore", "path", "DELETE", `${api}/installations/i-1`);
    expect((await ask("restore", "path", "POST", "/__mock/restore", before)).status).toBe(204);
    expect(await (await ask("restore", "path", "GET", "/__mock/snapshot")).json()).toEqual(before);
    const refused = await ask("restore", "path", "POST", "/__mock/restore", { state: { version: 7 } });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("it has version 7");
  });

  it("deploys the text of a manifest, and edits as another admin by a JSON Patch (I14)", async () => {
    const more = `${manifest}        - objectName: contact\n`;
    expect((await ask("deploy", "path", "POST", "/__mock/deploy", more)).status).toBe(200);
    expect((await ask("deploy", "path", "POST", "/__mock/deploy", "specVersion: 9")).status).toBe(400);
    const changes = [{ op: "add", path: "/write/objects/contact", value: { objectName: "contact" } }];
    const edited = await ask("deploy", "path", "POST", "/__mock/another-admin", { groupRef, changes });
    expect(await edited.json()).toMatchObject({ config: { createdBy: "another-admin" } });
    const wrong = [{ op: "add", path: "/write/objects/lead", value: { objectName: "lead" } }];
    const refused = await ask("deploy", "path", "POST", "/__mock/another-admin", {
      groupRef,
      changes: wrong,
    });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("lead");
  });
});
