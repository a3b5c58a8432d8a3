import { describe, expect, it } from "vitest";
import { formatReport } from "../../../mock-server/compare/report/format-report.js";
import { createMockBackend } from "../../../mock-server/index.js";
import { createVirtualClock } from "../../../src/engine/index.js";
import { manifestOf } from "../support/harness.js";

const base = "https://api.withampersand.com/v1/projects/mock-project";
const jwt = `eyJ${"hbGciOiJIUzI1NiJ9"}.eyJ${"zdWIiOiJqYW5lIn0"}.c2lnbmF0dXJl`;

/** Every kind of secret that a recording may hold, each in the places where it is found. */
const secrets = {
  key: "amp-key-7c1d9e",
  bearer: "opaque-bearer-token-55",
  cookie: "session-cookie-value-1",
  setCookie: "set-cookie-value-22",
  queryKey: "query-key-9f8e7d",
  userinfo: "url-password-31",
  customerKey: "customer-api-key-404",
  password: "hunter2-hunter2",
  accessToken: "provider-access-token-8",
  refreshToken: "provider-refresh-token-8",
  clientSecret: "client-secret-613",
  pathKey: "path-api-key-77aa",
  header: "sforce-session-token-9",
  jwt,
};

const entry = (
  method: string,
  url: string,
  more: { body?: unknown; answer?: unknown; status?: number; headers?: Record<string, string> } = {},
) => ({
  request: {
    method,
    url,
    headers: Object.entries({
      "X-Api-Key": secrets.key,
      Authorization: `Bearer ${secrets.bearer}`,
      Cookie: `a=1; sid=${secrets.cookie}`,
      ...more.headers,
    }).map(([name, value]) => ({ name, value })),
    cookies: [{ name: "sid", value: secrets.cookie }],
    ...(more.body !== undefined && {
      postData: { mimeType: "application/json", text: JSON.stringify(more.body) },
    }),
  },
  response: {
    status: more.status ?? 200,
    headers: [{ name: "Set-Cookie", value: `sid=${secrets.setCookie}; HttpOnly` }],
    content: { mimeType: "application/json", size: 1, text: JSON.stringify(more.answer ?? {}) },
  },
});

const customer = { groupRef: "acme", consumerRef: "jane", provider: "salesforce" };

/** Answers that repeat what they must not, as services in trouble do. */
const har = {
  log: {
    entries: [
      entry("GET", `${base}/connections?apiKey=${secrets.queryKey}`, {
        answer: [
          { id: "c", apiKey: secrets.customerKey, note: `key ${secrets.queryKey} used by ${secrets.bearer}` },
        ],
      }),
      entry("GET", `https://jane:${secrets.userinfo}@api.withampersand.com/v1/projects/mock-project`, {
        answer: { id: "p", name: encodeURIComponent(secrets.userinfo), seen: btoa(`x${secrets.key}`) },
      }),
      entry("POST", `${base}/connections:generate`, {
        body: { ...customer, basicAuth: { username: "u", password: secrets.password } },
        answer: {
          id: "c",
          basic: secrets.password,
          oauth2AuthorizationCode: {
            accessToken: { token: secrets.accessToken },
            refreshToken: { token: secrets.refreshToken },
          },
        },
        status: 201,
      }),
      entry("POST", "https://api.withampersand.com/v1/oauth-connect", {
        body: { ...customer, projectIdOrName: "mock-project", client_secret: secrets.clientSecret },
        answer: { url: "https://x", clientSecret: secrets.clientSecret, jwt },
      }),
      entry("GET", `${base}/api-keys/${secrets.pathKey}`, { answer: { key: secrets.pathKey, label: "x" } }),
      entry(
        "POST",
        "https://write.withampersand.com/v1/projects/mock-project/integrations/crm/objects/contact",
        {
          body: {
            groupRef: "acme",
            type: "create",
            record: { lastname: jwt },
            headers: [{ key: "Sforce-Auth", value: secrets.header }],
          },
          answer: { operationId: "o", echoed: secrets.header, result: { success: true } },
        },
      ),
    ],
  },
};

describe("secrets of a recording", () => {
  it("secrets of a recording stand in no report, in whatever form, and in no line that is shown (H20)", async () => {
    const backend = createMockBackend({
      manifest: manifestOf("salesforce", { write: ["contact"] }),
      clock: createVirtualClock(),
    });
    const shown: unknown[] = [];
    const report = await backend.replay(har, { onFinding: (finding) => shown.push(finding) });
    expect(report.totals.compared).toBe(6);
    const all = [
      JSON.stringify(report),
      ...formatReport(report),
      JSON.stringify(shown),
      JSON.stringify(backend.journal.entries),
      JSON.stringify(backend.snapshot()),
    ];
    for (const [name, secret] of Object.entries(secrets)) {
      for (const form of [secret, encodeURIComponent(secret), btoa(secret).slice(0, -4)]) {
        // The record is the caller's data, which the mock keeps; no report repeats it.
        const places = name === "jwt" ? all.slice(0, -2) : all;
        expect(
          places.filter((text) => text.includes(form)),
          `${name} as ${form}`,
        ).toEqual([]);
      }
    }
    expect(all[0]).toContain("[redacted]");
  });

  it("secrets of a recording of a journal are hidden where it was made (H20)", async () => {
    const backend = createMockBackend({
      manifest: manifestOf("salesforce", { write: ["contact"] }),
      clock: createVirtualClock(),
    });
    await backend.fetch(`${base}/connections:generate?apiKey=${secrets.queryKey}`, {
      method: "POST",
      headers: { "x-api-key": secrets.key, "content-type": "application/json" },
      body: JSON.stringify({ ...customer, apiKey: secrets.customerKey }),
    });
    const journal = JSON.stringify(backend.journal.entries);
    for (const secret of [secrets.queryKey, secrets.key, secrets.customerKey])
      expect(journal).not.toContain(secret);
    const report = await createMockBackend({
      manifest: manifestOf("salesforce", { write: ["contact"] }),
    }).replay(journal);
    expect(report.totals).toEqual({ compared: 1, different: 0, notCompared: 0 });
  });
});
