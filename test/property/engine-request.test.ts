import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeRequestSchema } from "../../src/contract/index.js";
import { checkRequest } from "../../src/engine/check-request.js";
import { isPlainRequest } from "../../src/engine/is-plain-request.js";

/** Hundreds of runs on a busy machine. */
const patienceMs = 60_000;

const odd = fc.oneof(fc.constantFrom<unknown>(null, "", "1", 0, 1, 1.5, true, [], {}, [{}]), fc.jsonValue());
/** Mostly what is expected in a place, at times anything else. */
const mostly = (...right: unknown[]) => fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...right) }, odd);

const association = { to: { id: "1" }, types: [{ associationCategory: "A", associationTypeId: 279 }] };
const record = mostly({ a: 1, id: "1" }, { Id: "1" }, { id: "", Id: 7 }, { a: 1 }, { id: null });
const item = fc.record({ record, associations: mostly([], [association]) }, { requiredKeys: ["record"] });
const batch = fc.oneof(
  { weight: 8, arbitrary: fc.array(fc.oneof(item, fc.record({ record })), { minLength: 1, maxLength: 3 }) },
  odd,
);
const content = fc.oneof(
  { weight: 6, arbitrary: fc.record({ record }) },
  { weight: 6, arbitrary: fc.record({ batch }) },
  fc.record({ record, batch }),
  fc.constant({}),
);
const part = fc.oneof(
  fc.record({ batchPolicy: mostly({}, { allOrNone: true }) }),
  fc.record({ retryPolicy: mostly({}, { deadlineHours: 48 }, { deadlineHours: 49 }) }),
  fc.record({
    autoBatchPolicy: mostly({ maxDelayMinutes: 1 }, { maxDelayMinutes: 1, retryDeadlineHours: 48 }),
  }),
  fc.record({ associations: mostly([], [association]) }),
  fc.record({ headers: mostly([], [{ key: "k", value: "v" }], [{ key: "k" }]) }),
  fc.record({ unknown: odd }),
);
const request = fc
  .record(
    {
      groupRef: mostly("demo"),
      type: mostly("create", "create", "update", "delete"),
      mode: mostly(undefined, "synchronous", "asynchronous"),
      content,
      parts: fc.array(part, { maxLength: 2 }),
    },
    { requiredKeys: ["groupRef", "type", "content", "parts"] },
  )
  .map(({ content: records, parts, ...rest }) => Object.assign({}, rest, records, ...parts) as unknown);

/** Requests of which about a third keep all the rules. */
const body = fc.oneof({ weight: 1, arbitrary: fc.jsonValue() }, { weight: 20, arbitrary: request });

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

describe("W2 to W10: a request by itself", () => {
  it(
    "is accepted exactly when it keeps the schema and the rules, and is answered in any case",
    { timeout: patienceMs },
    () => {
      let accepted = 0;
      fc.assert(
        fc.property(body, (value) => {
          const checked = checkRequest(value);
          const keepsSchema = writeRequestSchema.safeParse(value).success;
          expect(checked.ok).toBe(keepsSchema && keepsRules(value as Record<string, unknown>));
          if (checked.ok) {
            accepted += 1;
            expect(checked.request).toBe(value);
          } else {
            expect(checked.faults.length).toBeGreaterThan(0);
            for (const fault of checked.faults) expect(fault).toMatch(/^[^\n]+: [^\n]+$/);
          }
        }),
        { numRuns: 5000 },
      );
      expect(accepted).toBeGreaterThan(500);
    },
  );

  it("is of the usual kind only if it keeps the schema", { timeout: patienceMs }, () => {
    let plain = 0;
    fc.assert(
      fc.property(body, (value) => {
        if (!isPlainRequest(value)) return;
        plain += 1;
        expect(writeRequestSchema.safeParse(value).success).toBe(true);
      }),
      { numRuns: 5000 },
    );
    expect(plain).toBeGreaterThan(500);
  });
});
