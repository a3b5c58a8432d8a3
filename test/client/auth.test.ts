import { describe, expect, it, vi } from "vitest";
import type { Auth } from "../../src/client/auth/auth.js";
import { createTokenAuth } from "../../src/client/auth/token-auth.js";
import { createClient } from "../../src/client/index.js";
import { json, problem, recordingFetch, rejectionOf } from "./recording-fetch.js";
import { wireProject } from "./wire-samples.js";

const harry = { consumerRef: "harry", groupRef: "hogwarts" };

/** A JWT (RFC 7519) with this payload; only the payload is ever read. */
function jwt(payload: object): string {
  return `e30.${Buffer.from(JSON.stringify(payload)).toString("base64url")}.c2ln`;
}

function clockedAuth(token: (call: number) => string, patienceMs = 30_000) {
  const clock = { nowMs: 1_700_000_000_000 };
  const calls: unknown[] = [];
  const auth = createTokenAuth(
    (identity) => {
      calls.push(identity);
      return Promise.resolve(token(calls.length));
    },
    { patienceMs, now: () => clock.nowMs },
  );
  return { auth, calls, clock };
}

async function secretOf(auth: Auth, identity = harry) {
  return (await auth.credential(identity)).secret;
}

describe("the token cache", () => {
  it("asks with consumerRef and groupRef, and with nothing else (H6)", async () => {
    const { auth, calls } = clockedAuth(() => "t");
    await secretOf(auth, { ...harry, extra: "x" } as typeof harry);
    expect(calls).toEqual([{ consumerRef: "harry", groupRef: "hogwarts" }]);
  });

  it("the token cache has one call in flight for all who ask meanwhile (H6)", async () => {
    const { auth, calls } = clockedAuth((call) => `t${call}`);
    const secrets = await Promise.all([secretOf(auth), secretOf(auth), secretOf(auth)]);
    expect(secrets).toEqual(["t1", "t1", "t1"]);
    expect(calls).toHaveLength(1);
  });

  it("asks apart for each consumer and group, whatever signs their names hold (H6)", async () => {
    const { auth, calls } = clockedAuth((call) => `t${call}`);
    const identities = [
      { consumerRef: "a", groupRef: "b" },
      { consumerRef: "b", groupRef: "a" },
      { consumerRef: 'a","b', groupRef: "c" },
      { consumerRef: "a", groupRef: 'b","c' },
      { consumerRef: "__proto__", groupRef: "constructor" },
    ];
    for (const identity of [...identities, ...identities]) await secretOf(auth, identity);
    expect(calls).toEqual(identities);
  });

  it("keeps a JWT until 30 s before its exp (H6)", async () => {
    const { auth, calls, clock } = clockedAuth(() => jwt({ exp: 1_700_000_300, name: "Zoë>>>???" }));
    await secretOf(auth);
    clock.nowMs = 1_700_000_269_999;
    await secretOf(auth);
    expect(calls).toHaveLength(1);
    clock.nowMs = 1_700_000_270_000;
    await secretOf(auth);
    expect(calls).toHaveLength(2);
  });

  it.each([
    ["no JWT", "opaque-token"],
    ["a JWT without exp", jwt({ sub: "harry" })],
    ["a JWT whose exp is no number", jwt({ exp: "1800000000" })],
    ["a JWT whose payload is no object", `e30.${Buffer.from("null").toString("base64url")}.c2ln`],
    ["a JWT whose payload is no JSON", "e30.!!!.c2ln"],
  ])("keeps a token that is %s for a minute (H6)", async (_name, token) => {
    const { auth, calls, clock } = clockedAuth(() => token);
    await secretOf(auth);
    clock.nowMs += 59_999;
    await secretOf(auth);
    expect(calls).toHaveLength(1);
    clock.nowMs += 1;
    await secretOf(auth);
    expect(calls).toHaveLength(2);
  });

  it("uses a JWT that has expired already, and keeps it not (H6)", async () => {
    const { auth, calls } = clockedAuth(() => jwt({ exp: 0 }));
    expect(await secretOf(auth)).toBe(jwt({ exp: 0 }));
    await secretOf(auth);
    expect(calls).toHaveLength(2);
  });

  it("a call that failed is forgotten (H6)", async () => {
    const getToken = vi.fn(() => Promise.resolve("t2"));
    getToken.mockRejectedValueOnce(new Error("session ended"));
    const auth = createTokenAuth(getToken, { patienceMs: 1000 });
    expect(await rejectionOf(secretOf(auth))).toMatchObject({ name: "TokenError" });
    expect(await secretOf(auth)).toBe("t2");
  });

  it("a call that never ends is given up, and its late end leaves the newer token alone (H6)", async () => {
    const ends: ((token: string) => void)[] = [];
    let nowMs = 0;
    const getToken = () => new Promise<string>((resolve) => ends.push(resolve));
    const auth = createTokenAuth(getToken, { patienceMs: 1000, now: () => nowMs });
    const first = secretOf(auth);
    nowMs = 999;
    const joined = secretOf(auth);
    nowMs = 1000;
    const second = secretOf(auth);
    await vi.waitUntil(() => ends.length === 2);
    ends[1]?.("new");
    expect(await second).toBe("new");
    ends[0]?.("old");
    expect(await Promise.all([first, joined])).toEqual(["old", "old"]);
    expect(await secretOf(auth)).toBe("new");
  });

  it("a call that was given up and then fails leaves the newer token alone (H6)", async () => {
    const fail: ((error: Error) => void)[] = [];
    let nowMs = 0;
    const getToken = vi.fn(() => Promise.resolve("new"));
    getToken.mockImplementationOnce(() => new Promise((_resolve, reject) => fail.push(reject)));
    const auth = createTokenAuth(getToken, { patienceMs: 1000, now: () => nowMs });
    const first = rejectionOf(secretOf(auth));
    nowMs = 1000;
    expect(await secretOf(auth)).toBe("new");
    fail[0]?.(new Error("session ended"));
    await first;
    expect(await secretOf(auth)).toBe("new");
    expect(getToken).toHaveBeenCalledTimes(2);
  });

  it.each<[string, () => Promise<string>]>([
    ["rejects", () => Promise.reject(new Error("session ended"))],
    [
      "throws",
      () => {
        throw new Error("session ended");
      },
    ],
  ])(
    "an error says that getToken failed where it %s, with its reason as the cause (H6)",
    async (_name, getToken) => {
      const auth = createTokenAuth(getToken, { patienceMs: 1000 });
      const error = await rejectionOf(secretOf(auth));
      expect(error).toMatchObject({ name: "TokenError", cause: new Error("session ended") });
      expect(String(error)).toMatch(/getToken rejected/);
    },
  );

  it.each([
    ["undefined", undefined],
    ["null", null],
    ["an empty string", ""],
    ["a header", "Bearer abc"],
    ["an object", {}],
  ])("says that getToken gave no token where it resolves to %s (H6)", async (_name, token) => {
    const auth = createTokenAuth(() => Promise.resolve(token as string), { patienceMs: 1000 });
    const error = await rejectionOf(secretOf(auth));
    expect(error).toMatchObject({ name: "TokenError" });
    expect(String(error)).toMatch(/return the JWT as a string, without "Bearer"/);
  });
});

