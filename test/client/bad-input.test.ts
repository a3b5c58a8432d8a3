import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { type ClientOptions, createClient } from "../../src/client/index.js";
import { json, recordingFetch, rejectionOf, text } from "./recording-fetch.js";
import { wireProject } from "./wire-samples.js";

const jane = { consumerRef: "jane", groupRef: "acme" };

describe("a base URL", () => {
  it.each([
    ["https://api.example/v1", "https://api.example/v1/projects/p"],
    ["https://api.example/v1///", "https://api.example/v1/projects/p"],
    ["  https://api.example  ", "https://api.example/projects/p"],
    ["http://localhost:4010/a/b/", "http://localhost:4010/a/b/projects/p"],
  ])("%j leads to %s (H1)", async (baseUrl, url) => {
    const { fetch, sent } = recordingFetch(json(wireProject));
    await createClient({ project: "p", apiKey: "k", baseUrl, fetch }).getProject();
    expect(sent.map(({ url }) => url.href)).toEqual([url]);
  });

  it.each(["/", "/api", "/api/v1/"])("%j belongs to the page (H1)", async (baseUrl) => {
    const asked: unknown[] = [];
    const fetch: typeof globalThis.fetch = (url) => {
      asked.push(url);
      return Promise.resolve(json(wireProject)());
    };
    await createClient({ project: "p", apiKey: "k", baseUrl, fetch }).getProject();
    expect(asked).toEqual([`${baseUrl.replace(/\/$/, "")}/projects/p`]);
  });

  it.each([
    "api.withampersand.com/v1",
    "https:/api.example",
    "https//api.example",
    "localhost:4010/v1",
    "ftp://api.example",
    "htps://api.example/v1",
    "//api.example",
    "https://",
    "",
    "https://api.example/v1?key=secret-in-a-query",
    "https://api.example/v1#secret-in-a-query",
    "https://api.exa mple/v1",
    "https://jane:secret-in-a-query@",
    "jane:secret-in-a-query@api.example/v1",
    "https:/jane:secret-in-a-query@api.example",
    "https:\\\\jane:secret-in-a-query@api.example",
    "https://jane:secret-in\n-a-query@api.example#",
    "https://jane:half/secret-in-a-query@api.example/v1",
    7 as unknown as string,
    null as unknown as string,
  ])("%j is a UsageError that names it and says how to write it (H7)", (baseUrl) => {
    for (const wrong of [{ baseUrl }, { writeUrl: baseUrl }]) {
      const make = () => createClient({ project: "p", apiKey: "k", ...wrong });
      expect(make).toThrow(/(baseUrl|writeUrl) is no address: ".*"; write it as "https:\/\/<host>\/<path>"/);
      expect(make).not.toThrow(/secret-in-a-query/);
    }
  });

  it("a URL in the place of its text leads to the same address (H1)", async () => {
    const { fetch, sent } = recordingFetch(json(wireProject));
    const baseUrl = new URL("https://api.example/v1") as unknown as string;
    await createClient({ project: "p", apiKey: "k", baseUrl, fetch }).getProject();
    expect(sent.map(({ url }) => url.href)).toEqual(["https://api.example/v1/projects/p"]);
  });

  it("a base URL that does not answer is named by the error, with what to check (H7)", async () => {
    const baseUrl = "https://api.withampersnd.com/v1";
    const fetch = () => Promise.reject(new TypeError("fetch failed"));
    const client = createClient({ project: "p", apiKey: "k", baseUrl, fetch });
    expect(String(await rejectionOf(client.getProject()))).toMatch(
      /got no answer from https:\/\/api\.withampersnd\.com; check the network, the base URL and CORS/,
    );
  });
});

describe("a getToken", () => {
  it.each<[string, unknown, RegExp]>([
    ["gives a number", () => Promise.resolve(7), /no token \(number\)/],
    ["gives the token itself", () => "a b", /no token/],
    [
      "throws",
      () => {
        throw new Error("no session");
      },
      /getToken rejected/,
    ],
  ])("a getToken that %s is a TokenError (H6)", async (_name, getToken, message) => {
    const { fetch, sent } = recordingFetch(json(wireProject));
    const client = createClient({ project: "p", getToken: getToken as () => Promise<string>, fetch }).as(
      jane,
    );
    const error = await rejectionOf(client.getProject());
    expect(error).toMatchObject({ name: "TokenError" });
    expect(String(error)).toMatch(message);
    expect(sent).toEqual([]);
  });

  it.each(["a token", Promise.resolve("t"), {}])(
    "a getToken that is no function is a UsageError (H1)",
    (getToken) => {
      expect(() => createClient({ project: "p", getToken } as unknown as ClientOptions)).toThrow(
        /getToken is no function/,
      );
    },
  );

  it("a getToken that is under way when the session ends is not used (H20)", async () => {
    let give: (token: string) => void = () => undefined;
    const { fetch, sent } = recordingFetch(json(wireProject));
    const getToken = () => new Promise<string>((resolve) => (give = resolve));
    const client = createClient({ project: "p", getToken, fetch });
    const before = rejectionOf(client.as(jane).getProject());
    await Promise.resolve();
    const giveOld = give;
    client.signOut();
    const after = client.as(jane).getProject();
    await Promise.resolve();
    giveOld("old-token");
    expect(await before).toMatchObject({ name: "TokenError" });
    give("new-token");
    await after;
    expect(sent.map(({ headers }) => headers.get("authorization"))).toEqual(["Bearer new-token"]);
  });
});

