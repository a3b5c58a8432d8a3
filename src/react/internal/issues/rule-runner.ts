import type { ConfigIssue } from "../../../config/config-issue.js";
import { callSafely } from "../../../draft/store/call-safely.js";
import { isPromise } from "../../../json/is-promise.js";
import { memoize } from "../../../json/memoize.js";
import { reconcile } from "../../../json/reconcile.js";
import {
  readRuleIssues,
  ruleFailed,
  ruleName,
  ruleUnfinished,
  type ConfigRule,
  type ConfigRuleContext,
} from "../../../validation/own-rules.js";
import { createFrozenCopies } from "./frozen-copies.js";

/** A rule that answers later is called again after the draft has not changed for this time. */
const REST_MS = 300;
/** How long a save waits for the rules. */
const SAVE_WAITS_MS = 10_000;

/** Runs the app's own rules over one draft. */
export interface RuleRunner {
  /** Lists the issues that the rules found in the present draft. A rule that answers later adds its issues then, and listeners are called. */
  issues(rules: readonly ConfigRule[], context: ConfigRuleContext): readonly ConfigIssue[];
  /** Waits, up to a limit, until all rules have checked the present draft; returns issues for those that have not. */
  settle(
    rules: () => readonly ConfigRule[],
    context: () => ConfigRuleContext,
  ): Promise<readonly ConfigIssue[]>;
}

/** The state of one rule. */
interface Running {
  readonly rule: ConfigRule;
  readonly name: string;
  /** Its last answer, and the context that it was about. */
  found: readonly ConfigIssue[];
  foundIn: ConfigRuleContext | undefined;
  /** The context that it checks now. */
  asked: ConfigRuleContext | undefined;
  abort: AbortController | undefined;
  /** Resolves when the present call has ended. */
  ended: Promise<void> | undefined;
  /** Whether it has answered by a promise before. */
  isSlow: boolean;
  hasFailed: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** Makes the runner of a draft's rules; `tell` is called when a rule has answered by a promise. */
// eslint-disable-next-line max-lines-per-function -- short functions over the runs of the app's rules
export function createRuleRunner(tell: () => void): RuleRunner {
  let given: readonly ConfigRule[] = [];
  let running: Running[] = [];
  let last: readonly ConfigIssue[] = [];
  const frozen = createFrozenCopies();
  /** What the rules get: the draft, the saved config and what was loaded are not theirs to change. */
  const forRules = memoize(({ draft, saved, manifest, fields }: ConfigRuleContext) =>
    frozen({ draft, saved, manifest, fields }),
  );

  function stop(each: Running) {
    clearTimeout(each.timer);
    each.timer = undefined;
    each.abort?.abort();
    each.abort = undefined;
    each.asked = undefined;
    each.ended = undefined;
  }

  function finish(each: Running, context: ConfigRuleContext, found: readonly ConfigIssue[]) {
    each.found = reconcile(each.found, found);
    each.foundIn = context;
    each.asked = undefined;
    each.abort = undefined;
    each.ended = undefined;
  }

  /** Calls a rule; its answer is dropped where the call was stopped by then. */
  function ask(each: Running, context: ConfigRuleContext) {
    stop(each);
    const abort = new AbortController();
    each.abort = abort;
    each.asked = context;
    let answer: PromiseLike<unknown>;
    try {
      const given: unknown = each.rule(forRules(context), { signal: abort.signal });
      if (!isPromise(given)) return finish(each, context, readRuleIssues(given, each.name));
      answer = given;
    } catch (error) {
      return finish(each, context, fail(each, error));
    }
    each.isSlow = true;
    each.ended = Promise.resolve(answer)
      .then((found) => readRuleIssues(found, each.name))
      .catch((error: unknown) => (abort.signal.aborted ? [] : fail(each, error)))
      .then((found) => {
        if (abort.signal.aborted || each.abort !== abort) return;
        finish(each, context, found);
        tell();
      });
  }

  function fail(each: Running, error: unknown): ConfigIssue[] {
    // Reported once to the platform, for the app's developers, since it fails again at each edit. The issue is for the user who saves.
    if (!each.hasFailed) {
      callSafely(() => {
        throw error;
      });
    }
    each.hasFailed = true;
    return [ruleFailed(each.name)];
  }

  /** Calls each rule that has not checked the context. A slow rule waits until the draft has rested, unless `isUrgent`. */
  function run(context: ConfigRuleContext, isUrgent: boolean) {
    for (const each of running) {
      if (each.foundIn === context || (each.asked === context && (each.ended || !isUrgent))) continue;
      if (!each.isSlow || isUrgent) {
        ask(each, context);
        continue;
      }
      stop(each);
      each.asked = context;
      each.timer = setTimeout(() => {
        ask(each, context);
        if (!each.ended) tell();
      }, REST_MS);
    }
  }

  /** Replaces the rules; the issues of rules that stay are kept. */
  function take(rules: readonly ConfigRule[]) {
    if (rules === given) return;
    given = rules;
    for (const each of running) if (!rules.includes(each.rule)) stop(each);
    const before = running;
    running = rules.map(
      (rule, index) =>
        before.find((each) => each.rule === rule) ?? {
          rule,
          name: ruleName(rule, index),
          found: none,
          foundIn: undefined,
          asked: undefined,
          abort: undefined,
          ended: undefined,
          isSlow: false,
          hasFailed: false,
          timer: undefined,
        },
    );
  }

  return {
    issues: (rules, context) => {
      take(rules);
      run(context, false);
      last = reconcile(
        last,
        running.flatMap(({ found }) => found),
      );
      return last;
    },
    settle: async (rules, contextNow) => {
      const limit = createLimit();
      try {
        for (;;) {
          take(rules());
          const context = contextNow();
          run(context, true);
          const open = running.filter(({ foundIn }) => foundIn !== context);
          if (open.length === 0) return none;
          const first = await Promise.race([Promise.all(open.map(({ ended }) => ended)), limit.over]);
          if (first !== limit) continue;
          return open.map(({ name }) => ruleUnfinished(name, SAVE_WAITS_MS / 1_000));
        }
      } finally {
        limit.stop();
      }
    },
  };
}

const none: readonly ConfigIssue[] = [];

/** Resolves after the time that a save waits for rules. */
function createLimit() {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit: { over: Promise<unknown>; stop: () => void } = {
    over: new Promise((resolve) => {
      timer = setTimeout(() => {
        resolve(limit);
      }, SAVE_WAITS_MS);
    }),
    stop: () => {
      clearTimeout(timer);
    },
  };
  return limit;
}
