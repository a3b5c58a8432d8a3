import { describe, expect, it, vi } from "vitest";
import {
  ApiError,
  HeadlessWriteKitError,
  UnsupportedChangeError,
  UsageError,
  createClient,
  isApiError,
  isNetworkError,
  isTimeoutError,
  isTokenError,
  isUnsupportedChangeError,
  isUsageError,
} from "../../src/client/index.js";
import { json, problem, recordingFetch, rejectionOf, text } from "./recording-fetch.js";
import { wireInstallation } from "./wire-samples.js";

async function errorFor(answer: () => Response): Promise<ApiError> {
  const client = createClient({ project: "p", apiKey: "k", fetch: recordingFetch(answer).fetch });
  const error = await rejectionOf(
    client.patchObjectConfigContent("i", "contact", { groupRef: "g", action: "write", changes: [] }),
  );
  if (!isApiError(error)) throw error;
  return error;
}

const path = "/projects/p/integrations/i/objects/contact/config-content";

const noReason =
  "the server gave no reason; try again later; if it goes on, check the base URL, https://api.withampersand.com/v1";

describe("ApiError", () => {
  it("an ApiError's message goes on to the remedy as a sentence does, also after a question (H7)", async () => {
    const messageOf = async (detail: string) =>
      (await errorFor(problem({ status: 404, detail, remedy: 'the manifest has "crm"' }))).message;
    expect(await messageOf("no such integration")).toMatch(/: no such integration; the manifest has "crm"$/);
    expect(await messageOf('did you mean "crm"?')).toMatch(/: did you mean "crm"\? the manifest has "crm"$/);
  });

  it("an ApiError tells how long the server asks to wait, in seconds or by a date (H7)", async () => {
    const after = async (value?: string) => {
      const headers = value === undefined ? {} : { "Retry-After": value };
      return (await errorFor(() => new Response("busy", { status: 503, headers }))).retryAfterMs;
    };
    vi.useFakeTimers({ now: Date.parse("2026-05-01T00:00:00Z") });
    expect(await after("120")).toBe(120_000);
    expect(await after("Fri, 01 May 2026 00:00:30 GMT")).toBe(30_000);
    expect(await after("Thu, 30 Apr 2026 00:00:00 GMT")).toBe(0);
    expect(await after("-5")).toBeUndefined();
    expect(await after("soon")).toBeUndefined();
    expect(await after()).toBeUndefined();
    vi.useRealTimers();
  });

  it("carries the problem, its issues, remedy, retryable and requestId (H7)", async () => {
    const error = await errorFor(
      problem({
        status: 422,
        title: "Unprocessable Entity",
        detail: "the config is invalid",
        remedy: "name an object of the manifest",
        retryable: false,
        requestId: "89eb1ffb",
        issues: [
          {
            in: "body",
            name: "/write/objects/Contact",
            detail: "no such object",
            remedy: 'did you mean "contact"?',
          },
        ],
      }),
    );
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ name: "ApiError", status: 422, method: "PATCH", path });
    expect(error.message).toBe(
      `PATCH ${path} failed with 422: the config is invalid; name an object of the manifest`,
    );
    expect(error.remedy).toBe("name an object of the manifest");
    expect(error.retryable).toBe(false);
    expect(error.requestId).toBe("89eb1ffb");
    expect(error.problem.title).toBe("Unprocessable Entity");
    expect(error.issues).toEqual([
      {
        in: "body",
        name: "/write/objects/Contact",
        detail: "no such object",
        remedy: 'did you mean "contact"?',
      },
    ]);
    expect(error.stack).toMatch(/^ApiError: PATCH /);
  });

  it("leaves out the value of an issue, which is a piece of the request (H7)", async () => {
    const error = await errorFor(
      problem({ status: 400, issues: [{ name: "a", value: "typed by the user" }] }),
    );
    expect(error.issues).toEqual([{ name: "a" }]);
  });

  it.each([
    [408, true],
    [429, true],
    [500, true],
    [503, true],
    [400, false],
    [404, false],
    [422, false],
  ])("takes status %i for retryable: %s, where the problem does not say (H7)", async (status, retryable) => {
    expect((await errorFor(problem({ status }))).retryable).toBe(retryable);
  });

  it("takes the problem's word for retryable over the status (H7)", async () => {
    const retryable = { status: 409, retryable: true };
    const final = { status: 500, retryable: false };
    expect((await errorFor(problem(retryable))).retryable).toBe(true);
    expect((await errorFor(problem(final))).retryable).toBe(false);
  });

  it.each<[string, () => Response, string]>([
    [
      "text, as the write endpoint sends it",
      text("required field not found", 400),
      "400: required field not found",
    ],
    [
      "a refused record of the write endpoint",
      json({ operationId: "o", errors: [{ message: "no such record" }], result: { success: false } }, 422),
      "422: no such record",
    ],
    [
      "an HTML page",
      text("\n<!doctype html><h1>Bad Gateway</h1>", 502, "text/html"),
      "502: an HTML page came instead of a problem; check the base URL, https://api.withampersand.com/v1",
    ],
    ["an empty body", text("", 500), `500: ${noReason}`],
    ["a title alone", problem({ status: 409, title: "Conflict" }), "409: Conflict"],
    ["JSON that is no object", json(["a"], 500), `500: ${noReason}`],
    ["JSON null", json(null, 500), `500: ${noReason}`],
    [
      "members of the wrong types",
      json(
        {
          detail: 7,
          title: {},
          remedy: null,
          issues: [null, 1, { detail: 2 }],
          errors: "e",
          retryable: "no",
        },
        500,
      ),
      `500: ${noReason}`,
    ],
    ["issues that are no list", json({ detail: "d", issues: { length: 1 } }, 400), "400: d"],
  ])("an ApiError makes sense of %s (H7)", async (_name, answer, ending) => {
    const error = await errorFor(answer);
    expect(error.message).toBe(`PATCH ${path} failed with ${ending}`);
    expect(Array.isArray(error.issues)).toBe(true);
  });

  it("cuts a long text short (H7)", async () => {
    expect((await errorFor(text("x".repeat(100_000), 500))).message.length).toBeLessThan(500);
  });

  it("a problem whose words are a whole dump is cut short (H7)", async () => {
    const dump = "x".repeat(500_000);
    const error = await errorFor(
      problem({ status: 500, detail: dump, title: dump, issues: [{ detail: dump }] }),
    );
    expect(error.message.length).toBeLessThan(4_000);
    expect(JSON.stringify(error.problem).length).toBeLessThan(10_000);
  });

  const { id: _id, ...withoutId } = wireInstallation;
  it.each<[string, () => Response, RegExp]>([
    [
      "no JSON",
      text("<!doctype html>", 200, "text/html"),
      /failed with 200: .*it is not JSON; check the base URL/,
    ],
    ["broken JSON", text('{"id":', 200), /it is not JSON/],
    ["empty", text("", 200), /it is not an installation/],
    ["a list", json([wireInstallation]), /it is not an installation/],
    ["without an id", json(withoutId), /an installation without an id/],
    [
      "without a config",
      json({ ...wireInstallation, config: null }),
      /an installation without config.content/,
    ],
    [
      "without the config's content",
      json({ ...wireInstallation, config: { id: "c", content: [] } }),
      /an installation without config.content/,
    ],
  ])("a success that is %s is an error that says so (H7)", async (_name, answer, message) => {
    const error = await errorFor(answer);
    expect(error).toMatchObject({ status: 200, retryable: false, path });
    expect(error.message).toMatch(message);
  });

  it("a list with an item that is no installation is an error (H7)", async () => {
    const client = createClient({ project: "p", apiKey: "k", fetch: recordingFetch(json([{}])).fetch });
    const error = await rejectionOf(client.listInstallations({ integrationId: "i" }));
    expect(String(error)).toMatch(/an installation without an id/);
    const other = createClient({ project: "p", apiKey: "k", fetch: recordingFetch(json({})).fetch });
    expect(String(await rejectionOf(other.listConnections({})))).toMatch(/not a list/);
  });
});

