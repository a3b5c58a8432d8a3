import { afterEach, describe, expect, it, vi } from "vitest";
import { type Client, createClient, readInstallation } from "../../src/client/index.js";
import { json, problem, recordingFetch, rejectionOf, text } from "./recording-fetch.js";
import { wireHydratedRevision, wireInstallation, wireIntegration, wireProject } from "./wire-samples.js";

function clientAnswering(...answers: Parameters<typeof recordingFetch>) {
  const { fetch, sent } = recordingFetch(...answers);
  return { client: createClient({ project: "my project", apiKey: "key-1", fetch }), sent };
}

describe("createClient", () => {
  it("refuses both credentials, neither, and an empty key, and says what to do (H1)", () => {
    const getToken = () => Promise.resolve("t");
    expect(() => createClient({ project: "p", apiKey: "k", getToken })).toThrow(
      /both apiKey and getToken.*keep one/,
    );
    expect(() => createClient({ project: "p" })).toThrow(/neither apiKey nor getToken.*give one/);
    expect(() => createClient({ project: "p", apiKey: "" })).toThrow(/neither/);
  });

  it.each([
    ["an empty project", { project: "" }],
    ["a project that is a dot segment", { project: ".." }],
    ["a project that an unset variable left undefined", { project: undefined as unknown as string }],
    ["no time at all", { timeoutMs: 0 }],
    ["a time-out that is no number", { timeoutMs: Number.NaN }],
    ["a time-out that overflows the timer", { timeoutMs: 2 ** 31 }],
    ["a key with a line break", { apiKey: "key-1\n" }],
    ["a key beyond ASCII", { apiKey: "clé" }],
  ])("refuses %s (H1)", (_name, wrong) => {
    expect(() => createClient({ project: "p", apiKey: "k", ...wrong })).toThrow(
      expect.objectContaining({ name: "UsageError" }),
    );
  });
});

describe("where requests go", () => {
  it("requests go to the service's two hosts unless told otherwise (H1)", async () => {
    const { client, sent } = clientAnswering(json({}));
    await client.send({ method: "GET", path: "/providers" });
    await client.send({
      method: "POST",
      path: "/projects/p/integrations/i/objects/o",
      host: "write",
      body: {},
    });
    expect(sent.map(({ url }) => url.href)).toEqual([
      "https://api.withampersand.com/v1/providers",
      "https://write.withampersand.com/v1/projects/p/integrations/i/objects/o",
    ]);
  });

  it("requests go to baseUrl and writeUrl, with or without a slash at their end (H1)", async () => {
    const { fetch, sent } = recordingFetch(json({}));
    const baseUrl = "http://localhost:4000/api/";
    const client = createClient({
      project: "p",
      apiKey: "k",
      baseUrl,
      writeUrl: "http://localhost:4001",
      fetch,
    });
    await client.send({ method: "GET", path: "/a" });
    await client.send({ method: "GET", path: "/b", host: "write" });
    expect(sent.map(({ url }) => url.href)).toEqual([
      "http://localhost:4000/api/a",
      "http://localhost:4001/b",
    ]);
  });

  it("sends the key in X-Api-Key, and a JSON body as JSON (H6)", async () => {
    const { client, sent } = clientAnswering(json({}));
    await client.send({ method: "POST", path: "/a", body: { groupRef: "g" } });
    await client.send({ method: "GET", path: "/a" });
    const [post, get] = sent;
    expect(Object.fromEntries(post?.headers ?? [])).toMatchObject({
      "x-api-key": "key-1",
      "content-type": "application/json",
    });
    expect(post?.text).toBe('{"groupRef":"g"}');
    expect(get?.headers.has("content-type")).toBe(false);
    expect(get?.headers.has("authorization")).toBe(false);
  });

  it("a request sends the query apart, encoded, without what is undefined", async () => {
    const { client, sent } = clientAnswering(json({}));
    await client.send({ method: "GET", path: "/a", query: { groupRef: "a&b=c/é", consumerRef: undefined } });
    expect([...(sent[0]?.url.searchParams ?? [])]).toEqual([["groupRef", "a&b=c/é"]]);
  });
});

