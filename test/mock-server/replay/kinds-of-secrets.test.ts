import { describe, expect, it } from "vitest";
import { formatReport } from "../../../mock-server/compare/report/format-report.js";
import { createMockBackend } from "../../../mock-server/index.js";
import { createVirtualClock } from "../../../src/engine/index.js";
import { manifestOf } from "../support/harness.js";

const base = "https://api.withampersand.com/v1/projects/mock-project";

/** Parameters of a query that let their bearer in, or sign. */
const query = {
  ...{ access_token: "query-access-1", code: "query-code-22", state: "query-state-3", sig: "query-sig-444" },
  ...{
    "X-Amz-Signature": "query-amz-55",
    token: "query-token-6",
    password: "query-pass-7",
    id_token: "query-id-88",
  },
  ...{
    client_secret: "query-client-9",
    "X-Amz-Security-Token": "query-sts-10",
    SAMLResponse_token: "query-saml-11",
  },
};
/** Members of a form, as text and as a list. */
const form = {
  client_secret: "form-client-1",
  password: "form-pass-22",
  client_assertion: "form-assertion-3",
};
const listed = { password: "listed-pass-1", refresh_token: "listed-refresh-2" };
const headers = {
  ...{ "X-CSRF-Token": "header-csrf-1", "X-Session": "header-session-2", "Api-Token": "header-token-3" },
  ...{ "X-Hub-Signature-256": "header-signature-4", Authorization: `Basic ${btoa("jane:header-basic-5")}` },
};
/** Names that say so in an answer. */
const members = {
  ...{ refresh_token: "member-refresh-1", apiSecret: "member-secret-2", signing_secret: "member-signing-3" },
  ...{ client_assertion: "member-assertion-4", private_key: "member-key-5", session_id: "member-session-6" },
  ...{ sid: "member-sid-77", csrf: "member-csrf-8", otp: "member-otp-9", bearerToken: "member-bearer-10" },
};
/** What vendors give out, told by its form alone; written in two parts, as this file is searched for secrets, too. */
const tokens = [
  ["ghp_", "A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8"],
  ["github_pat_", "11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz"],
  ["glpat-", "abcdefghij1234567890"],
  ["xoxb-", "123456789012-abcdefABCDEF"],
  ["sk_", "live_51Habcdefghijklmnop"],
  ["AKIA", "IOSFODNN7EXAMPLE"],
  ["AIza", "SyA1234567890abcdefghijklmnopqrstuvw"],
  ["00D5g000004XYZQ!", "AQEAQFoobarBazQuxToken1234567890"],
  ["pat-na1-", "11111111-2222-3333-4444-555555555555"],
  ["npm_", "abcdefghijklmnopqrstuvwxyz0123456789"],
  ["SG.", "abcdefghijklmnop.qrstuvwxyz"],
].map((parts) => parts.join(""));
const inUrls = { userinfo: "url-password-1", pathParameter: "path-session-2" };

const list = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([name, value]) => ({ name, value }));
const entry = (
  method: string,
  url: string,
  { answer, type = "application/json", post }: { answer: unknown; type?: string; post?: object },
) => ({
  request: { method, url, headers: list(headers), cookies: [], ...(post && { postData: post }) },
  response: {
    ...{ status: 200, headers: [] },
    content: { mimeType: type, size: 1, text: typeof answer === "string" ? answer : JSON.stringify(answer) },
  },
});
const echo = (...values: Readonly<Record<string, string>>[]) =>
  values.flatMap((each) => Object.values(each)).join(" ");

const har = {
  log: {
    entries: [
      entry(
        "GET",
        `${base}/connections;jsessionid=${inUrls.pathParameter}?${new URLSearchParams(query).toString()}`,
        {
          answer: [],
        },
      ),
      entry("GET", `${base}/connections?${new URLSearchParams(query).toString()}`, {
        answer: [{ id: "c", note: `${echo(query, headers)} header-basic-5` }],
      }),
      entry("POST", "https://api.withampersand.com/v1/oauth-connect", {
        post: {
          mimeType: "application/x-www-form-urlencoded",
          text: new URLSearchParams(form).toString(),
          params: list(listed),
        },
        answer: { echoed: echo(form, listed) },
      }),
      entry("GET", `${base}/integrations`, {
        answer: [{ id: "i", ...members, notes: tokens, database: `postgres://u:${inUrls.userinfo}@host/db` }],
      }),
      entry("GET", `${base}/installations`, {
        type: "text/html",
        answer: `<input name="csrf_token" value="${members.csrf}"><p>${tokens.join(" ")}</p>`,
      }),
    ],
  },
};

describe("secrets of kinds that a recording was not told of", () => {
  it("secrets that a recording was not told of are known by the names and places where they stand, or by their form, and shown nowhere (H20)", async () => {
    const backend = createMockBackend({
      manifest: manifestOf("salesforce", { write: ["contact"] }),
      clock: createVirtualClock(),
    });
    const shown: unknown[] = [];
    const report = await backend.replay(har, { onFinding: (finding) => shown.push(finding) });
    expect(report.totals.different).toBeGreaterThan(3);
    const all = [JSON.stringify(report), ...formatReport(report), JSON.stringify(shown)].join("\n");
    const journal = JSON.stringify(backend.journal.entries);
    const values = [query, form, listed, headers, members, inUrls].flatMap((each) => Object.values(each));
    const leaks = [...values, ...tokens, "header-basic-5"].filter((each) => all.includes(each));
    expect(leaks).toEqual([]);
    expect([...Object.values(query), inUrls.pathParameter].filter((each) => journal.includes(each))).toEqual(
      [],
    );
  });

  it("no ordinary words of a recording are secrets: short values, page tokens and ordinary names stay (H20)", async () => {
    const backend = createMockBackend({ manifest: manifestOf("salesforce", { write: ["contact"] }) });
    const url = `${base}/connections?pageToken=before-1234567890&state=open&groupRef=acme-company`;
    const report = await backend.replay({
      log: {
        entries: [
          entry("GET", url, { answer: [{ id: "c", status: "open", name: "acme-company", sky: "sk-y" }] }),
        ],
      },
    });
    const text = JSON.stringify(report);
    for (const word of ["pageToken=before-1234567890", "groupRef=acme-company", '\\"open\\"', "sk-y"]) {
      expect(text.replaceAll('"', '\\"')).toContain(word);
    }
  });
});
