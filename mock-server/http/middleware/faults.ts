import { createSeededRandom, type Clock, type Random } from "../../../src/engine/index.js";
import type { FaultEffect } from "../../journal/fault-effect.js";
import type { TransientPart } from "../../journal/transient-part.js";
import type { Answer } from "../answer.js";
import type { BodyWriter } from "../body-writer.js";
import { BrokenConnectionError } from "../broken-connection-error.js";
import type { RoutedRequest } from "../request.js";
import { waitBy } from "./wait-by.js";
import { checkFaultRules, type FaultRule } from "./fault-rules.js";

/** Makes requests to a backend fail. The same seed and the same requests give the same faults. */
export interface Faults {
  /**
   * Replaces all rules. They apply to a request in their order. Throws a `TypeError` for a rule that is
   * invalid.
   */
  set(rules: readonly FaultRule[], options?: { seed?: number }): void;
  clear(): void;
}

/** Applies the faults to requests. */
export interface FaultInjector extends Faults, TransientPart {
  /**
   * Answers a request by `next`, or makes it fail. Calls `note` with each fault before it happens. Rejects
   * with a `BrokenConnectionError` where the connection breaks.
   */
  inject(
    request: RoutedRequest,
    note: (effect: FaultEffect) => void,
    next: () => Promise<Answer>,
  ): Promise<Answer>;
}

/** The rules with what is left of them, and their random numbers; both change as requests draw from them. */
interface RunningFaults {
  readonly rules: readonly { readonly rule: FaultRule; left: number }[];
  readonly random: Random;
}

/** Creates the faults of a backend, which has none at first. */
export function createFaults({ clock, bodies }: { clock: Clock; bodies: BodyWriter }): FaultInjector {
  let present: RunningFaults = { rules: [], random: createSeededRandom(1) };

  function draw(operation: string | undefined, { rules, random }: RunningFaults): FaultEffect[] {
    return rules.flatMap((entry) => {
      const { operations, probability = 1, effect } = entry.rule;
      const isMeant = !operations || (operation !== undefined && operations.includes(operation));
      if (!isMeant || entry.left <= 0 || random.next() >= probability) return [];
      entry.left -= 1;
      return [effect];
    });
  }

  async function injectDrawn(...[request, note, next]: Parameters<FaultInjector["inject"]>): Promise<Answer> {
    const { random } = present;
    const effects = draw(request.route.operation, present);
    for (const effect of effects) {
      if (isOfAnswer(effect)) continue;
      note(effect);
      if (effect.kind === "latency") await waitBy(clock, drawMs(effect.ms, random));
      if (effect.kind === "drop") throw broken(request);
      if (effect.kind === "status") return fail(effect);
    }
    const answer = await next();
    // An answer that is lost on its way cannot be malformed as well.
    const ofAnswer = effects.filter(isOfAnswer);
    const spoil = ofAnswer.find(({ kind }) => kind === "drop") ?? ofAnswer[0];
    if (!spoil) return answer;
    note(spoil);
    if (spoil.kind === "drop") throw broken(request);
    const text = bodies.write(answer.body);
    return { ...answer, body: text.slice(0, Math.ceil(text.length / 2)) };
  }

  return {
    set: (given, { seed = 1 } = {}) => {
      checkFaultRules(given);
      const rules = given.map((rule) => ({ rule, left: rule.times ?? Infinity }));
      present = { rules, random: createSeededRandom(seed) };
    },
    clear: () => {
      present = { ...present, rules: [] };
    },
    mark() {
      const before = present;
      return () => {
        present = before;
      };
    },
    inject: (request, note, next) => (present.rules.length === 0 ? next() : injectDrawn(request, note, next)),
  };
}

/** Whether the fault affects the answer, so that the backend handles the request first. */
function isOfAnswer(effect: FaultEffect): boolean {
  return effect.kind === "malformed" || (effect.kind === "drop" && effect.when === "response");
}

function broken(request: RoutedRequest): BrokenConnectionError {
  return new BrokenConnectionError(request, "a fault of the mock backend asks for it");
}

function drawMs(ms: number | readonly [number, number], random: Random): number {
  return typeof ms === "number" ? ms : ms[0] + Math.floor(random.next() * (ms[1] - ms[0] + 1));
}

function fail({ status, retryAfterSeconds }: Extract<FaultEffect, { kind: "status" }>): Answer {
  const problem = {
    type: "about:blank",
    title: "Fault",
    status,
    detail: "a fault of the mock backend asks for this status",
    remedy: "try again, or clear the faults",
    retryable: status === 429 || status >= 500,
  };
  return {
    status,
    headers: {
      "content-type": "application/problem+json",
      ...(retryAfterSeconds !== undefined && { "retry-after": String(retryAfterSeconds) }),
    },
    body: { value: problem },
    rules: [],
  };
}
