import fc from "fast-check";

/** What is out of place almost everywhere. */
export const odd = fc.oneof(
  fc.constantFrom<unknown>(null, "", "1", 0, 1, 1.5, true, [], {}, [{}]),
  fc.jsonValue(),
);
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

/** Bodies of write requests for the group `demo`, of which about a third keep all the rules; the rest is anything that JSON can say. */
export const writeBody = fc.oneof(
  { weight: 1, arbitrary: fc.jsonValue() },
  { weight: 20, arbitrary: request },
);