describe("the named calls", () => {
  const create = { groupRef: "g", connectionId: "c", config: { content: { provider: "salesforce" } } };
  const update = {
    updateMask: ["config.content.write.objects.contact"],
    installation: { config: { content: { provider: "salesforce", write: { objects: {} } } } },
  };
  const patch = {
    groupRef: "g",
    action: "write" as const,
    changes: [{ op: "add" as const, path: "/deletionSettings", value: { enabled: true } }],
  };
  const generate = { provider: "salesforce", groupRef: "g", consumerRef: "u", apiKey: "typed" };
  const rotate = { updateMask: ["apiKey" as const], connection: { apiKey: "typed" } };
  const metadata = { name: "contact", fields: {} };
  const upsert = { groupRef: "g", fields: { contact: [] } };
  const p = "/v1/projects/my%20project";

  // Methods and paths as the contract (api.json) lists them, parameters filled in.
  it.each<[string, (client: Client) => Promise<unknown>, unknown, string, string, unknown]>([
    ["getProject", (c) => c.getProject(), wireProject, "GET", p, undefined],
    [
      "getIntegration",
      (c) => c.getIntegration("a/b"),
      wireIntegration,
      "GET",
      `${p}/integrations/a%2Fb`,
      undefined,
    ],
    [
      "getHydratedRevision",
      (c) => c.getHydratedRevision({ integrationId: "i", revisionId: "r", connectionId: "c" }),
      wireHydratedRevision,
      "GET",
      `${p}/integrations/i/revisions/r:hydrate?connectionId=c`,
      undefined,
    ],
    [
      "listConnections",
      (c) => c.listConnections({ groupRef: "g", provider: "salesforce", consumerRef: "u" }),
      [wireInstallation.connection],
      "GET",
      `${p}/connections?groupRef=g&provider=salesforce&consumerRef=u`,
      undefined,
    ],
    [
      "getProvider",
      (c) => c.getProvider("my crm"),
      { name: "my crm", authType: "apiKey" },
      "GET",
      "/v1/providers/my%20crm",
      undefined,
    ],
    [
      "generateConnection",
      (c) => c.generateConnection(generate),
      wireInstallation.connection,
      "POST",
      `${p}/connections:generate`,
      generate,
    ],
    [
      "listInstallations",
      (c) => c.listInstallations({ integrationId: "i", groupRef: "g" }),
      [wireInstallation],
      "GET",
      `${p}/integrations/i/installations?groupRef=g`,
      undefined,
    ],
    [
      "getInstallation",
      (c) => c.getInstallation("i", "n"),
      wireInstallation,
      "GET",
      `${p}/integrations/i/installations/n`,
      undefined,
    ],
    [
      "createInstallation",
      (c) => c.createInstallation("i", create),
      wireInstallation,
      "POST",
      `${p}/integrations/i/installations`,
      create,
    ],
    [
      "updateInstallation",
      (c) => c.updateInstallation("i", "n", update),
      wireInstallation,
      "PATCH",
      `${p}/integrations/i/installations/n`,
      update,
    ],
    [
      "patchObjectConfigContent",
      (c) => c.patchObjectConfigContent("i", "$['a']['b']", patch),
      wireInstallation,
      "PATCH",
      `${p}/integrations/i/objects/%24%5B'a'%5D%5B'b'%5D/config-content`,
      patch,
    ],
    ["listProjects", (c) => c.listProjects(), [wireProject], "GET", "/v1/projects", undefined],
    ["listProviders", (c) => c.listProviders(), {}, "GET", "/v1/providers", undefined],
    [
      "listProviderApps",
      (c) => c.listProviderApps(),
      [{ id: "app", provider: "salesforce" }],
      "GET",
      `${p}/provider-apps`,
      undefined,
    ],
    [
      "listIntegrations",
      (c) => c.listIntegrations(),
      [wireIntegration],
      "GET",
      `${p}/integrations`,
      undefined,
    ],
    [
      "listInstallationsForProject",
      (c) => c.listInstallationsForProject({ groupRef: "g" }),
      [wireInstallation],
      "GET",
      `${p}/installations?groupRef=g`,
      undefined,
    ],
    [
      "getConnection",
      (c) => c.getConnection("a/b"),
      wireInstallation.connection,
      "GET",
      `${p}/connections/a%2Fb`,
      undefined,
    ],
    [
      "updateConnection",
      (c) => c.updateConnection("c", rotate),
      wireInstallation.connection,
      "PATCH",
      `${p}/connections/c`,
      rotate,
    ],
    [
      "getObjectMetadata",
      (c) => c.getObjectMetadata({ provider: "salesforce", groupRef: "g", objectName: "a/b" }),
      metadata,
      "GET",
      `${p}/providers/salesforce/objects/a%2Fb/metadata?groupRef=g`,
      undefined,
    ],
    [
      "getObjectMetadataForInstallation",
      (c) =>
        c.getObjectMetadataForInstallation({
          integrationId: "i",
          groupRef: "g",
          objectName: "contact",
          excludeReadOnly: true,
        }),
      metadata,
      "GET",
      `${p}/integrations/i/objects/contact/metadata?groupRef=g&excludeReadOnly=true`,
      undefined,
    ],
    [
      "upsertMetadata",
      (c) => c.upsertMetadata("salesforce", upsert),
      { success: true, fields: {} },
      "PUT",
      `${p}/providers/salesforce/object-metadata`,
      upsert,
    ],
    [
      "upsertMetadataForInstallation",
      (c) => c.upsertMetadataForInstallation("i", upsert),
      { success: true, fields: {} },
      "PUT",
      `${p}/integrations/i/object-metadata`,
      upsert,
    ],
    [
      "listOperations",
      (c) => c.listOperations({ integrationId: "i", installationId: "n", pageSize: 5, pageToken: "t/1" }),
      { results: [], pagination: { done: true } },
      "GET",
      `${p}/integrations/i/installations/n/operations?pageSize=5&pageToken=t%2F1`,
      undefined,
    ],
    ["getOperation", (c) => c.getOperation("o"), { id: "o" }, "GET", `${p}/operations/o`, undefined],
    [
      "listOperationLogs",
      (c) => c.listOperationLogs("o"),
      [{ timestamp: "t", severity: "info", message: { msg: "m" } }],
      "GET",
      `${p}/operations/o/logs`,
      undefined,
    ],
  ])("the call %s asks as the contract says (H9)", async (_name, call, answer, method, url, body) => {
    const { client, sent } = clientAnswering(json(answer));
    await expect(call(client)).resolves.toBeTruthy();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.method).toBe(method);
    expect(`${sent[0]?.url.pathname ?? ""}${sent[0]?.url.search ?? ""}`).toBe(url);
    expect(sent[0]?.text).toBe(body === undefined ? "" : JSON.stringify(body));
  });

  it("deleteInstallation asks as the contract says, and resolves to nothing on 204 (H9)", async () => {
    const { client, sent } = clientAnswering(text(null, 204));
    await expect(client.deleteInstallation("i", "n")).resolves.toBeUndefined();
    expect(sent[0]?.method).toBe("DELETE");
    expect(sent[0]?.url.pathname).toBe(`${p}/integrations/i/installations/n`);
  });

  it("deleteConnection asks as the contract says, and resolves to nothing on 204 (H9)", async () => {
    const { client, sent } = clientAnswering(text(null, 204));
    await expect(client.deleteConnection("c")).resolves.toBeUndefined();
    expect(sent[0]?.method).toBe("DELETE");
    expect(sent[0]?.url.pathname).toBe(`${p}/connections/c`);
  });

  it("oauthUpdate gives the URL of the window in which the customer signs in again (H9)", async () => {
    const { client, sent } = clientAnswering(text("https://login.example/authorize?state=s", 200));
    expect(await client.oauthUpdate("c")).toBe("https://login.example/authorize?state=s");
    expect(sent[0]?.method).toBe("PATCH");
    expect(sent[0]?.url.pathname).toBe(`${p}/connections/c:oauth-update`);
    expect(sent[0]?.text).toBe("");
  });

  it("deleteInstallation rejects where the server refuses (H7)", async () => {
    const { client } = clientAnswering(problem({ status: 404 }));
    expect(await rejectionOf(client.deleteInstallation("i", "n"))).toMatchObject({
      name: "ApiError",
      status: 404,
    });
  });

  it("sends a planned request as it stands, and reads the installation on demand (S1)", async () => {
    const { client, sent } = clientAnswering(json(wireInstallation));
    const planned = {
      method: "PATCH" as const,
      path: "/projects/p/integrations/i/objects/a%2Fb/config-content",
      body: patch,
    };
    const raw = await client.send(planned);
    const installation = await client.send(planned, { read: readInstallation });
    expect(sent[0]?.url.pathname).toBe("/v1/projects/p/integrations/i/objects/a%2Fb/config-content");
    expect(raw).toEqual(wireInstallation);
    expect(installation.config.createTime).toEqual(new Date("2024-01-15T10:30:07Z"));
  });
});

