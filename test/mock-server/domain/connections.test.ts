import { createHash } from "node:crypto";
import { JSDOM, VirtualConsole } from "jsdom";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createMockBackend, type MockBackend, type ProviderDetails } from "../../../mock-server/index.js";
import { createMockServer } from "../../../mock-server/doors/node.js";
import { startMockServer } from "../../../mock-server/doors/http-server.js";
import type {
  Connection,
  CustomAuthConnectResponse,
  ProviderApp,
  ProviderInfo,
} from "../../../src/contract/index.js";
import { createVirtualClock } from "../../../src/engine/index.js";
import { askBackend, consumerRef, createHarness, manifestOf } from "../support/harness.js";

const project = "mock-project";
const manifest = manifestOf("salesforce", { write: ["contact"] });
const who = { projectIdOrName: project, groupRef: "acme", consumerRef: "jane" };
const connect = { ...who, provider: "salesforce" };

/** A provider whose login has several steps; the inputs are those of the contract's example. */
const billDetails: ProviderDetails = {
  authType: "custom",
  customOpts: {
    multiStep: true,
    inputs: [
      { name: "userName", displayName: "User name" },
      { name: "password", displayName: "Password" },
    ],
  },
};

function install(options: Parameters<typeof createHarness>[1] = {}) {
  const clock = createVirtualClock({ startMs: Date.UTC(2026, 0, 2, 3, 4, 5) });
  return { clock, ...createHarness(manifest, { clock, ...options }) };
}

/** Starts a login and gives the URL of its window. */
async function startLogin(backend: MockBackend, body: object = connect): Promise<string> {
  const {
    status,
    contentType,
    body: url,
  } = await askBackend<string>(backend, "POST", "/oauth-connect", body);
  expect([status, contentType]).toEqual([200, "text/plain; charset=utf-8"]);
  return url;
}

async function open(
  fetch: (url: string, init?: RequestInit) => Promise<Response>,
  url: string,
  init?: RequestInit,
) {
  const page = await fetch(url, init);
  const html = await page.text();
  const [, told = "{}"] = /id="told">(.*?)<\/script>/s.exec(html) ?? [];
  const { message } = JSON.parse(told) as { message?: unknown };
  return { status: page.status, headers: page.headers, html, message };
}

/** The texts of a page's elements. */
const textsOf = (html: string, tag: string) =>
  [...new JSDOM(html).window.document.querySelectorAll(tag)].map(({ textContent }) => textContent);

/** Presses a button of the window. */
const press = (backend: MockBackend, url: string, answer: string) =>
  open(backend.fetch, url, { method: "POST", body: new URLSearchParams({ answer }) });

const connectionsOf = async (backend: MockBackend, group = "acme") =>
  (await askBackend<Connection[]>(backend, "GET", `/projects/${project}/connections?groupRef=${group}`)).body;

