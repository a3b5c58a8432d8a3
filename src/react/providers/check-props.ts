import { UsageError } from "../../client/index.js";
import { isKnown } from "../internal/loading/query-state.js";

const isFunction = (value: unknown) => typeof value === "function";

/** The props that may be left out: whether a value fits, and what a message says of one that does not. */
const optional = {
  persist: [isFunction, "no function; give it persistDraft, or a function that calls it"],
  share: [isFunction, "no function; give it shareDraft, or a function that calls it"],
  // What is no rule in the list is told where the others are, as one that failed.
  rules: [Array.isArray, "no list; give a list of functions of the draft"],
  draft: [
    (value: unknown) => isFunction((value as { companion?: unknown }).companion),
    "no draft; give it what createDraftStore returns",
  ],
} as const;

/** Throws a `UsageError` that names a prop of `InstallationProvider` which is missing, or is of another kind. */
export function checkProps(props: object): void {
  const given = props as Readonly<Record<string, unknown>>;
  // Without a group a server may list the installations of all; without a consumer two users would share one draft.
  for (const name of ["integration", "groupRef", "consumerRef"]) {
    if (!isKnown(given[name])) {
      throw new UsageError(`InstallationProvider has no ${name}; render it once the app knows it`);
    }
  }
  for (const [name, [fits, fault]] of Object.entries(optional)) {
    if (given[name] != null && !fits(given[name])) {
      throw new UsageError(`${name} of InstallationProvider is ${fault}`);
    }
  }
}
