import { z } from "zod";
import { formatBodyPath } from "../../../src/json/body-path.js";
import { nearestName } from "../../../src/json/nearest-name.js";
import { quote } from "../../../src/json/quote.js";
import { schemaIssues } from "../../domain/schema-issues.js";
import type { FaultEffect } from "../../journal/fault-effect.js";
import { routedOperations } from "../find-route.js";

/** Describes which requests fail, how often, and how. */
export interface FaultRule {
  /**
   * The operations that fail, by the contract's ids such as `updateInstallation`, or "writeToEndpoint" for
   * the endpoints of the 2023 form. @default all requests
   */
  readonly operations?: readonly string[];
  /** The share of matching requests that fail: above 0, up to 1. @default 1 */
  readonly probability?: number;
  /** The number of requests that fail. @default Infinity */
  readonly times?: number;
  readonly effect: FaultEffect;
}

const effectSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("latency"),
    ms: z.union([z.number(), z.tuple([z.number(), z.number()])]),
  }),
  z.strictObject({
    kind: z.literal("status"),
    status: z.number(),
    retryAfterSeconds: z.number().nonnegative().optional(),
  }),
  z.strictObject({ kind: z.literal("drop"), when: z.enum(["request", "response"]) }),
  z.strictObject({ kind: z.literal("malformed") }),
]);

/** The schema of the rules. It refuses unknown keys, so that a typo is not ignored. */
const rulesSchema = z.array(
  z.strictObject({
    operations: z.array(z.string()).optional(),
    probability: z.number().optional(),
    // z.number() refuses Infinity.
    times: z.custom<number>((value) => typeof value === "number", "expected number").optional(),
    effect: effectSchema,
  }),
);

/** The longest latency: the longest delay of `setTimeout`, as a longer one would fire at once. */
const maxLatencyMs = 2 ** 31 - 1;

/** Throws a `TypeError` for rules that are invalid; `at` says where they stand. */
export function checkFaultRules(rules: readonly FaultRule[], at = "rules"): void {
  const [issue] = schemaIssues(rulesSchema, rules, formatBodyPath);
  if (issue) throw new TypeError(`${at}${issue.name ?? ""}: ${issue.detail ?? "it does not fit"}`);
  for (const [index, rule] of rules.entries()) checkRule(rule, `${at}[${String(index)}]`);
}

function checkRule({ operations = [], probability = 1, times = 1, effect }: FaultRule, at: string): void {
  for (const id of operations) {
    if (routedOperations.includes(id)) continue;
    const nearest = nearestName(id, routedOperations);
    throw new TypeError(
      `${at}.operations: there is no operation ${quote(id)}${nearest ? `; did you mean ${nearest}?` : ""}`,
    );
  }
  if (!(probability > 0 && probability <= 1)) {
    throw new TypeError(`${at}.probability is ${String(probability)}; write a number above 0, up to 1`);
  }
  if (!(times > 0)) throw new TypeError(`${at}.times is ${String(times)}; write a number above 0`);
  const isStatus = (status: number) => Number.isInteger(status) && status >= 400 && status <= 599;
  if (effect.kind === "status" && !isStatus(effect.status)) {
    throw new TypeError(`${at}.effect.status is ${String(effect.status)}; write one from 400 to 599`);
  }
  if (effect.kind === "latency") {
    const [least, most] = typeof effect.ms === "number" ? [effect.ms, effect.ms] : effect.ms;
    if (!(least >= 0 && most >= least && most <= maxLatencyMs)) {
      throw new TypeError(
        `${at}.effect.ms: write ms from 0, or [least, most]; at most ${String(maxLatencyMs)}, which is 24 days`,
      );
    }
  }
}
