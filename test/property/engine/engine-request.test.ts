import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeRequestSchema } from "../../../src/contract/index.js";
import { checkRequest } from "../../../src/engine/requests/check-request.js";
import { isPlainRequest } from "../../../src/engine/requests/is-plain-request.js";
import { formatFaults } from "../../../src/engine/requests/request-fault.js";
import { listUnknownKeys } from "../../../src/engine/requests/unknown-keys.js";
import { writeBody } from "../../support/arbitraries/arbitrary-write-request.js";

/** Hundreds of runs on a busy machine. */
const patienceMs = 60_000;

/** The rules of SEMANTICS.md about the parts of a request together, word by word, for a body that keeps the schema. */
function keepsRules(request: Record<string, unknown>): boolean {
  const { type, mode = "synchronous", record: one, batch: many, associations } = request;
  const records =
    one === undefined ? ((many ?? []) as { record: unknown }[]).map((each) => each.record) : [one];
  const hasId = (each: unknown) =>
    ["id", "Id"].some((name) => {
      const id = (each as Record<string, unknown>)[name];
      return (typeof id === "string" && id.length > 0) || typeof id === "number";
    });
  const w3 = (one === undefined) !== (many === undefined);
  const w5 = type === "create" || records.every(hasId);
  const w6 = type !== "delete" || (many === undefined && mode !== "asynchronous");
  const isAuto = request["autoBatchPolicy"] !== undefined;
  const w9 = !isAuto || (mode === "asynchronous" && type !== "delete" && many === undefined);
  const w10 = request["retryPolicy"] === undefined || isAuto || mode === "asynchronous";
  const hasHome = many === undefined || !Array.isArray(associations) || associations.length === 0;
  return w3 && w5 && w6 && w9 && w10 && hasHome;
}

describe("a request by itself", () => {
  it(
    "a request is accepted exactly when it keeps the schema and the rules (W2, W3, W4, W5, W6, W7, W8, W9, W10)",
    { timeout: patienceMs },
    () => {
      let accepted = 0;
      fc.assert(
        fc.property(writeBody, (value) => {
          const checked = checkRequest(value);
          const keepsSchema = writeRequestSchema.safeParse(value).success;
          expect(checked.ok).toBe(keepsSchema && keepsRules(value as Record<string, unknown>));
          if (checked.ok) {
            accepted += 1;
            expect(checked.request).toBe(value);
          } else {
            expect(checked.faults.length).toBeGreaterThan(0);
            const lines = formatFaults(checked.faults).split("\n");
            for (const line of lines.slice(0, checked.faults.length))
              expect(line).toMatch(/^[^\n]+: [^\n]+$/);
          }
        }),
        { numRuns: 5000 },
      );
      expect(accepted).toBeGreaterThan(500);
    },
  );

  it(
    "a request is of the usual kind only if it keeps the schema and has no unknown keys (W2)",
    { timeout: patienceMs },
    () => {
      let plain = 0;
      fc.assert(
        fc.property(writeBody, (value) => {
          if (!isPlainRequest(value)) return;
          plain += 1;
          expect(writeRequestSchema.safeParse(value).success).toBe(true);
          expect(listUnknownKeys(value)).toEqual([]);
        }),
        { numRuns: 5000 },
      );
      expect(plain).toBeGreaterThan(500);
    },
  );
});
