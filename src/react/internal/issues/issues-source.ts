import type { DraftStore } from "../../../draft/store/draft-store.js";
import type { FieldKey } from "../../../facts/field-identity.js";
import { parsePointer } from "../../../json/pointer.js";
import { reconcile } from "../../../json/reconcile.js";
import type { ConfigIssue } from "../../../save/issues.js";
import type { PlaceSource } from "../rendering/place-sources.js";
import type { DraftValidation } from "./draft-validation.js";
import { issueNewsOf, type FoundIssues } from "./issue-news.js";
import { issuesBelow } from "./issues-below.js";

/** Makes a source of a draft's issues, with those that the server found; `fieldKey` replaces the kit's own function for the provider. */
export function createIssuesSource(
  store: DraftStore,
  validation: DraftValidation,
  path: string,
  fieldKey?: FieldKey,
): PlaceSource<readonly ConfigIssue[]> {
  // Throws where the path is no pointer, as the other hooks of a place do.
  parsePointer(path);
  const all = issueNewsOf(validation, store)(fieldKey);
  let last: { all: FoundIssues | undefined; here: readonly ConfigIssue[] } = { all: undefined, here: [] };
  return {
    subscribe: all.subscribe,
    get: () => {
      const now = all.get();
      if (last.all !== now) {
        const { found, reported, key } = now;
        const [ours, theirs] = [issuesBelow(found, path, key), issuesBelow(reported, path, key)];
        last = { all: now, here: reconcile(last.here, theirs.length > 0 ? [...ours, ...theirs] : ours) };
      }
      return last.here;
    },
  };
}
