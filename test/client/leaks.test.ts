import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { type ClientOptions, type ClientRequest, createClient } from "../../src/client/index.js";
import { json, recordingFetch, rejectionOf, text } from "./recording-fetch.js";

// Slash and quote are what JSON encoders escape.
const secret = 'sk-live/5ecret"+=';
const typed = "typed-by-the-customer";

/** Everything that a console, a log shipper or a careless `JSON.stringify` could show of an error. */
function shownBy(error: unknown): string {
  const parts: string[] = [];
  for (let link = error; link !== undefined && parts.length < 20; link = (link as Error).cause) {
    const own = Object.getOwnPropertyNames(link).map((name) => [name, Reflect.get(link as object, name)]);
    parts.push(String(link), (link as Error).stack ?? "", JSON.stringify(link), JSON.stringify(own));
    parts.push(
      inspect(link, { depth: Infinity, showHidden: true, getters: true, maxStringLength: Infinity }),
    );
  }
  return parts.join("\n");
}

const echo = `the credential ${secret} is not known`;
const request: ClientRequest = {
  method: "POST",
  path: "/a",
  query: { apiKey: secret },
  body: { record: typed, secret },
};

class FetchWrapperError extends Error {
  readonly request: Request;
  constructor(request: Request) {
    super(`fetch failed for X-Api-Key: ${secret}`, {
      cause: Object.assign(new Error(echo), { headers: secret }),
    });
    this.request = request;
  }
}

const failures: [kind: string, name: string, options: Partial<ClientOptions>][] = [
  ["a problem that quotes it", "ApiError", answering(json({ title: echo, detail: echo, remedy: echo }, 401))],
  [
    "issues that quote it, and the value that was sent",
    "ApiError",
    answering(json({ issues: [{ name: echo, detail: echo, remedy: echo, value: { typed, secret } }] }, 400)),
  ],
  [
    "members that hold the request",
    "ApiError",
    answering(json({ context: { typed, secret }, causes: [echo] }, 400)),
  ],
  [
    "JSON with escaped slashes",
    "ApiError",
    answering(text(JSON.stringify({ detail: echo }).replaceAll("/", "\\/"), 403)),
  ],
  ["a refused record", "ApiError", answering(json({ errors: [{ message: echo }], rawResponse: typed }, 422))],
  ["a text", "ApiError", answering(text(echo, 400))],
  ["a text that the cut splits within it", "ApiError", answering(text(`${"x".repeat(285)}${secret}`, 400))],
  ["a page", "ApiError", answering(text(`<html>${echo}`, 502, "text/html"))],
  ["a success that is no JSON", "ApiError", answering(text(echo, 200))],
  [
    "a fetch that rejects",
    "NetworkError",
    { fetch: (url, init) => Promise.reject(new FetchWrapperError(new Request(url, init))) },
  ],
  ["a time-out", "TimeoutError", { fetch: () => new Promise(() => undefined), timeoutMs: 1 }],
];

function answering(answer: () => Response): Partial<ClientOptions> {
  return { fetch: recordingFetch(answer).fetch };
}

describe("no error shows the credential or the request's body", () => {
  it("the search finds a secret wherever an error could hold it (H6)", () => {
    expect(shownBy(new Error(secret))).toContain(secret);
    expect(shownBy(new Error("a", { cause: new Error("b", { cause: new Error(secret) }) }))).toContain(
      secret,
    );
    expect(shownBy(Object.assign(new Error("a"), { b: { c: { d: [{ e: "5ecret" }] } } }))).toContain(
      "5ecret",
    );
  });

  it.each(failures)("no error shows an API key, on %s (H6)", async (_kind, name, options) => {
    const client = createClient({ project: "p", apiKey: secret, ...options });
    const error = await rejectionOf(client.send(request));
    expect(error).toMatchObject({ name });
    const shown = shownBy(error);
    expect(shown).not.toContain("5ecret");
    expect(shown).not.toContain(typed);
  });

  it.each(failures)("no error shows a token, on %s (H6)", async (_kind, name, options) => {
    const getToken = () => Promise.resolve(secret);
    const client = createClient({ project: "p", getToken, ...options }).as({
      consumerRef: "c",
      groupRef: "g",
    });
    const error = await rejectionOf(client.send(request));
    expect(error).toMatchObject({ name });
    const shown = shownBy(error);
    expect(shown).not.toContain("5ecret");
    expect(shown).not.toContain(typed);
  });

  it("no error shows an API key that no header can hold (H6)", async () => {
    const made = Promise.resolve({ project: "p", apiKey: `${secret}\n` }).then(createClient);
    const error = await rejectionOf(made);
    expect(error).toMatchObject({ name: "UsageError" });
    expect(shownBy(error)).not.toContain("5ecret");
  });

  it("no error shows a token that no header can hold (H6)", async () => {
    const getToken = () => Promise.resolve(`Bearer ${secret}`);
    const client = createClient({ project: "p", getToken }).as({ consumerRef: "c", groupRef: "g" });
    const error = await rejectionOf(client.getProject());
    expect(error).toMatchObject({ name: "TokenError" });
    expect(shownBy(error)).not.toContain("5ecret");
  });

  it("a made-up key of a few letters blacks out no words (H6)", async () => {
    const { fetch } = recordingFetch(json({ detail: "the test failed", issues: [{ name: "/test" }] }, 400));
    const error = await rejectionOf(createClient({ project: "p", apiKey: "test", fetch }).getProject());
    expect(error).toMatchObject({ problem: { detail: "the test failed", issues: [{ name: "/test" }] } });
  });

  it.each([
    ["an API key", { apiKey: typed }],
    ["a password", { basicAuth: { username: "jane", password: typed } }],
    ["an input of the provider's own", { customAuth: { scopes: [{ key: typed }] } }],
    ["a client's secret", { oauth2ClientCredentials: { clientId: "id", clientSecret: typed } }],
    ["a token", { oauth2AuthorizationCode: { refreshToken: { token: typed } } }],
  ])(
    "no error shows a secret when a customer connects by %s and the answer or the network quotes it (H6)",
    async (_what, credentials) => {
      const body = { provider: "salesforce", groupRef: "g", consumerRef: "u", ...credentials };
      const detail = `the credential ${typed} is not known`;
      for (const answer of [
        json({ detail, issues: [{ detail }] }, 400),
        text(detail, 400),
        new TypeError(detail),
      ]) {
        const fetch = answer instanceof Error ? () => Promise.reject(answer) : recordingFetch(answer).fetch;
        const client = createClient({ project: "p", apiKey: secret, fetch });
        expect(shownBy(await rejectionOf(client.generateConnection(body)))).not.toContain(typed);
      }
    },
  );

  it("a client that is printed or serialised shows no secret (H6)", () => {
    const client = createClient({ project: "p", apiKey: secret });
    expect(inspect(client, { depth: Infinity, showHidden: true }) + JSON.stringify(client)).not.toContain(
      "5ecret",
    );
  });
});
