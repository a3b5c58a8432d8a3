import type { InstallationConfigContent, IntegrationContent } from "../../../src/contract/index.js";
import { createDraftStore } from "../../../src/draft/store/draft-store.js";
import { createLocalConfig } from "../../../src/draft/handlers/local-config.js";
import type { Path } from "../../../src/json/path.js";

/** Makes a draft of a deeply frozen saved config, so that an edit that mutates it throws, and the helpers over it. */
export function draftOf(saved?: object, manifest?: IntegrationContent) {
  const store = createDraftStore({ saved: saved && content(saved), manifest });
  return { store, config: createLocalConfig(store), calls: countCalls(store) };
}

/** Takes a plain literal for a config: some tests need contents that the types forbid. Freezes it deeply. */
export function content(literal: object): InstallationConfigContent {
  return deepFreeze(literal);
}

/** Makes functions that say how often a listener at a path was called since it was added. */
export function countCalls(store: { subscribe: (path: Path, listener: () => void) => () => void }) {
  return (...path: Path) => {
    let calls = 0;
    store.subscribe(path, () => {
      calls += 1;
    });
    return () => calls;
  };
}

/** Freezes a JSON value with all that it holds. */
export function deepFreeze<TValue>(value: TValue): TValue {
  if (typeof value === "object" && value !== null) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}