describe("guards", () => {
  it("the guards know errors of another copy of the kit, which instanceof does not (H7)", async () => {
    vi.resetModules();
    const copy = await import("../../src/client/index.js");
    const context = { method: "GET", path: "/a" };
    const error = new copy.ApiError(context, 404, { issues: [] });
    expect(error).not.toBeInstanceOf(ApiError);
    expect(isApiError(error)).toBe(true);
    expect(isNetworkError(new copy.NetworkError(context, "https://api.example", undefined))).toBe(true);
    expect(isTimeoutError(new copy.TimeoutError(context, 1))).toBe(true);
    expect(isTokenError(new copy.TokenError("t"))).toBe(true);
    expect(isUsageError(new copy.UsageError("u"))).toBe(true);
    expect(isUnsupportedChangeError(new copy.UnsupportedChangeError([]))).toBe(true);
  });

  it("the guards refuse everything else (H7)", () => {
    const named = Object.assign(new Error("x"), { name: "ApiError" });
    for (const value of [undefined, null, "ApiError", {}, named, new UsageError("u")]) {
      expect(isApiError(value)).toBe(false);
    }
    expect(isTimeoutError(new DOMException("late", "TimeoutError"))).toBe(false);
  });
});

describe("UnsupportedChangeError", () => {
  it("lists what the contract cannot express (S6, H7)", () => {
    const unsupported = [{ path: "/provider", reason: "an installation keeps its provider" }];
    const error = new UnsupportedChangeError(unsupported);
    expect(error).toBeInstanceOf(HeadlessWriteKitError);
    expect(error.unsupported).toBe(unsupported);
    expect(error.message).toBe(
      "the draft cannot be saved; undo these changes and save again: /provider: an installation keeps its provider",
    );
  });
});

describe("a refused write", () => {
  const write = (answer: () => Response) =>
    createClient({ project: "p", apiKey: "k", fetch: recordingFetch(answer).fetch }).writeRecords(
      "i",
      "contact",
      {
        groupRef: "g",
        type: "create",
        record: {},
      },
    );

  it("a refused write is an answer, with the provider's errors (W14)", async () => {
    const refused = { operationId: "o", errors: [{ message: "no" }], result: { success: false } };
    expect(await write(json(refused, 422))).toEqual(refused);
  });

  it("a refused write is told apart from a problem of the same status, whose words show (W14)", async () => {
    const error = await rejectionOf(
      write(problem({ status: 422, detail: "record.amount must be a number", remedy: "send a number" })),
    );
    expect(isApiError(error) && error.status).toBe(422);
    expect(String(error)).toMatch(/record\.amount must be a number.*send a number/);
  });
});
