import type { ConfigRule } from "../../../validation/own-rules.js";

/** The app's own rules for one draft, from all `InstallationProvider`s that show it. */
export interface RuleBook {
  /** Adds the rules of an `InstallationProvider`; returns the function that removes them. */
  add(rules: readonly ConfigRule[]): () => void;
  isEmpty(): boolean;
  /** All rules; the same list until a rule is added or removed. */
  rules(): readonly ConfigRule[];
  /** Calls `listener` when rules were added or removed. */
  subscribe(listener: () => void): () => void;
}

/** Makes an empty book. The rules are kept apart from what runs them, so that an app without rules does not load that part. */
export function createRuleBook(): RuleBook {
  const entries = new Set<{ readonly rules: readonly ConfigRule[] }>();
  const listeners = new Set<() => void>();
  let all: readonly ConfigRule[] = [];
  const change = () => {
    all = [...entries].flatMap(({ rules }) => rules);
    for (const listener of listeners) listener();
  };
  return {
    add: (rules) => {
      const entry = { rules };
      entries.add(entry);
      change();
      return () => {
        entries.delete(entry);
        change();
      };
    },
    isEmpty: () => all.length === 0,
    rules: () => all,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
