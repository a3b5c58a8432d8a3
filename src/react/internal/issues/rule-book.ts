import type { ConfigRule } from "../../../validation/own-rules.js";

/** The app's own rules for one draft, of all providers that show it. */
export interface RuleBook {
  /** Adds a provider's rules; returns the function that takes them out. */
  add(rules: readonly ConfigRule[]): () => void;
  isEmpty(): boolean;
  /** All rules; the same list until one comes or goes. */
  rules(): readonly ConfigRule[];
  /** Calls `listener` when rules came or went. */
  subscribe(listener: () => void): () => void;
}

/** Makes an empty book; a provider keeps its rules here, so that who needs none loads nothing that runs them. */
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