describe("a login at the provider (contract: oauthConnect)", () => {
  it("allowed in its window, it makes the connection and tells the page in the published client's words (I6)", async () => {
    const { backend } = install();
    const metadata = { workspace: { value: "acme-corp", source: "input" } };
    const url = await startLogin(backend, {
      ...connect,
      groupName: "Acme",
      consumerName: "Jane",
      providerWorkspaceRef: "acme-corp",
      providerMetadata: metadata,
    });
    expect(new URL(url).origin).toBe("https://api.withampersand.com");
    expect(await connectionsOf(backend)).toEqual([]);

    const { status, message } = await press(backend, url, "allow");
    expect(status).toBe(200);
    const [connection, ...others] = await connectionsOf(backend);
    expect(others).toEqual([]);
    expect(connection).toMatchObject({
      provider: "salesforce",
      authScheme: "oauth2/authorizationCode",
      status: "created",
      providerWorkspaceRef: "acme-corp",
      providerMetadata: metadata,
      createTime: "2026-01-02T03:04:05.000Z",
      group: { groupRef: "acme", groupName: "Acme" },
      consumer: { consumerRef: "jane", consumerName: "Jane" },
    });
    expect(message).toEqual({ eventType: "AUTHORIZATION_SUCCEEDED", data: { connection: connection?.id } });
  });

  it("a denied login makes no connection and says so to the customer and to the page (I8)", async () => {
    const { backend } = install();
    const { html, message } = await press(backend, await startLogin(backend), "deny");
    expect(html).toContain("Access to salesforce was denied.");
    expect(message).toEqual({
      eventType: "AUTHORIZATION_FAILED",
      message: "access to salesforce was denied",
      data: { error: "access to salesforce was denied" },
    });
    expect(await connectionsOf(backend)).toEqual([]);
  });

  it.each(["allow", "deny"])(
    "a login takes one answer only: nothing follows a second one after %s (I8)",
    async (first) => {
      const { backend } = install();
      const url = await startLogin(backend);
      await press(backend, url, first);
      const before = backend.snapshot();
      for (const again of [await press(backend, url, "allow"), await open(backend.fetch, url)]) {
        expect([again.status, again.message]).toEqual([409, undefined]);
        expect(again.html).toContain("already used");
      }
      expect(backend.snapshot()).toEqual(before);
    },
  );

  it("a login expires after ten minutes of the backend's clock (I8)", async () => {
    const { backend, clock } = install();
    const [late, inTime] = [await startLogin(backend), await startLogin(backend)];
    await clock.advance(10 * 60_000 - 1);
    expect((await press(backend, inTime, "allow")).status).toBe(200);
    await clock.advance(1);
    const { status, html, message } = await press(backend, late, "allow");
    expect(status).toBe(410);
    expect(html).toContain("longer than ten minutes");
    expect(message).toMatchObject({ eventType: "AUTHORIZATION_FAILED" });
    expect(await connectionsOf(backend)).toHaveLength(1);
  });

  it.each(["", "?state=", "?state=0", "?state=__proto__", "?state=%E0%A4%A"])(
    "a login with a state parameter that was never given, %j, is refused (I8)",
    async (query) => {
      const { backend } = install();
      const [page = ""] = (await startLogin(backend)).split("?");
      const { status, message } = await press(backend, page + query, "allow");
      expect([status, message]).toEqual([
        404,
        expect.objectContaining({ eventType: "AUTHORIZATION_FAILED" }),
      ]);
      expect(await connectionsOf(backend)).toEqual([]);
    },
  );

  it.each(["", "answer=", "answer=yes", "answer=__proto__", "\u0000", "allow=answer"])(
    "a login takes no other answer than the two buttons', not %j (I8)",
    async (body) => {
      const { backend } = install();
      const url = await startLogin(backend);
      expect((await open(backend.fetch, url, { method: "POST", body })).status).toBe(400);
      expect(await connectionsOf(backend)).toEqual([]);
      expect((await press(backend, url, "allow")).status).toBe(200);
    },
  );

  it("a login is forgotten by a reset (I8)", async () => {
    const { backend } = install();
    const url = await startLogin(backend);
    backend.reset();
    expect((await press(backend, url, "allow")).status).toBe(404);
    expect(new URL(await startLogin(backend)).searchParams.get("state")).toMatch(/^[0-9a-f]{32}$/);
  });

  it("a login is not answered by a form of another site (I8)", async () => {
    const { backend } = install();
    const url = await startLogin(backend);
    const from = (origin: string) =>
      backend.fetch(url, {
        method: "POST",
        headers: { origin },
        body: new URLSearchParams({ answer: "allow" }),
      });
    for (const origin of ["https://evil.example", "null"]) expect((await from(origin)).status).toBe(403);
    expect(await connectionsOf(backend, "acme")).toEqual([]);
    expect((await from(new URL(url).origin)).status).toBe(200);
  });

  it("a login has state parameters that nobody can foresee, not even in another backend (I8)", async () => {
    const [one, other] = [install(), install()];
    const states = async ({ backend }: typeof one) =>
      Promise.all(
        Array.from(
          { length: 200 },
          async () => new URL(await startLogin(backend)).searchParams.get("state") ?? "",
        ),
      );
    const given = await states(one);
    const all = [...given, ...(await states(other))];
    expect(new Set(all.map((state) => state.slice(0, 8))).size).toBe(400);
    for (const state of given) expect(state).toMatch(/^[0-9a-f]{32}$/);
  });

  it("a login of one tenant leaves the other's connections alone (I8)", async () => {
    const { backend } = install();
    const urls = [await startLogin(backend), await startLogin(backend, { ...connect, groupRef: "globex" })];
    await press(backend, urls[1] ?? "", "allow");
    expect(await connectionsOf(backend, "acme")).toEqual([]);
    expect(await connectionsOf(backend, "globex")).toHaveLength(1);
  });

  it.each(["__proto__", "constructor", "a/b", "$['a']['b']", "<b>&\"'", "ü 😀"])(
    "works for the group %j, which its page shows as a text (D8)",
    async (name) => {
      const { backend } = install();
      const url = await startLogin(backend, { ...connect, groupRef: name, consumerRef: name });
      const { html } = await open(backend.fetch, url);
      expect(textsOf(html, "p")[0]).toBe(`The connection is for ${name}.`);
      await press(backend, url, "allow");
      const [connection] = await connectionsOf(backend, encodeURIComponent(name));
      expect(connection?.group.groupRef).toBe(name);
    },
  );
});

