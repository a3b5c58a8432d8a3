import type { DraftStore } from "../../../draft/store/draft-store.js";
import { reportedIssues } from "../../../draft/store/reported-issues.js";
import { reportOn } from "../../../draft/store/server-report.js";
import type { FieldKey } from "../../../facts/field-identity.js";
import { memoize } from "../../../json/memoize.js";
import type { ConfigIssue } from "../../../save/issues.js";
import { createNews } from "../rendering/news.js";
import type { PlaceSource } from "../rendering/place-sources.js";
import type { DraftValidation } from "./draft-validation.js";

/** All issues of a draft. */
export interface FoundIssues {
  readonly found: readonly ConfigIssue[];
  /** The issues that the server found. */
  readonly reported: readonly ConfigIssue[];
  /** Tells which names in the paths of issues are one field. */
  readonly key: FieldKey;
}

/** Returns the issues of a draft for all places that use this `fieldKey`; the provider's, where it is left out. */
export const issueNewsOf = memoize((validation: DraftValidation, store: DraftStore) => {
  const byKey = new WeakMap<object, PlaceSource<FoundIssues>>();
  return (fieldKey: FieldKey | undefined): PlaceSource<FoundIssues> => {
    const owner = fieldKey ?? validation;
    const news = byKey.get(owner) ?? createIssueNews(store, validation, fieldKey);
    byKey.set(owner, news);
    return news;
  };
});

function createIssueNews(store: DraftStore, validation: DraftValidation, fieldKey: FieldKey | undefined) {
  let last: FoundIssues | undefined;

  function get(): FoundIssues {
    const found = validation.issues(fieldKey);
    const reported = reportedIssues(store);
    const key = fieldKey ?? validation.fieldKey();
    if (last?.found === found && last.reported === reported && last.key === key) return last;
    return (last = { found, reported, key });
  }

  return createNews(get, (look) => {
    const stops = [validation.subscribe(look), reportOn(store).subscribe(look), store.subscribeState(look)];
    return () => {
      for (const stop of stops) stop();
    };
  });
}
