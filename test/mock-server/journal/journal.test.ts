import { describe, expect, it, vi } from "vitest";
import type { JournalEntry, MockBackend, ProviderDetails } from "../../../mock-server/index.js";
import { createVirtualClock } from "../../../src/engine/index.js";
import { createHarness, groupRef, manifestOf, startTime } from "../support/harness.js";
import { createInstalled } from "../support/installed.js";

function lastOf({ journal }: MockBackend): JournalEntry {
  const entry = journal.entries.at(-1);
  if (!entry) throw new Error("the journal is empty");
  return entry;
}

function open(options: Parameters<typeof createHarness>[1] = {}) {
  const clock = createVirtualClock({ startMs: Date.parse(startTime) });
  return createHarness(manifestOf("salesforce", { read: ["contact"], write: ["contact"] }), {
    clock,
    ...options,
  });
}

const content = { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } };
const install = { groupRef, config: { content } };

describe("the journal", () => {
  it("the journal tells what came, which operation it was, what was answered and by which rules", async () => {
    const { backend, path: integrationPath, integrationId, ask } = open();
    const { body } = await ask("POST", `${integrationPath}/installations?skipSampling=true`, install);
    expect(backend.journal.entries).toEqual([
      {
        number: 1,
        timeMs: Date.parse(startTime),
        request: {
          method: "POST",
          url: `${backend.baseUrl}${integrationPath}/installations?skipSampling=true`,
          path: `/projects/${backend.project.id}/integrations/${integrationId}/installations`,
          query: { skipSampling: "true" },
          body: install,
        },
        operation: "createInstallation",
        answer: { status: 201, contentType: "application/json", body },
        faults: [],
        rules: ["I3", "I4", "I5"],
        notifications: [backend.notifications.entries[0]?.id],
      },
    ]);
  });

  it("the journal has requests that no route answers, and those without credentials (I11)", async () => {
    const { backend } = open();
    const ask = async (url: string, init: RequestInit = {}) => {
      await backend.fetch(url, init);
      return lastOf(backend);
    };
    const key = { headers: { "x-api-key": "k" } };
    expect(await ask(`${backend.baseUrl}/nothing/here`, key)).toMatchObject({
      operation: undefined,
      request: { path: "/nothing/here", body: undefined },
      answer: { status: 404, contentType: "application/problem+json" },
      rules: [],
    });
    const elsewhere = await ask(new URL("/elsewhere", backend.baseUrl).href, key);
    expect(elsewhere.request.path).toBe("/elsewhere");
    expect(await ask(`${backend.baseUrl}/projects`)).toMatchObject({
      operation: "listProjects",
      answer: { status: 401 },
      rules: ["W1"],
    });
    expect(await ask(`${backend.baseUrl}/projects`, { ...key, method: "HEAD" })).toMatchObject({
      operation: "listProjects",
      request: { method: "HEAD" },
      answer: { status: 200, body: undefined },
    });
  });

  it("the journal shows a body that is no JSON as its text, whichever way it was sent", async () => {
    const { backend, path: integrationPath, write } = open();
    await write("contact", "{");
    expect(lastOf(backend)).toMatchObject({
      request: { body: "{" },
      operation: "writeRecords",
      answer: {
        status: 400,
        contentType: "text/plain; charset=utf-8",
        body: "body: the body is not JSON; send a JSON object",
      },
      rules: ["W2"],
    });
    const deep = `${"[".repeat(5000)}${"]".repeat(5000)}`;
    await write("contact", deep);
    expect(lastOf(backend).request.body).toBe(deep);
    await backend.fetch(`${backend.baseUrl}${integrationPath}/installations/i`, {
      method: "DELETE",
      headers: { "x-api-key": "k" },
    });
    expect(lastOf(backend).request.body).toBeUndefined();
  });

  it("the journal keeps hostile names in bodies, queries and paths as they are (D8)", async () => {
    const { backend, path: integrationPath } = open();
    const text = `{"__proto__": {"a.b": 1}, "constructor": "", "": null}`;
    await backend.fetch(`${backend.writeUrl}${integrationPath}/objects/__proto__?__proto__=1&a%2Fb=2`, {
      method: "POST",
      headers: { "x-api-key": "k" },
      body: text,
    });
    const { request, operation } = lastOf(backend);
    expect(JSON.stringify(request.body)).toBe(JSON.stringify(JSON.parse(text)));
    expect(Object.entries(request.query)).toEqual([
      ["__proto__", "1"],
      ["a/b", "2"],
    ]);
    expect(request.path).toBe(`${integrationPath}/objects/__proto__`);
    expect(operation).toBe("writeRecords");
  });

  it("the journal gives one array until something comes, and tells its listeners when it does", async () => {
    const { backend, ask } = open();
    const { journal } = backend;
    const listener = vi.fn();
    const stop = journal.subscribe(listener);
    const before = journal.entries;
    expect(journal.entries).toBe(before);
    await ask("GET", "/projects");
    expect(listener).toHaveBeenCalledTimes(2);
    const after = journal.entries;
    expect(after).not.toBe(before);
    expect(before).toEqual([]);
    expect(journal.entries).toBe(after);
    await ask("GET", "/projects");
    expect(journal.entries[0]).toBe(after[0]);
    stop();
    await ask("GET", "/projects");
    expect(listener).toHaveBeenCalledTimes(4);
  });

  it("the journal has a request as soon as it is there, and replaces the entry when its answer comes", async () => {
    const clock = createVirtualClock();
    const { backend, ask } = open({ clock });
    backend.faults.set([{ effect: { kind: "latency", ms: 1000 } }]);
    const asked = ask("GET", "/projects");
    await clock.advance(999);
    const [waiting] = backend.journal.entries;
    expect(waiting).toMatchObject({ operation: "listProjects", answer: undefined, rules: [] });
    await clock.advance(1);
    await asked;
    expect(waiting?.answer).toBeUndefined();
    expect(lastOf(backend)).toMatchObject({
      number: 1,
      answer: { status: 200 },
      faults: [{ kind: "latency", ms: 1000 }],
      rules: ["I6"],
    });
  });

  it("the journal has what faults did: broken connections without an answer, failures and cut answers", async () => {
    const { backend, ask } = open();
    const { faults } = backend;
    const drop = (when: "request" | "response") => ({ kind: "drop", when }) as const;
    faults.set([{ effect: drop("request") }]);
    await expect(ask("GET", "/projects")).rejects.toThrow(TypeError);
    expect(lastOf(backend)).toMatchObject({ answer: undefined, faults: [drop("request")], rules: [] });
    faults.set([{ effect: drop("response") }, { effect: { kind: "malformed" } }]);
    await expect(ask("GET", "/projects")).rejects.toThrow(TypeError);
    expect(lastOf(backend)).toMatchObject({ answer: undefined, faults: [drop("response")], rules: ["I6"] });
    const status = { kind: "status", status: 503 } as const;
    faults.set([{ effect: status }, { effect: drop("request") }]);
    await ask("GET", "/projects");
    expect(lastOf(backend)).toMatchObject({
      answer: { status: 503, body: { title: "Fault" } },
      faults: [status],
      rules: [],
    });
    faults.set([{ effect: { kind: "malformed" } }]);
    const cut = await backend.fetch(`${backend.baseUrl}/projects`, { headers: { "x-api-key": "k" } });
    expect(lastOf(backend)).toMatchObject({
      answer: { status: 200, contentType: "application/json", body: await cut.text() },
      faults: [{ kind: "malformed" }],
    });
  });

  it("the journal keeps the newest only, and its numbers go on when it is cleared", async () => {
    const { backend, ask } = open({ maxJournalEntries: 2 });
    const numbers = () => backend.journal.entries.map(({ number }) => number);
    for (let request = 0; request < 3; request += 1) await ask("GET", "/projects");
    expect(numbers()).toEqual([2, 3]);
    backend.journal.clear();
    expect(numbers()).toEqual([]);
    await ask("GET", "/projects");
    expect(numbers()).toEqual([4]);
    backend.reset();
    expect(numbers()).toEqual([]);
    const none = open({ maxJournalEntries: 0 });
    await none.ask("GET", "/projects");
    expect(none.backend.journal.entries).toEqual([]);
    for (const maxJournalEntries of [-1, 1.5, NaN]) {
      expect(() => open({ maxJournalEntries })).toThrow(RangeError);
    }
  });

  it("the journal forgets a request that is cleared before its answer comes", async () => {
    const clock = createVirtualClock();
    const { backend, ask } = open({ clock });
    backend.faults.set([{ effect: { kind: "latency", ms: 10 } }]);
    const asked = ask("GET", "/projects");
    await clock.advance(5);
    backend.journal.clear();
    await clock.advance(5);
    await asked;
    expect(backend.journal.entries).toEqual([]);
  });

  it("two backends each have a journal of their own", async () => {
    const [a, b] = [open(), open()];
    await a.ask("GET", "/projects");
    expect([a.backend.journal.entries.length, b.backend.journal.entries.length]).toEqual([1, 0]);
  });
});

