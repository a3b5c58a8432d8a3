import type { DraftStore } from "../../draft/store/draft-store.js";
import { reconcile } from "../../json/reconcile.js";
import type { ConfigIssue } from "../../save/issues.js";
import { reportOn, reportedIssues } from "../../draft/store/reported-issues.js";
import { issuesBelow } from "./issues-below.js";
import { findIssues, type JudgingInput } from "./known-issues.js";

/** The issues at or below one place of a draft, as a source for `useSyncExternalStore`. */
export interface IssuesSource {
  readonly subscribe: (listener: () => void) => () => void;
  /** Returns the same list until it changes. */
  readonly get: () => readonly ConfigIssue[];
}

/** Makes a source of what is wrong in a draft, once `input` is known, and of what the server found in it. */
export function createIssuesSource(
  store: DraftStore,
  input: JudgingInput | undefined,
  path: string,
): IssuesSource {
  let last: readonly ConfigIssue[] = [];
  return {
    subscribe: (listener) => {
      const stops = [store.subscribeState(listener), reportOn(store).subscribe(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    get: () => {
      const found = input ? issuesBelow(findIssues(store, input), path) : [];
      const reported = issuesBelow(reportedIssues(store), path);
      last = reconcile(last, reported.length > 0 ? [...found, ...reported] : found);
      return last;
    },
  };
}
