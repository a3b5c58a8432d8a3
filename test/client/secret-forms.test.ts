import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createClient } from "../../src/client/index.js";
import { createRedact } from "../../src/json/redact.js";
import { json, problem, recordingFetch, rejectionOf, text } from "./recording-fetch.js";
import { lawRuns } from "../support/law-runs.js";

const jane = { consumerRef: "jane", groupRef: "acme" };

/** What encoders make of a text; written with the platform's own, and by hand where it has none. */
const encoders: Record<string, (text: string) => string> = {
  "as it is": (text) => text,
  "as JSON": (text) => JSON.stringify(text).slice(1, -1),
  "as JSON with slashes escaped": (text) => JSON.stringify(text).slice(1, -1).replaceAll("/", "\\/"),
  "as JSON in JSON": (text) => JSON.stringify(JSON.stringify(text)).slice(3, -3),
  "as JSON in ASCII": (text) =>
    JSON.stringify(text)
      .slice(1, -1)
      .replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`),
  "percent-encoded": encodeURIComponent,
  "percent-encoded in lower case": (text) =>
    encodeURIComponent(text).replace(/%../g, (sign) => sign.toLowerCase()),
  "percent-encoded twice": (text) => encodeURIComponent(encodeURIComponent(text)),
  "as a form": (text) => new URLSearchParams({ a: text }).toString().slice(2),
  "as HTML": (text) => text.replace(/["'&<>]/g, (sign) => `&#${sign.charCodeAt(0).toString()};`),
  "as HTML by name": (text) =>
    text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
  "in quoted-printable": (text) =>
    Buffer.from(text)
      .toString("latin1")
      .replace(/[^ -<>-~]/g, (sign) => `=${sign.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`),
  "with its bytes escaped": (text) =>
    Buffer.from(text)
      .toString("latin1")
      .replace(/[^!-[\]-~]/g, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, "0")}`),
  "in hexadecimal digits": (text) => Buffer.from(text).toString("hex"),
  "in hexadecimal capitals": (text) => Buffer.from(text).toString("hex").toUpperCase(),
  "in Base64": (text) => Buffer.from(text).toString("base64"),
  "in Base64 for URLs": (text) => Buffer.from(text).toString("base64url"),
  "in Base64 after a user name": (text) => Buffer.from(`jane:${text}`).toString("base64"),
  "in Base64 between others": (text) => Buffer.from(`{"k":"${text}"}`).toString("base64"),
};

describe("secrets in answers", () => {
  it.each(Object.entries(encoders))("a text that quotes a secret %s shows it not (H20)", (_name, encode) => {
    const secret = fc
      .string({
        unit: fc.oneof(
          fc.constantFrom(..."aZ09/+=\"'\\ &<>é%-_"),
          fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
        ),
        minLength: 8,
        maxLength: 24,
      })
      .filter((text) => text.length >= 8 && text.trim() === text);
    fc.assert(
      fc.property(secret, fc.constantFrom("", "x", "key is "), (secret, before) => {
        const quoted = encode(secret);
        const shown = createRedact([secret])(`${before}${quoted} end`);
        expect(shown).not.toContain(quoted);
        expect(shown).toContain("[redacted]");
        expect(shown.endsWith("end")).toBe(true);
      }),
      { numRuns: lawRuns(40, 100) },
    );
  });

  it("words that are no secret stay as they are (H20)", () => {
    const message = "the installation 3f8b2a1e of group acme is not known: c2VjcmV0 %20 &amp; \\u0041";
    expect(createRedact(["sk-live-0123456789"])(message)).toBe(message);
    expect(createRedact([])(message)).toBe(message);
  });

  it("the token before a renewal is as secret as the one after it (H20)", async () => {
    const tokens = ["first-token-0123456789", "second-token-0123456789"];
    let calls = 0;
    const { fetch } = recordingFetch(
      problem({ status: 401 }),
      problem({ status: 403, detail: `${tokens[0] ?? ""} was renewed to ${tokens[1] ?? ""}` }),
    );
    const getToken = () => Promise.resolve(tokens[calls++] ?? "");
    const client = createClient({ project: "p", getToken, fetch }).as(jane);
    expect(await rejectionOf(client.getProject())).toMatchObject({
      problem: { detail: "[redacted] was renewed to [redacted]" },
    });
  });

  it("a getToken that rejects with the token before shows it not (H20)", async () => {
    const getToken = () => Promise.resolve("first-token-0123456789");
    const { fetch } = recordingFetch(problem({ status: 401 }));
    let calls = 0;
    const client = createClient({
      project: "p",
      fetch,
      getToken: () =>
        calls++ === 0
          ? getToken()
          : Promise.reject(
              new Error("cannot renew first-token-0123456789", { cause: "first-token-0123456789" }),
            ),
    }).as(jane);
    const error = (await rejectionOf(client.getProject())) as Error;
    expect(error.name).toBe("TokenError");
    expect((error.cause as Error).message).toBe("cannot renew [redacted]");
    expect((error.cause as Error).cause).toBeUndefined();
  });

  const quoted = "first-token-0123456789";
  it.each<[string, unknown]>([
    [
      "request's headers",
      Object.assign(new Error("failed"), { config: { headers: { a: `Bearer ${quoted}` } } }),
    ],
    [
      "Request",
      Object.assign(new Error("failed"), {
        request: new Request("https://a.example", { headers: { a: quoted } }),
      }),
    ],
    ["Map", Object.assign(new Error("failed"), { tried: new Map([[quoted, 1]]) })],
    ["errors", new AggregateError([new Error(quoted)], "all failed")],
    ["cause of causes", [1, 2, 3, 4, 5].reduce((cause) => new Error("failed", { cause }), new Error(quoted))],
    ["members, being no error", { token: quoted }],
    [
      "getter that throws",
      Object.defineProperty(new Error(quoted), "x", {
        get: () => {
          throw new Error("x");
        },
        enumerable: true,
      }),
    ],
  ])("a getToken that rejects with the token before in its %s shows it not (H20)", async (_name, reason) => {
    const { fetch } = recordingFetch(problem({ status: 401 }));
    let calls = 0;
    const getToken = () => (calls++ === 0 ? Promise.resolve(quoted) : Promise.reject(reason as Error));
    const client = createClient({ project: "p", getToken, fetch }).as(jane);
    const error = (await rejectionOf(client.getProject())) as Error;
    expect(error.name).toBe("TokenError");
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(quoted);
  });

  it("a getToken's own error stays itself where it quotes nothing (H20)", async () => {
    class SignedOut extends Error {}
    const reason = Object.assign(new SignedOut("signed out"), { details: { codes: [401] } });
    const { fetch } = recordingFetch(problem({ status: 401 }));
    let calls = 0;
    const getToken = () => (calls++ === 0 ? Promise.resolve(quoted) : Promise.reject(reason));
    const client = createClient({ project: "p", getToken, fetch }).as(jane);
    expect(((await rejectionOf(client.getProject())) as Error).cause).toBe(reason);
  });

  it.each([
    (key: string) => `https://other.example/callback/${encodeURIComponent(key)}/`,
    (key: string) => `//other.example/${key}`,
    (key: string) => `/login;token=${btoa(key)}`,
    (key: string) => `javascript:${key}`,
  ])("the target of a redirect shows no secret (H20)", async (locate) => {
    const key = "sk-live/0123+456789==";
    const fetch = () =>
      Promise.resolve(new Response(null, { status: 302, headers: { Location: locate(key) } }));
    const error = await rejectionOf(createClient({ project: "p", apiKey: key, fetch }).getProject());
    expect(error).toMatchObject({ name: "RedirectError" });
    const shown = inspect(error, { depth: 20 });
    expect(shown).toContain("[redacted]");
    for (const form of [key, encodeURIComponent(key), btoa(key)]) expect(shown).not.toContain(form);
  });

  it("a percent-encoded password in a base URL stands in no error decoded either (H20)", async () => {
    const { fetch } = recordingFetch(text("no user jane:p@ss/word1", 500));
    const client = createClient({
      project: "p",
      apiKey: "k",
      baseUrl: "https://jane:p%40ss%2Fword1@api.example",
      fetch: (_url, init) => fetch("https://api.example/v1", init),
    });
    expect(String(await rejectionOf(client.getProject()))).toMatch(/500: no user \[redacted\];/);
  });

  it("a callback's code and session stand in no error (H20)", async () => {
    const sessionId = "session-0123456789";
    const code = "code/abc+def";
    const quote = `${sessionId} ${encodeURIComponent(code)} ${code}`;
    for (const answer of [problem({ status: 400, detail: quote }), text(quote, 400)]) {
      const { fetch } = recordingFetch(answer);
      const client = createClient({ project: "p", apiKey: "k", fetch });
      const error = await rejectionOf(client.customAuthConnect({ sessionId, callbackParams: { code } }));
      expect(error).toMatchObject({ problem: { detail: "[redacted] [redacted] [redacted]" } });
    }
  });

  it("what rotates a connection's credentials stands in no error (H20)", async () => {
    const { fetch } = recordingFetch(problem({ status: 400, detail: "bad: typed-key" }));
    const client = createClient({ project: "p", apiKey: "k", fetch });
    const body = { updateMask: ["apiKey" as const], connection: { apiKey: "typed-key" } };
    expect(await rejectionOf(client.updateConnection("c", body))).toMatchObject({
      problem: { detail: "bad: [redacted]" },
    });
  });

  it("a password in a base URL stands in no error and no cause (H20)", async () => {
    const client = createClient({
      project: "p",
      apiKey: "k",
      baseUrl: "https://jane:hunter2@127.0.0.1:9/v1",
    });
    const error = (await rejectionOf(client.getProject())) as Error;
    // The platform's own fetch refuses such a URL, and quotes it.
    expect(error.name).toBe("NetworkError");
    expect(`${String(error)} ${String(error.cause)} ${client.baseUrl}`).not.toContain("hunter2");
    expect(String(error)).toContain("https://127.0.0.1:9");
  });

  it("an answer that quotes a long secret hundreds of times is read at once (H20)", async () => {
    const token = `eyJ${"abcdefgh".repeat(200)}.x.y`;
    const { fetch } = recordingFetch(json({ detail: `${token} `.repeat(500) }, 400));
    const client = createClient({ project: "p", getToken: () => Promise.resolve(token), fetch }).as(jane);
    const started = performance.now();
    const error = await rejectionOf(client.getProject());
    expect(String(error)).not.toContain("abcdefgh");
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