/** Writes whose headers, in right and wrong forms, hold secrets. */
function writesWithHeaders(first: string, second: string): [string, string, string, unknown][] {
  const bodies: Record<string, unknown> = {
    "the header of a write": { headers: [{ key: "Authorization", value: first }] },
    "a header whose name tells nothing": { headers: [{ key: "X-SFDC-Session", value: first }] },
    "headers as an object": { headers: { Authorization: first, Accept: "*/*", Cookie: [second] } },
    "headers by name": { headers: [{ name: "Authorization", value: first }] },
    "headers as objects in a list": { headers: [{ Authorization: first }, { key: { x: second } }] },
    "headers as pairs": { headers: [["Authorization", first]] },
    "headers as lines": { headers: [`Authorization: ${first}`, `Accept: ${second}`] },
    "a header's line as its name": { headers: [{ key: `Authorization: ${first}`, value: "" }] },
    "headers as one text": { headers: `Authorization: ${first}` },
    "headers with a capital": { Headers: [{ Key: "Authorization", Value: first }] },
    "headers under another name": { header: { Authorization: first }, extraHeaders: [{ a: second }] },
    "headers of a batch's item": { batch: [{ record: {}, headers: [{ key: "X-Session", value: first }] }] },
    "a header whose value HTTP forbids": { headers: [{ key: "Authorization", value: `${first}\n` }] },
    "two values of a harmless header": { headers: [{ key: "Accept", name: "Cookie", value: first }] },
    "a key beside the record": { record: {}, apiKey: first },
    "headers in a body that is no JSON": `{"headers": [{"key": "Authorization", "value": "${first}"}],}`,
  };
  return Object.entries(bodies).map(([what, body]) => [what, "POST", "/objects", body]);
}