describe("an answer", () => {
  const huge = "x".repeat(10_000_000);
  it.each<[string, () => Response, RegExp]>([
    [
      "HTML with 200",
      text("<!doctype html><h1>App</h1>", 200, "text/html"),
      /not JSON; check the base URL, https:\/\/api\.example\/v1/,
    ],
    [
      "HTML with 404",
      text("<html>", 404, "text/html"),
      /HTML page.*; check the base URL, https:\/\/api\.example\/v1/,
    ],
    ["empty with 404", text("", 404), /failed with 404: .*; check the base URL, https:\/\/api\.example\/v1/],
    ["empty with 200", text("", 200), /it is not a project; check the base URL, https:\/\/api\.example\/v1/],
    ["10 MB of text with 200", text(huge, 200), /not JSON/],
    [
      "10 MB of text with 500",
      text(huge, 500),
      /failed with 500: x{300}; try again later; .*https:\/\/api\.example\/v1$/,
    ],
    ["10 MB of JSON with 500", json({ detail: huge }, 500), /failed with 500: \{"detail":"x/],
    ...[401, 403, 408, 409, 422, 429, 500, 502, 503, 504].map((status): [string, () => Response, RegExp] => [
      `empty with ${String(status)}`,
      text("", status),
      /the server gave no reason; .*the base URL, https:\/\/api\.example\/v1$/,
    ]),
    ["empty with 408", text("", 408), /; try again later; if it goes on, check the base URL/],
    [
      "a gateway's text with 503",
      text("upstream connect error", 503),
      /upstream connect error; try again later; .*\/v1$/,
    ],
    [
      "a gateway's message",
      json({ message: "Forbidden" }, 403),
      /403: Forbidden; check the key or token, .*\/v1$/,
    ],
    [
      "a gateway's error",
      json({ error: "no such route" }, 400),
      /400: no such route; check the base URL, .*\/v1$/,
    ],
    [
      "a gateway's error with a message",
      json({ error: { message: "busy" } }, 502),
      /502: busy; try again.*\/v1$/,
    ],
    [
      "blank with 200",
      text(" \r\n", 200),
      /it is not a project; check the base URL, https:\/\/api\.example\/v1/,
    ],
    ["JSON of another shape", json({ projects: [] }), /it is a project without an id/],
    ["a list where one is asked for", json([wireProject]), /it is not a project/],
    ["a number", json(7), /it is not a project/],
  ])("an answer that is %s is an ApiError that names the address (H7)", async (_name, answer, message) => {
    const { fetch } = recordingFetch(answer);
    const client = createClient({
      project: "p",
      apiKey: "k",
      baseUrl: "https://jane:hunter2@api.example/v1",
      fetch: (_url, init) => fetch("https://api.example/v1/x", init),
    });
    const error = await rejectionOf(client.getProject());
    expect(error).toMatchObject({ name: "ApiError" });
    expect(String(error)).toMatch(message);
    expect(String(error).length).toBeLessThan(1_000);
    expect(String(error)).not.toContain("hunter2");
  });

  it.each<[string, () => Response]>([
    ["204", () => new Response(null, { status: 204 })],
    ["an empty 200", text("", 200)],
    ["a 200 of white space", text("\n", 200)],
  ])("an answer that is %s is all that a deletion needs (H7)", async (_name, answer) => {
    const { fetch } = recordingFetch(answer);
    await createClient({ project: "p", apiKey: "k", fetch }).deleteConnection("c");
  });

  it("an answer of 10 MB that is what was asked for is read (H7)", async () => {
    const { fetch } = recordingFetch(json({ ...wireProject, appName: huge }));
    const project = await createClient({ project: "p", apiKey: "k", fetch }).getProject();
    expect(project.appName.length).toBe(10_000_000);
  });
});

describe("a fetch of the app's own", () => {
  const key = "sk_live_0123456789";
  const unreadable = Proxy.revocable({}, {});
  unreadable.revoke();
  const throwing = (name: string) =>
    Object.defineProperty(new Error("x"), name, {
      get() {
        throw new Error(`no ${key}`);
      },
    });
  it.each<[string, unknown]>([
    ["a revoked proxy", unreadable.proxy],
    ["an error whose message throws", throwing("message")],
    ["an error whose cause throws", throwing("cause")],
    ["a message without a text", { message: Object.create(null) as object }],
    ["a code whose text throws", Object.assign(new Error("x"), { code: Object.create(null) as object })],
  ])("a fetch that rejects with %s is a NetworkError without a secret (H7, H20)", async (_what, reason) => {
    const client = createClient({ project: "p", apiKey: key, fetch: () => Promise.reject(reason) });
    const error = await rejectionOf(client.getProject());
    expect(error).toMatchObject({ name: "NetworkError" });
    expect(inspect(error, { depth: 9 })).not.toContain(key);
  });

  it.each<[string, object | undefined]>([
    ["nothing", undefined],
    ["an object without text()", { ok: true, status: 200 }],
    ["an object without headers", { ok: true, status: 200, url: "", text: () => Promise.resolve("{}") }],
  ])(
    "a fetch that resolves to %s is a NetworkError whose cause says what is missing (H7)",
    async (_what, answer) => {
      const fetch = () => Promise.resolve(answer as Response);
      const error = await rejectionOf(createClient({ project: "p", apiKey: key, fetch }).getProject());
      expect(error).toMatchObject({ name: "NetworkError", cause: { name: "TypeError" } });
    },
  );
});
