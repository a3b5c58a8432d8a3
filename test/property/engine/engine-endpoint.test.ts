import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Operation } from "../../../src/contract/index.js";
import { groupRef } from "../../mock-server/support/harness.js";
import { createInstalled } from "../../mock-server/support/installed.js";
import { odd, writeBody } from "../../support/arbitraries/arbitrary-write-request.js";
import { anyCharacter } from "../../support/arbitraries/any-character.js";

/** Hundreds of backends on a busy machine. */
const patienceMs = 60_000;

const objectNames = ["contact", "__proto__", "a/b~c.d", "🙂"];
const objectName = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...objectNames) },
  fc.constantFrom("contacts", "constructor", "$['a']['b']"),
);

/** The group's own requests, whose records hold what a provider may choke on. */
const hostileRecord = fc.dictionary(
  fc.oneof(
    fc.constantFrom("__proto__", "constructor", "id", "Id", "lastname", "email", "a.b", ""),
    fc.string(),
  ),
  fc.oneof(odd, fc.string({ unit: anyCharacter }), fc.double(), fc.constantFrom("2026-01-02", -0, 2 ** 60)),
  { noNullPrototype: true, maxKeys: 6 },
);
const hostileBody = fc.oneof(
  fc.record({ groupRef: fc.constant(groupRef), type: fc.constant("create"), record: hostileRecord }),
  fc.record({
    groupRef: fc.constant(groupRef),
    type: fc.constantFrom("create", "update"),
    mode: fc.constantFrom("synchronous", "asynchronous"),
    batch: fc.array(fc.record({ record: hostileRecord }), { minLength: 1, maxLength: 4 }),
  }),
);
const ownBody = writeBody.map((body) =>
  typeof body === "object" && body !== null && "groupRef" in body && body.groupRef === "demo"
    ? { ...body, groupRef }
    : body,
);
const text = fc.oneof(
  { weight: 6, arbitrary: ownBody.map((body) => JSON.stringify(body)) },
  { weight: 4, arbitrary: hostileBody.map((body) => JSON.stringify(body)) },
  // Half a body, and bodies that never were any.
  fc.tuple(hostileBody, fc.nat()).map(([body, end]) => {
    const whole = JSON.stringify(body);
    return whole.slice(0, end % whole.length);
  }),
  fc.string({ unit: anyCharacter, maxLength: 40 }),
  fc
    .tuple(fc.constantFrom("[", '{"a":', '{"record":[', '"'), fc.integer({ min: 1, max: 5000 }))
    .map(([piece, times]) => piece.repeat(times)),
  fc.constantFrom(
    "",
    "null",
    "0",
    "\ufeff{}",
    '{"groupRef":1,"groupRef":"x"}',
    '{"__proto__":{"type":"create"}}',
  ),
);

describe("whatever is sent to the write endpoint", () => {
  it(
    "whatever is sent is answered as the contract allows, and every accepted operation ends (W2, W19)",
    { timeout: patienceMs },
    async () => {
      const seen = new Map<number, number>();
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom("salesforce", "hubspot", "intercom"),
          fc.array(fc.tuple(objectName, text), { minLength: 1, maxLength: 4 }),
          async (provider, requests) => {
            const { write, ask, backend, clock } = createInstalled(provider, objectNames);
            for (const [name, body] of requests) {
              const before = backend.snapshot();
              // `write` holds the answer against the contract.
              const { status, contentType, body: answer } = await write<unknown>(name, body);
              seen.set(status, (seen.get(status) ?? 0) + 1);
              if (status === 400) {
                expect(contentType).toBe("text/plain; charset=utf-8");
                // Where, what is wrong, and after the semicolon how to mend it.
                for (const line of (answer as string).split("\n"))
                  expect(line).toMatch(/^.+: .+; .+$|^.+: a write request has no such key|^and \d+ more$/);
                expect(backend.snapshot()).toEqual(before);
              } else if (status === 404) {
                expect(answer).toMatchObject({ status: 404, remedy: expect.any(String) as string });
                expect(backend.snapshot()).toEqual(before);
              } else {
                expect([200, 422]).toContain(status);
                const { operationId } = answer as { operationId: string };
                await clock.runUntilIdle();
                const path = `/projects/${backend.project.id}/operations/${operationId}`;
                const { body: operation } = await ask<Operation>("GET", path);
                expect(["success", "failure"]).toContain(operation.status);
                if (status === 422) expect(operation.status).toBe("failure");
              }
              expect(Object.keys(Object.prototype)).toEqual([]);
            }
          },
        ),
        { numRuns: 300 },
      );
      // Every kind of answer was there, or the test proves little.
      for (const status of [200, 400, 404, 422]) expect(seen.get(status) ?? 0).toBeGreaterThan(5);
    },
  );
});