describe("credentials never get into the journal", () => {
  const secrets = ["s3cret-1", "s3cret-2", "s3cret-3", "s3cret-4", "s3cret-5"] as const;
  const [first, second, third, fourth, fifth] = secrets;
  const who = { provider: "salesforce", groupRef, consumerRef: "jane" };

  it.each<[string, string, string, unknown]>([
    ["an API key", "POST", "/connections:generate", { ...who, apiKey: first }],
    [
      "a password",
      "POST",
      "/connections:generate",
      { ...who, basicAuth: { username: "jane", password: first } },
    ],
    [
      "tokens",
      "POST",
      "/connections:generate",
      {
        ...who,
        oauth2AuthorizationCode: { accessToken: { token: first }, refreshToken: { token: second } },
      },
    ],
    [
      "a client's secret",
      "POST",
      "/connections:generate",
      {
        ...who,
        oauth2ClientCredentials: { clientId: "id", clientSecret: first },
      },
    ],
    [
      "inputs of custom auth",
      "POST",
      "/connections:generate",
      {
        ...who,
        customAuth: { anything: first, more: [second, { deep: third }] },
      },
    ],
    [
      "two kinds at once",
      "POST",
      "/connections:generate",
      { ...who, apiKey: first, customAuth: { a: second } },
    ],
    ["a key of a wrong type", "POST", "/connections:generate", { ...who, apiKey: { value: first } }],
    [
      "new credentials",
      "PATCH",
      "/connections/c",
      { updateMask: ["apiKey"], connection: { apiKey: first, basicAuth: { password: second } } },
    ],
    ["a form", "POST", "/connections:generate", `apiKey=${first}`],
    ["a body that is cut off", "POST", "/connections:generate", `{"apiKey": "${first}`],
    [
      "a path that is misspelt",
      "POST",
      "/connections:generat",
      { ...who, apiKey: first, basicAuth: { password: second } },
    ],
    ["a new key of the project", "POST", "/api-keys", { label: "l", apiKey: first, key: second }],
    ["a key in the path", "PUT", `/api-keys/${first}`, {}],
    ["a key in the path, another method", "GET", `/api-keys/${first}`, undefined],
    [
      "the query",
      "GET",
      `/connections?apiKey=${first}&access_token=${second}&Token=${third}&a=1&%74oken=${fourth}&token&token=${fifth}`,
      undefined,
    ],
    ["a misspelt password", "POST", "/connections:generate", { ...who, basicAuth: { passwort: first } }],
    ["a password as text", "POST", "/connections:generate", { ...who, basicAuth: `jane:${first}` }],
    [
      "a code in an address",
      "POST",
      "/connections:generate",
      { ...who, callbackUrl: `https://app.example/back?code=${first}&page=2&state=${second}` },
    ],
    ...writesWithHeaders(first, second),
  ])("credentials never get into the journal: %s (H20)", async (_what, method, to, body) => {
    const { backend, path: integrationPath } = open();
    const isWrite = to === "/objects";
    const base = isWrite
      ? `${backend.writeUrl}${integrationPath}/objects/contact`
      : `${backend.baseUrl}/projects/mock-project${to}`;
    await backend.fetch(base, {
      method,
      headers: { "x-api-key": fourth, authorization: `Bearer ${fifth}` },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = JSON.stringify(backend.journal.entries);
    expect(text).toContain("[redacted]");
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  it("the journal leaves the form of what carried credentials, and everything else (H20)", async () => {
    const { backend, ask } = open();
    await ask("POST", `/projects/${backend.project.id}/connections:generate?apiKey=${first}&a=b%20c`, {
      ...who,
      basicAuth: { username: "jane", password: first },
    });
    expect(lastOf(backend).request).toMatchObject({
      url: `${backend.baseUrl}/projects/${backend.project.id}/connections:generate?apiKey=[redacted]&a=b%20c`,
      query: { apiKey: "[redacted]", a: "b c" },
      body: { ...who, basicAuth: { username: "jane", password: "[redacted]" } },
    });
  });

  it.each(["salesforce", "custom"])(
    "a login's state and code never get into the journal: %s (H20)",
    async (kind) => {
      const custom: ProviderDetails = { authType: "custom", customOpts: { multiStep: true, inputs: [] } };
      const { backend, ask } = open(kind === "custom" ? { providers: { salesforce: custom } } : {});
      const isCustom = kind === "custom";
      const begun = await ask<{ redirect: { url: string } } | string>(
        "POST",
        isCustom ? "/custom-auth/connect" : "/oauth-connect",
        { projectIdOrName: backend.project.id, ...who },
      );
      const window = typeof begun.body === "string" ? begun.body : begun.body.redirect.url;
      const state = new URL(window).searchParams.get("state") ?? "";
      expect(state).not.toBe("");
      const shown = lastOf(backend).answer?.body;
      const address = window.replace(state, "[redacted]");
      expect(shown).toEqual(isCustom ? { redirect: { url: address, sessionId: "[redacted]" } } : address);
      await backend.fetch(window);
      const page = await backend.fetch(window, { method: "POST", body: "answer=allow" });
      const told = JSON.parse(/id="told">([^<]*)</.exec(await page.text())?.[1] ?? "{}") as {
        message?: { params?: { code?: string } };
      };
      const code = told.message?.params?.code;
      expect(typeof code).toBe(isCustom ? "string" : "undefined");
      await ask("POST", "/custom-auth/connect", {
        projectIdOrName: backend.project.id,
        sessionId: `${state}x`,
      });
      const text = JSON.stringify(backend.journal.entries);
      expect(text).not.toContain(state);
      if (code !== undefined) expect(text).not.toContain(code);
    },
  );

  it("fields of a record and names of fields are data, whatever they are called (D8)", async () => {
    const { backend, write, send } = createInstalled("plain-crm", ["lead"]);
    const record = { token: "t", password: "p", apiKey: "k", customAuth: { code: 1 } };
    await send("lead", { type: "create", record });
    expect(lastOf(backend)).toMatchObject({
      request: { body: { record } },
      answer: { body: { result: { data: record } } },
    });
    await write("lead", {
      groupRef,
      type: "create",
      record,
      headers: [{ key: "Sforce-Auto-Assign", value: "FALSE" }],
    });
    expect(lastOf(backend).request.body).toMatchObject({ headers: [{ value: "FALSE" }] });
  });
});

describe("a listener of the journal that throws", () => {
  it("a listener that throws fails neither the request nor the listeners behind it", async () => {
    const uncaught: unknown[] = [];
    const others = process.listeners("uncaughtException");
    process.removeAllListeners("uncaughtException");
    process.on("uncaughtException", (error) => uncaught.push(error));
    try {
      const { backend, ask } = open();
      const behind = vi.fn();
      const fault = new Error("the listener's own");
      backend.journal.subscribe(() => {
        throw fault;
      });
      backend.journal.subscribe(behind);
      const { status } = await ask("GET", "/projects");
      await new Promise((resolve) => setImmediate(resolve));
      expect(status).toBe(200);
      expect(lastOf(backend).answer?.status).toBe(200);
      expect(behind).toHaveBeenCalledTimes(2);
      expect(uncaught).toEqual([fault, fault]);
    } finally {
      process.removeAllListeners("uncaughtException");
      for (const listener of others) process.on("uncaughtException", listener);
    }
  });
});