describe("the window of a login", () => {
  it("needs no credentials, while starting the login does (W1)", async () => {
    const { backend } = install({ apiKeys: ["k1"] });
    const started = await askBackend(backend, "POST", "/oauth-connect", connect, {});
    expect(started.status).toBe(401);
    const { body: url } = await askBackend<string>(backend, "POST", "/oauth-connect", connect, {
      "x-api-key": "k1",
    });
    expect((await press(backend, url, "allow")).status).toBe(200);
  });

  it("a login's window names the app and the provider, and has an Allow and a Deny button (I8)", async () => {
    const { backend } = install({ project: { appName: "Demo App" } });
    const { html, status } = await open(backend.fetch, await startLogin(backend));
    expect(status).toBe(200);
    expect(textsOf(html, "h1")).toEqual(["Demo App asks for access to Salesforce"]);
    expect(textsOf(html, "button")).toEqual(["Allow", "Deny"]);
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
  });

  it.each([
    ["allow", "AUTHORIZATION_SUCCEEDED", 1],
    ["deny", "AUTHORIZATION_FAILED", 0],
  ])(
    "a login's window tells the page that opened it, and then goes away: %s (I8)",
    async (answer, eventType, closings) => {
      const { backend } = install();
      const { html } = await press(backend, await startLogin(backend), answer);
      const [postMessage, close] = [vi.fn(), vi.fn()];
      new JSDOM(html, {
        runScripts: "dangerously",
        beforeParse: (page) => Object.assign(page, { opener: { postMessage }, close }),
      });
      // Any page may have opened it.
      expect(postMessage).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ eventType }), "*");
      expect(close).toHaveBeenCalledTimes(closings);
    },
  );

  it("a login's window that nobody opened is read as any page (I8)", async () => {
    const { backend } = install();
    const { html } = await press(backend, await startLogin(backend), "allow");
    const faults = vi.fn();
    const virtualConsole = new VirtualConsole().on("jsdomError", faults);
    new JSDOM(html, { runScripts: "dangerously", virtualConsole });
    expect(faults).not.toHaveBeenCalled();
    expect(textsOf(html, "h1")).toEqual(["Access allowed"]);
  });

  it("a login's window loads nothing from elsewhere, and runs nothing but what it holds (I8)", async () => {
    const { backend } = install();
    const url = await startLogin(backend);
    const pages = [await open(backend.fetch, url), await press(backend, url, "allow")];
    for (const { html, headers } of pages) {
      expect(html).not.toMatch(/\b(src|href|action)=|url\(|@import/i);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      const inline = [...html.matchAll(/<(style|script)>(.*?)<\/\1>/gs)];
      expect(inline.length).toBeGreaterThan(0);
      for (const [, tag = "", text = ""] of inline) {
        const hash = `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
        expect(policy).toContain(`${tag}-src ${hash}`);
      }
      expect(headers.get("cache-control")).toBe("no-store");
    }
  });

  it("a login's window works over HTTP, on the server's own origin (I8)", async () => {
    const server = await startMockServer({ manifest, port: 0 });
    try {
      const key = { "x-api-key": "any" };
      const started = await fetch(`${server.url}/v1/oauth-connect`, {
        method: "POST",
        headers: { ...key, "content-type": "application/json" },
        body: JSON.stringify(connect),
      });
      const url = await started.text();
      expect(new URL(url).origin).toBe(server.url);
      expect((await open(fetch, url)).html).toContain("Allow");
      const { message } = await open(fetch, url, {
        method: "POST",
        body: new URLSearchParams({ answer: "allow" }),
      });
      const listed = await fetch(`${server.url}/v1/projects/${project}/connections`, { headers: key });
      const [connection] = (await listed.json()) as Connection[];
      expect(message).toEqual({ eventType: "AUTHORIZATION_SUCCEEDED", data: { connection: connection?.id } });
    } finally {
      await server.close();
    }
  });
});

describe("a login that cannot start", () => {
  it.each([
    ["an unknown project", { ...connect, projectIdOrName: "other" }, 404, ["projectIdOrName"]],
    ["an unknown provider", { ...connect, provider: "salesforc" }, 400, ["provider"]],
    ["a provider without OAuth", { ...connect, provider: "anthropic" }, 400, ["provider"]],
    ["an app that is not there", { ...connect, providerAppId: "none" }, 400, ["providerAppId"]],
    [
      "no group and no consumer",
      { projectIdOrName: project, provider: "salesforce" },
      400,
      ["consumerRef", "groupRef"],
    ],
    [
      "metadata of another form",
      { ...connect, providerMetadata: { workspace: "acme" } },
      400,
      ["providerMetadata.workspace"],
    ],
    ["no object", "[]", 400, [""]],
    ["no JSON", "{", 400, [""]],
  ])("%s is refused at the place of the fault (I1)", async (_what, body, status, names) => {
    const { askRefused } = install();
    const { issues = [] } = await askRefused(status, "POST", "/oauth-connect", body);
    expect(issues.map(({ name }) => name).sort()).toEqual(names);
  });

  it("a provider's metadata is asked for by the names of its catalogue entry (I8)", async () => {
    const metadata = { input: [{ name: "workspace" }, { name: "accountId", displayName: "Account ID" }] };
    const { backend, askRefused } = install({ providers: { netsuite: { authType: "oauth2", metadata } } });
    const netsuite = { ...who, provider: "netsuite", providerWorkspaceRef: "acme" };
    const missing = await askRefused(400, "POST", "/oauth-connect", netsuite);
    expect(missing.issues?.map(({ name, detail }) => [name, detail])).toEqual([
      ["providerMetadata.accountId", "expected the customer's Account ID, but it is missing"],
    ]);
    const providerMetadata = { accountId: { value: "1234567", source: "input" } };
    await press(backend, await startLogin(backend, { ...netsuite, providerMetadata }), "allow");
    expect((await connectionsOf(backend))[0]?.providerMetadata).toEqual(providerMetadata);
  });
});

describe("new tokens for a connection (contract: oauthUpdate)", () => {
  const renew = async (backend: MockBackend, id: string) =>
    (await askBackend<string>(backend, "PATCH", `/projects/${project}/connections/${id}:oauth-update`)).body;
  const seeded = (authScheme: Connection["authScheme"]) => {
    const harness = install();
    harness.backend.seed({
      connections: [
        {
          id: "c1",
          provider: "salesforce",
          groupRef: "acme",
          consumerRef,
          authScheme,
          status: "bad_credentials",
        },
      ],
    });
    return harness;
  };

  it("new tokens for a connection come with the customer's consent and make it as good as new (H9)", async () => {
    const { backend, clock } = seeded("oauth2/authorizationCode");
    const url = await renew(backend, "c1");
    await clock.advance(60_000);
    const { message } = await press(backend, url, "allow");
    expect(message).toEqual({ eventType: "AUTHORIZATION_SUCCEEDED", data: { connection: "c1" } });
    expect(await connectionsOf(backend)).toMatchObject([
      { id: "c1", status: "created", updateTime: "2026-01-02T03:05:05.000Z" },
    ]);
  });

  it("new tokens for a connection do not come without consent (H9)", async () => {
    const { backend } = seeded("oauth2/authorizationCode");
    await press(backend, await renew(backend, "c1"), "deny");
    expect(await connectionsOf(backend)).toMatchObject([{ id: "c1", status: "bad_credentials" }]);
  });

  it("new tokens for a connection fail where it is deleted while the window is open (H9)", async () => {
    const { backend, ask } = seeded("oauth2/authorizationCode");
    const url = await renew(backend, "c1");
    await ask("DELETE", `/projects/${project}/connections/c1`);
    expect((await press(backend, url, "allow")).message).toMatchObject({
      data: { error: "the connection was deleted before its login ended" },
    });
    expect(await connectionsOf(backend)).toEqual([]);
  });

  it("new tokens are refused for a connection by API key, and for one that is not there (H9)", async () => {
    const { askRefused } = seeded("apiKey");
    const path = (id: string) => `/projects/${project}/connections/${id}:oauth-update`;
    expect((await askRefused(400, "PATCH", path("c1"))).detail).toContain("its auth scheme is apiKey");
    expect((await askRefused(404, "PATCH", path("c2"))).detail).toBe('no connection "c2"');
  });
});

describe("a provider's own login of several steps (contract: customAuthConnect)", () => {
  const path = "/custom-auth/connect";
  const customAuth = { userName: "admin@acme.com", password: "hunter2" };
  const first = { ...who, provider: "bill", customAuth };
  const installBill = () => install({ providers: { bill: billDetails } });

  async function startStep(backend: MockBackend) {
    const { body } = await askBackend<CustomAuthConnectResponse>(backend, "POST", path, first);
    if (!("redirect" in body)) throw new Error("no redirect");
    return body.redirect;
  }

  it("an OAuth login leads through its window to the connection (I6)", async () => {
    const { backend, ask } = installBill();
    const { url, sessionId } = await startStep(backend);
    expect(await connectionsOf(backend)).toEqual([]);
    const { message } = await press(backend, url, "allow");
    expect(message).toEqual({ source: "ampersand-custom-auth", params: { code: expect.any(String) } });
    const { params: callbackParams } = message as { params: Record<string, string> };
    const resumed = { projectIdOrName: project, sessionId, callbackParams };
    const { status, body } = await ask<{ connection: Connection }>("POST", path, resumed);
    expect(status).toBe(200);
    expect(body.connection).toMatchObject({
      provider: "bill",
      authScheme: "none",
      group: { groupRef: "acme" },
    });
    expect(await connectionsOf(backend)).toEqual([body.connection]);
    expect(JSON.stringify(backend.snapshot())).not.toContain("hunter2");
  });

  it("a login of several steps ends with its session: a second answer makes no second connection (I6)", async () => {
    const { backend, ask, askRefused } = installBill();
    const { url, sessionId } = await startStep(backend);
    const { message } = await press(backend, url, "allow");
    const { params: callbackParams } = message as { params: Record<string, string> };
    const resumed = { projectIdOrName: project, sessionId, callbackParams };
    await ask("POST", path, resumed);
    await askRefused(400, "POST", path, resumed);
  });

  it("a login of several steps goes on only with what its window gave (I6)", async () => {
    const { backend, askRefused } = installBill();
    const { url, sessionId } = await startStep(backend);
    const resume = { projectIdOrName: project, sessionId };
    const names = async (body: object) =>
      (await askRefused(400, "POST", path, body)).issues?.map(({ name }) => name);
    expect(await names(resume)).toEqual(["callbackParams"]);
    await press(backend, url, "allow");
    expect(await names({ ...resume, callbackParams: { code: "guessed" } })).toEqual(["callbackParams"]);
    expect(await names({ ...resume, sessionId: "other" })).toEqual(["sessionId"]);
  });

  it("a login of several steps ends without a connection after a denial, and after ten minutes (I6)", async () => {
    const { backend, clock, askRefused } = installBill();
    const [denied, late] = [await startStep(backend), await startStep(backend)];
    const { message } = await press(backend, denied.url, "deny");
    expect(message).toEqual({ source: "ampersand-custom-auth", params: { error: "access_denied" } });
    const resume = (sessionId: string) =>
      askRefused(400, "POST", path, { projectIdOrName: project, sessionId, callbackParams: {} });
    expect((await resume(denied.sessionId)).detail).toBe("bill refused access");
    await clock.advance(10 * 60_000);
    expect((await resume(late.sessionId)).detail).toBe("the session has expired");
  });

  it.each([
    ["who connects", { projectIdOrName: project, provider: "bill" }, ["consumerRef", "groupRef"]],
    ["an input", { ...first, customAuth: { userName: "jane" } }, ["customAuth.password"]],
    ["an input's value", { ...first, customAuth: { ...customAuth, password: "" } }, ["customAuth.password"]],
    ["a login of several steps", { ...first, provider: "salesforce" }, ["provider"]],
  ])("a login of several steps is refused without %s (I6)", async (_what, body, names) => {
    const { askRefused } = installBill();
    const { issues = [] } = await askRefused(400, "POST", path, body);
    expect(issues.map(({ name }) => name).sort()).toEqual(names);
  });

  it("a refusal repeats no secret of the body (H6)", async () => {
    const { askRefused } = installBill();
    const problem = await askRefused(400, "POST", path, { ...first, groupRef: 1, customAuth: ["hunter2"] });
    expect(JSON.stringify(problem)).not.toContain("hunter2");
  });
});

describe("an update of a connection (contract: updateConnection)", () => {
  const path = `/projects/${project}/connections/c1`;
  const seeded = () => {
    const harness = install();
    harness.backend.seed({
      connections: [
        {
          id: "c1",
          provider: "anthropic",
          groupRef: "acme",
          consumerRef,
          authScheme: "apiKey",
          status: "bad_credentials",
        },
      ],
    });
    return harness;
  };

  it("an update of a connection takes new credentials of its own scheme, and keeps none (H9)", async () => {
    const { backend, ask } = seeded();
    const { status, body } = await ask<Connection>("PATCH", path, {
      updateMask: ["apiKey"],
      connection: { apiKey: "new-api-key-value", providerWorkspaceRef: "ignored" },
    });
    expect([status, body.status, body.updateTime]).toEqual([200, "created", "2026-01-02T03:04:05.000Z"]);
    expect(body.providerWorkspaceRef).toBeUndefined();
    expect(JSON.stringify(backend.snapshot())).not.toContain("new-api-key-value");
  });

  it("an update of a connection changes what is known of the provider's side (H9)", async () => {
    const { ask } = seeded();
    const providerMetadata = JSON.parse('{"__proto__":{"value":"1","source":"input"}}') as object;
    const { body } = await ask<Connection>("PATCH", path, {
      updateMask: ["providerWorkspaceRef", "providerMetadata"],
      connection: { providerWorkspaceRef: "acme", providerMetadata },
    });
    expect(body).toMatchObject({ providerWorkspaceRef: "acme", status: "bad_credentials" });
    expect(JSON.stringify(body.providerMetadata)).toBe(JSON.stringify(providerMetadata));
  });

  it.each([
    ["an unknown mask", { updateMask: ["status"], connection: {} }, ["updateMask[0]"]],
    ["an empty mask", { updateMask: [], connection: {} }, ["updateMask"]],
    ["no value", { updateMask: ["apiKey"], connection: {} }, ["connection.apiKey"]],
    ["a value of another form", { updateMask: ["apiKey"], connection: { apiKey: 7 } }, ["connection.apiKey"]],
    [
      "credentials of another scheme",
      { updateMask: ["basicAuth"], connection: { basicAuth: { username: "jane", password: "hunter2" } } },
      ["connection.basicAuth"],
    ],
  ])("%s is refused and changes nothing (I1)", async (_what, body, names) => {
    const { askRefused } = seeded();
    const problem = await askRefused(400, "PATCH", path, body);
    expect(problem.issues?.map(({ name }) => name)).toEqual(names);
    expect(JSON.stringify(problem)).not.toContain("hunter2");
  });

  it("an update of a connection that is not there is answered 404 (H9)", async () => {
    const { askRefused } = seeded();
    await askRefused(404, "PATCH", `/projects/${project}/connections/c2`, {
      updateMask: ["apiKey"],
      connection: { apiKey: "key" },
    });
  });
});

describe("what a login needs to know", () => {
  it("a project has an app at each provider of its manifest that customers sign in at (I6)", async () => {
    const { ask, backend } = install();
    const { body } = await ask<ProviderApp[]>("GET", `/projects/${project}/provider-apps`);
    expect(body.map(({ provider }) => provider)).toEqual(["salesforce"]);
    const [app] = body;
    await press(backend, await startLogin(backend, { ...connect, providerAppId: app?.id }), "allow");
    expect(await connectionsOf(backend)).toHaveLength(1);
  });

  it("the catalogue says how customers connect, and what the backend is told comes first (I6)", async () => {
    const { ask } = install({ providers: { bill: billDetails, hubspot: { displayName: "Hub" } } });
    const info = async (name: string) => (await ask<ProviderInfo>("GET", `/providers/${name}`)).body;
    expect((await info("salesforce")).oauth2Opts?.grantType).toBe("authorizationCode");
    expect((await info("salesforce")).metadata?.input?.map(({ name }) => name)).toEqual(["workspace"]);
    expect(await info("bill")).toMatchObject({ name: "bill", ...billDetails });
    expect(await info("hubspot")).toMatchObject({ displayName: "Hub", authType: "oauth2" });
    expect((await info("anthropic")).apiKeyOpts).toEqual({
      attachmentType: "header",
      header: { name: "x-api-key" },
    });
  });
});

describe("two backends behind one host", () => {
  const server = createMockServer(
    ...["one", "two"].map((name) => createMockBackend({ manifest, project: { id: `id-${name}`, name } })),
  );
  afterEach(() => {
    server.close();
  });

  it("a login belongs to the project that its body names (I8)", async () => {
    server.listen();
    const headers = { "x-api-key": "any", "content-type": "application/json" };
    const base = "https://api.withampersand.com/v1";
    const body = JSON.stringify({ ...connect, projectIdOrName: "two" });
    const url = await (await fetch(`${base}/oauth-connect`, { method: "POST", headers, body })).text();
    await open(fetch, url, { method: "POST", body: new URLSearchParams({ answer: "allow" }) });
    const count = async (name: string) =>
      ((await (await fetch(`${base}/projects/${name}/connections`, { headers })).json()) as Connection[])
        .length;
    expect([await count("one"), await count("two")]).toEqual([0, 1]);
  });
});
