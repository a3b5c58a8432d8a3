import fc from "fast-check";

/** Who is signed in, and by what: a key, a function of their own, or one that is written inline, with the same text for all. */
export const credentials = ["first-key", "second-key", "jane", "john", "inline jane", "inline john"] as const;
export type CredentialName = (typeof credentials)[number];

/** What becomes of one call of `getToken`. */
export const tokenOutcome = fc.constantFrom("token", "token", "token", "late", "reject", "hang", "number");
export type TokenOutcome = typeof tokenOutcome extends fc.Arbitrary<infer TOutcome> ? TOutcome : never;

/** What becomes of one request. */
const outcome = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: "answer" } as const) },
  fc.record({ kind: fc.constant("late" as const), ms: fc.integer({ min: 1, max: 5_000 }) }),
  fc.constant({ kind: "fail" } as const),
  fc.constant({ kind: "hang" } as const),
  fc.record({ kind: fc.constant("status" as const), status: fc.constantFrom(401, 403, 404, 429, 500, 503) }),
  fc.constant({ kind: "html" } as const),
);
export type Outcome = typeof outcome extends fc.Arbitrary<infer TOutcome> ? TOutcome : never;

const outage = fc
  .tuple(outcome, fc.integer({ min: 5, max: 40 }))
  .map(([each, count]) => Array<Outcome>(count).fill(each));

/** One by one, an outage that meets every request for a while, or one that begins while the screen loads or after it. */
export const scripts = fc.oneof(
  fc.array(outcome, { maxLength: 24 }),
  outage,
  fc
    .tuple(fc.integer({ min: 3, max: 8 }), outage)
    .map(([answers, failures]) => [...Array<Outcome>(answers).fill({ kind: "answer" }), ...failures]),
);

/** What happens while requests go wrong. */
export const event = fc.oneof(
  fc.record({ kind: fc.constant("wait" as const), ms: fc.integer({ min: 0, max: 20_000 }) }),
  fc.constant({ kind: "refetch" } as const),
  fc.record({ kind: fc.constant("credential" as const), name: fc.constantFrom(...credentials) }),
  fc.record({ kind: fc.constant("consumer" as const), consumerRef: fc.constantFrom("jane", "john") }),
  fc.constant({ kind: "clear" } as const),
  fc.constant({ kind: "remount" } as const),
  fc.constant({ kind: "hide or show settings" } as const),
);
