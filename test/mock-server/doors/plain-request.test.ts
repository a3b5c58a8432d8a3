import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRequest } from "../../../mock-server/doors/fetch-api.js";
import { readPlainRequest } from "../../../mock-server/doors/plain-request.js";
import { BodyTooLongError } from "../../../mock-server/http/request-body/body-limit.js";
import { anyCharacter } from "../../support/arbitraries/any-character.js";

const address = "https://api.example.com/v1/projects/p?x=1";
const maxBytes = 100;

/** What a backend gets of a request. */
async function show(request: ReturnType<typeof readRequest>) {
  const body = await request.readBody().catch((error: unknown) => error);
  return {
    method: request.method,
    url: request.url.href,
    body: body instanceof BodyTooLongError ? "too long" : body,
    headers: ["content-type", "x-api-key"].map((name) => request.header(name)),
  };
}

const inits = fc.record(
  {
    method: fc.constantFrom("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "patch", "OPTIONS"),
    headers: fc.constantFrom<NonNullable<RequestInit["headers"]>>(
      {},
      { "X-Api-Key": "key" },
      [["content-type", "application/json"]],
      new Headers({ "x-api-key": "k, l" }),
    ),
    body: fc.oneof(
      fc.string({ unit: anyCharacter, maxLength: 60 }),
      fc.constantFrom("", "\uFEFF{}", "\uD800", "é".repeat(51), "x".repeat(101)),
    ),
  },
  { requiredKeys: [] },
);

describe("a request of an address, a method, headers and a text", () => {
  it("reaches the backend as a Request of the same would (I6)", async () => {
    let plain = 0;
    await fc.assert(
      fc.asyncProperty(inits, async (init) => {
        const read = readPlainRequest(address, init, maxBytes);
        if (!read) return;
        plain += 1;
        const whole = new Request(address, init);
        expect(await show(read)).toEqual(await show(readRequest(whole, new URL(whole.url), maxBytes)));
      }),
    );
    expect(plain).toBeGreaterThan(0);
  });

  it.each<[string, string | Request, RequestInit]>([
    ["an address without a host", "/v1/projects", {}],
    ["an address with a user", "https://jane:secret@api.example.com/v1", {}],
    ["a Request", new Request(address), {}],
    ["a GET with a body", address, { body: "{}" }],
    ["a body that is no text", address, { method: "POST", body: new Uint8Array(3) }],
    ["an option of another kind", address, { redirect: "error" }],
  ])("a request is plain but for %s, which goes the longer way (I6)", (_, input, init) => {
    expect(readPlainRequest(input, init, maxBytes)).toBeUndefined();
  });
});