describe("the fetch in use", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("the client looks up the global fetch at each call, so that one patched later is found (H12)", async () => {
    const client = createClient({ project: "p", apiKey: "k" });
    const { fetch, sent } = recordingFetch(json(wireProject));
    vi.stubGlobal("fetch", fetch);
    await client.getProject();
    expect(sent).toHaveLength(1);
  });

  it("the client calls fetch without a receiver, which browsers insist on (H12)", async () => {
    const receivers: unknown[] = [];
    const fetch = function (this: unknown) {
      receivers.push(this);
      return Promise.resolve(json(wireProject)());
    } as typeof globalThis.fetch;
    await createClient({ project: "p", apiKey: "k", fetch }).getProject();
    expect(receivers).toEqual([undefined]);
  });

  it("the client sends nothing for a path that is not absolute or brings its own query", async () => {
    const { client, sent } = clientAnswering(json({}));
    for (const path of [
      "projects",
      "@elsewhere",
      "",
      "/a?apiKey=k",
      "/a#b",
      "/",
      "/a/../b",
      "/a/%2E%2e/b",
      "/a//b",
    ]) {
      expect(await rejectionOf(client.send({ method: "GET", path }))).toMatchObject({ name: "UsageError" });
    }
    expect(sent).toEqual([]);
  });
});