describe("tokens in requests", () => {
  const refused = problem({ status: 401, detail: "token expired" });

  it("sends the token as a bearer, and no key (H6)", async () => {
    const { fetch, sent } = recordingFetch(json(wireProject));
    await createClient({ project: "p", getToken: () => Promise.resolve("t1"), fetch })
      .as(harry)
      .getProject();
    expect(sent[0]?.headers.get("authorization")).toBe("Bearer t1");
    expect(sent[0]?.headers.has("x-api-key")).toBe(false);
  });

  it("shares tokens among all clients made by as() (H6)", async () => {
    const { fetch } = recordingFetch(json(wireProject));
    const getToken = vi.fn(() => Promise.resolve("t1"));
    const client = createClient({ project: "p", getToken, fetch });
    await client.as(harry).getProject();
    await client
      .as(harry)
      .as({ ...harry })
      .getProject();
    expect(getToken).toHaveBeenCalledTimes(1);
  });

  it("refuses a request for nobody, and says how to name somebody (H6)", async () => {
    const { fetch, sent } = recordingFetch(json(wireProject));
    const client = createClient({ project: "p", getToken: () => Promise.resolve("t1"), fetch });
    const error = await rejectionOf(client.getProject());
    expect(error).toMatchObject({ name: "UsageError" });
    expect(String(error)).toContain("client.as({ consumerRef, groupRef })");
    expect(sent).toEqual([]);
  });

  it("drops the token on a 401 and sends the same request once more with a fresh one (H6)", async () => {
    const { fetch, sent } = recordingFetch(refused, json({ ok: true }));
    let call = 0;
    const client = createClient({ project: "p", getToken: () => Promise.resolve(`t${++call}`), fetch }).as(
      harry,
    );
    expect(await client.send({ method: "POST", path: "/a", body: { x: 1 } })).toEqual({ ok: true });
    expect(sent.map(({ headers, text }) => [headers.get("authorization"), text])).toEqual([
      ["Bearer t1", '{"x":1}'],
      ["Bearer t2", '{"x":1}'],
    ]);
  });

  it("gives up after the second 401 (H6)", async () => {
    const { fetch, sent } = recordingFetch(refused);
    const getToken = vi.fn(() => Promise.resolve("t"));
    const client = createClient({ project: "p", getToken, fetch }).as(harry);
    expect(await rejectionOf(client.getProject())).toMatchObject({ name: "ApiError", status: 401 });
    expect(sent).toHaveLength(2);
    expect(getToken).toHaveBeenCalledTimes(2);
  });

  it("requests refused together share one fresh token (H6)", async () => {
    let call = 0;
    const getToken = vi.fn(() => Promise.resolve(`t${++call}`));
    const fetch: typeof globalThis.fetch = (_url, init) => {
      const fresh = new Headers(init?.headers).get("authorization") !== "Bearer t1";
      return Promise.resolve(fresh ? json(wireProject)() : refused());
    };
    const client = createClient({ project: "p", getToken, fetch }).as(harry);
    await Promise.all([client.getProject(), client.getProject(), client.getProject()]);
    expect(getToken).toHaveBeenCalledTimes(2);
  });

  it("a 401 that arrives late leaves the newer token alone (H6)", async () => {
    let call = 0;
    const getToken = vi.fn(() => Promise.resolve(`t${++call}`));
    let answerFirst: (response: Response) => void = () => undefined;
    const late = new Promise<Response>((resolve) => (answerFirst = resolve));
    const { fetch, sent } = recordingFetch(() => late, refused, json(wireProject));
    const client = createClient({ project: "p", getToken, fetch }).as(harry);
    const first = client.getProject();
    await vi.waitUntil(() => sent.length === 1);
    await client.getProject();
    answerFirst(refused());
    await first;
    expect(sent.map(({ headers }) => headers.get("authorization"))).toEqual([
      "Bearer t1",
      "Bearer t1",
      "Bearer t2",
      "Bearer t2",
    ]);
    expect(getToken).toHaveBeenCalledTimes(2);
  });

  it("a key that is refused is not tried twice (H6)", async () => {
    const { fetch, sent } = recordingFetch(refused);
    const client = createClient({ project: "p", apiKey: "k", fetch });
    expect(await rejectionOf(client.getProject())).toMatchObject({ name: "ApiError", status: 401 });
    expect(sent).toHaveLength(1);
  });
});
