import type { DraftStore } from "../../../draft/store/draft-store.js";
import { reportOn, reportedIssues } from "../../../draft/store/reported-issues.js";
import type { FieldKey } from "../../../facts/field-identity.js";
import { reconcile } from "../../../json/reconcile.js";
import type { ConfigIssue } from "../../../save/issues.js";
import type { DraftValidation } from "./draft-validation.js";
import { issuesBelow } from "./issues-below.js";

/** The issues at or below one place of a draft, as a source for `useSyncExternalStore`. */
export interface IssuesSource {
  readonly subscribe: (listener: () => void) => () => void;
  /** Returns the same list until it changes. */
  readonly get: () => readonly ConfigIssue[];
}

/** Makes a source of what is wrong in a draft, and of what the server found in it; `fieldKey` in the place of what the kit knows of the provider. */
export function createIssuesSource(
  store: DraftStore,
  validation: DraftValidation,
  path: string,
  fieldKey?: FieldKey,
): IssuesSource {
  let last: readonly ConfigIssue[] = [];
  return {
    subscribe: (listener) => {
      const stops = [
        store.subscribeState(listener),
        reportOn(store).subscribe(listener),
        validation.subscribe(listener),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
    get: () => {
      const key = fieldKey ?? validation.fieldKey();
      const found = issuesBelow(validation.issues(fieldKey), path, key);
      const reported = issuesBelow(reportedIssues(store), path, key);
      last = reconcile(last, reported.length > 0 ? [...found, ...reported] : found);
      return last;
    },
  };
}
