import { describe, expect, it } from "vitest";
import {
  createClient,
  readInstallation,
  type Client,
  type ClientOptions,
  type ObservedRequest,
} from "../../src/client/index.js";
import { json, problem, recordingFetch, rejectionOf } from "../client/recording-fetch.js";

const secret = "sk-live-0123456789";
const identity = { consumerRef: "jane", groupRef: "acme" };
const content = { provider: "salesforce" };
const installation = {
  id: "in",
  integrationId: "crm",
  config: { id: "c", revisionId: "r", createTime: "2026-01-01T00:00:00Z", createdBy: "jane", content },
  createTime: "2026-01-01T00:00:00Z",
  createdBy: "jane",
  healthStatus: "healthy",
  connection: { id: "cn" },
};

interface Seen extends ObservedRequest {
  status: Promise<number>;
}

/** A client for one group whose requests are answered by `answers`, and what its observer is told. */
function observedClient(
  answers: Parameters<typeof recordingFetch>,
  options: Partial<ClientOptions> = { apiKey: secret },
) {
  const { fetch, sent } = recordingFetch(...answers);
  const client = createClient({ project: "p", fetch, ...options });
  const seen: Seen[] = [];
  client.observers.add((request, status) => {
    status.catch(() => undefined);
    seen.push({ ...request, status });
  });
  return { client: client.as(identity), seen, sent };
}

const configRequests: [
  name: string,
  path: string,
  send: (client: Client, body: never) => Promise<unknown>,
][] = [
  ["create", "/installations", (client, body) => client.createInstallation("crm", body)],
  ["update by mask", "/installations/in", (client, body) => client.updateInstallation("crm", "in", body)],
  [
    "JSON Patch",
    "/objects/contact/config-content",
    (client, body) => client.patchObjectConfigContent("crm", "contact", body),
  ],
  [
    "as a plan has it",
    "/installations",
    (client, body) =>
      client.send(
        { method: "POST", path: "/projects/p/integrations/crm/installations", body },
        { read: readInstallation },
      ),
  ],
];

const otherRequests: [name: string, send: (client: Client) => Promise<unknown>][] = [
  [
    "credentials that a customer typed",
    (client) => client.generateConnection({ provider: "salesforce", apiKey: secret, ...identity }),
  ],
  [
    "credentials of a login in steps",
    (client) => client.customAuthConnect({ provider: "salesforce", customAuth: { secret }, ...identity }),
  ],
  [
    "records of a customer, also of an object of that name",
    (client) =>
      client.writeRecords("installations", "config-content", {
        groupRef: "acme",
        type: "create",
        record: { secret },
      }),
  ],
  [
    "any other body",
    (client) =>
      client.send({ method: "POST", path: "/projects/p/integrations/crm/installations", body: secret }),
  ],
];

describe("observers of a client's requests", () => {
  it.each(configRequests)(
    "an observer sees method, path and body of a request: %s",
    async (_name, path, send) => {
      const { client, seen, sent } = observedClient([json(installation)]);
      const body = { groupRef: "acme", config: { content } };
      await send(client, body as never);
      expect(seen).toEqual([
        {
          method: sent[0]?.method,
          path: `/projects/p/integrations/crm${path}`,
          body,
          identity,
          status: expect.any(Promise) as unknown,
        },
      ]);
      expect(JSON.parse(sent[0]?.text ?? "")).toEqual(body);
    },
  );

  it.each(otherRequests)("see nothing of %s (H6)", async (_name, send) => {
    const { client, seen, sent } = observedClient([json({})]);
    await send(client).catch(() => undefined);
    expect(sent).toHaveLength(1);
    expect(seen).toHaveLength(1);
    expect(Object.keys(seen[0] ?? {}).sort()).toEqual(["body", "identity", "method", "path", "status"]);
    expect(JSON.stringify(seen)).not.toContain(secret);
    expect(seen[0]?.body).toBeUndefined();
  });

  it("an observer is told the status of the answer, also of a write that the provider refused (W14)", async () => {
    const { client, seen } = observedClient([
      json(installation, 201),
      json({ operationId: "o", errors: [{ message: "no such record" }], result: { success: false } }, 422),
    ]);
    await client.createInstallation("crm", { groupRef: "acme", config: { content } });
    await client.writeRecords("crm", "contact", { groupRef: "acme", type: "create", record: {} });
    expect(await Promise.all(seen.map(({ status }) => status))).toEqual([201, 422]);
  });

  it("an observer is told one request where a token is renewed, with the last status (H6)", async () => {
    const tokens = ["old", "new"];
    const { client, seen, sent } = observedClient([problem({ status: 401 }), json([])], {
      getToken: () => Promise.resolve(tokens.shift() ?? ""),
    });
    await client.listConnections({});
    expect(sent).toHaveLength(2);
    expect(await Promise.all(seen.map(({ status }) => status))).toEqual([200]);
  });

  it("an observer is told the typed error that the call ends in (H7)", async () => {
    const refused = observedClient([problem({ status: 404, detail: `no ${secret}` })]);
    const broken = observedClient([() => Promise.reject(new TypeError("fetch failed"))]);
    for (const { client, seen } of [refused, broken]) {
      const thrown = await rejectionOf(client.getIntegration("crm"));
      expect(await rejectionOf(seen[0]?.status ?? Promise.resolve())).toBe(thrown);
      expect(String(thrown)).not.toContain(secret);
    }
  });

  it("an observer is told nothing once it is taken out", async () => {
    const { client, seen } = observedClient([json([])]);
    await client.listConnections({});
    client.observers.clear();
    await client.listConnections({});
    expect(seen).toHaveLength(1);
  });
});
