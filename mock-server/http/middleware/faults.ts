import type { MiddlewareHandler } from "hono";
import { z } from "zod";
import { createSeededRandom, type Clock, type Random } from "../../../src/engine/index.js";
import { formatBodyPath } from "../../../src/json/body-path.js";
import { nearestName } from "../../../src/json/nearest-name.js";
import { type FindRoute, routedOperations } from "../find-route.js";
import type { ExchangeEnv } from "./record-requests.js";
import { readNotes, respond, textOf } from "../respond.js";
import { schemaIssues } from "../../domain/schema-issues.js";

/** What goes wrong with a request. */
export type FaultEffect =
  /** The answer takes its time, by the backend's clock, in ms: so long, or something between the two. */
  | { readonly kind: "latency"; readonly ms: number | readonly [least: number, most: number] }
  /** The request is refused before the backend sees it; `retryAfterSeconds` goes into `Retry-After`. */
  | { readonly kind: "status"; readonly status: number; readonly retryAfterSeconds?: number }
  /** The connection breaks: before the backend sees the request, or after it has done what it was asked. */
  | { readonly kind: "drop"; readonly when: "request" | "response" }
  /** The answer is cut in half, so that it is no JSON. */
  | { readonly kind: "malformed" };

/** Which requests go wrong, how often, and how. */
export interface FaultRule {
  /** The operations that it is about: the contract's ids, such as `updateInstallation`, and "writeToEndpoint" for the endpoints of the 2023 form. @default all requests */
  readonly operations?: readonly string[];
  /** Above 0, up to 1. @default 1 */
  readonly probability?: number;
  /** After so many faults the rule is used up. @default Infinity */
  readonly times?: number;
  readonly effect: FaultEffect;
}

/** Faults that a backend is told to make; with the same seed and the same requests they are the same each time. */
export interface Faults {
  /** Replaces all rules; a request goes through them in their order. Throws a `TypeError` for a rule that cannot be kept. */
  set(rules: readonly FaultRule[], options?: { seed?: number }): void;
  clear(): void;
}

/** What `fetch` rejects with where the connection breaks, by a fault or a reset: a `TypeError`, as of a real one. */
export class BrokenConnectionError extends TypeError {
  constructor({ method, url }: Request, why = "a fault of the mock backend asks for it") {
    super(`the connection broke at ${method} ${url}: ${why}`);
  }
}

/** Creates faults, and the middleware that makes them. */
export function createFaults({ clock, findRoute }: { clock: Clock; findRoute: FindRoute }) {
  let rules: { rule: FaultRule; left: number }[] = [];
  let random: Random = createSeededRandom(1);

  function draw(operation: string | undefined): FaultEffect[] {
    return rules.flatMap((entry) => {
      const { operations, probability = 1, effect } = entry.rule;
      const isMeant = !operations || (operation !== undefined && operations.includes(operation));
      if (!isMeant || entry.left <= 0 || random.next() >= probability) return [];
      entry.left -= 1;
      return [effect];
    });
  }

  const makeFaults: MiddlewareHandler<ExchangeEnv> = async (c, next) => {
    if (rules.length === 0) return next();
    const effects = draw(findRoute(c.req.method, c.req.url).operation);
    const { faults: made } = c.get("exchange");

    for (const effect of effects) {
      if (effect.kind === "malformed" || (effect.kind === "drop" && effect.when === "response")) continue;
      made.push(effect);
      if (effect.kind === "latency") await wait(clock, drawMs(effect.ms, random));
      if (effect.kind === "drop") throw new BrokenConnectionError(c.req.raw);
      if (effect.kind === "status") return failureOf(effect);
    }
    await next();
    // What is lost on its way cannot be malformed, too.
    const spoil =
      effects.find(({ kind }) => kind === "drop") ?? effects.find(({ kind }) => kind === "malformed");
    if (!spoil) return;
    made.push(spoil);
    if (spoil.kind === "drop") throw new BrokenConnectionError(c.req.raw);
    const cut = await cutInHalf(c.res);
    // Hono would lay the headers of the answer that it has on the new one.
    c.res = undefined;
    c.res = cut;
  };

  const faults: Faults = {
    set: (given, { seed = 1 } = {}) => {
      checkRules(given);
      rules = given.map((rule) => ({ rule, left: rule.times ?? Infinity }));
      random = createSeededRandom(seed);
    },
    clear: () => {
      rules = [];
    },
  };
  return { faults, makeFaults };
}

function wait(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => clock.at(clock.now() + ms, resolve));
}

function drawMs(ms: number | readonly [number, number], random: Random): number {
  return typeof ms === "number" ? ms : ms[0] + Math.floor(random.next() * (ms[1] - ms[0] + 1));
}

function failureOf({ status, retryAfterSeconds }: Extract<FaultEffect, { kind: "status" }>): Response {
  const problem = {
    type: "about:blank",
    title: "Fault",
    status,
    detail: "a fault of the mock backend asks for this status",
    remedy: "try again, or clear the faults",
    retryable: status === 429 || status >= 500,
  };
  return respond({
    status,
    headers: {
      "content-type": "application/problem+json",
      ...(retryAfterSeconds !== undefined && { "retry-after": String(retryAfterSeconds) }),
    },
    text: JSON.stringify(problem),
    rules: () => [],
  });
}

async function cutInHalf(answer: Response): Promise<Response> {
  const notes = await readNotes(answer);
  const text = textOf(notes);
  return respond({ ...notes, text: text.slice(0, Math.ceil(text.length / 2)) });
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

/** The form of rules; unknown keys are refused, so that no typo passes. */
const rulesSchema = z.array(
  z.strictObject({
    operations: z.array(z.string()).optional(),
    probability: z.number().optional(),
    // Not z.number(), which takes no Infinity.
    times: z.custom<number>((value) => typeof value === "number", "expected number").optional(),
    effect: effectSchema,
  }),
);

function checkRules(rules: readonly FaultRule[]): void {
  const [issue] = schemaIssues(rulesSchema, rules, formatBodyPath);
  if (issue) throw new TypeError(`rules${issue.name ?? ""}: ${issue.detail ?? "it does not fit"}`);
  for (const [index, rule] of rules.entries()) checkRule(rule, `rules[${String(index)}]`);
}

function checkRule({ operations = [], probability = 1, times = 1, effect }: FaultRule, at: string): void {
  for (const id of operations) {
    if (routedOperations.includes(id)) continue;
    const nearest = nearestName(id, routedOperations);
    throw new TypeError(
      `${at}.operations: there is no operation ${JSON.stringify(id)}${nearest ? `; did you mean ${nearest}?` : ""}`,
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
    if (!(least >= 0 && most >= least)) {
      throw new TypeError(`${at}.effect.ms: write ms from 0, or [least, most]`);
    }
  }
}
