"use client";

import { useMemo, useSyncExternalStore } from "react";
import type { ConfigIssue } from "../../save/issues.js";
import { translateIssue } from "../../words/translate.js";
import { useDictionary } from "../internal/rendering/use-dictionary.js";
import { useInstallationScope } from "../providers/installation-context.js";
import { validationOf } from "../internal/issues/draft-validation.js";
import { createIssuesSource } from "../internal/issues/issues-source.js";
import { useDraftStore } from "../internal/rendering/use-draft-store.js";

/** How `useIssues` checks. */
export interface UseIssuesOptions {
  /** Tells which names are one field to the provider; the same function each time. @default what the kit knows of the provider */
  readonly fieldKey?: ((name: string) => string) | undefined;
}

/**
 * Lists what is wrong at or below a place of the draft: what the manifest, the provider and the customer's fields don't allow,
 * and what the server refused in the last save, until that place is edited. `path` is a JSON Pointer into the config; a field
 * in it may be spelled in any way that is the same field to the provider.
 * Loads the data that it checks against, also the fields of written objects; then it renders again only when the list changes.
 * Throws a `SyntaxError` where `path` is no pointer.
 *
 * @example
 * function FieldError({ path }: { path: string }) {
 *   const [issue] = useIssues(path);
 *   return issue ? <p role="alert">{issue.message} {issue.hint}</p> : null;
 * }
 */
export function useIssues(path = "", { fieldKey }: UseIssuesOptions = {}): readonly ConfigIssue[] {
  const { queries, ampersand } = useInstallationScope();
  const store = useDraftStore();
  const validation = validationOf(queries, ampersand.queryClient, store);
  const source = useMemo(
    () => createIssuesSource(store, validation, path, fieldKey),
    [store, validation, path, fieldKey],
  );
  const issues = useSyncExternalStore(source.subscribe, source.get, getNone);
  const messages = useDictionary();
  return useMemo(
    () => (messages ? issues.map((issue) => translateIssue(issue, messages)) : issues),
    [issues, messages],
  );
}

const none: readonly ConfigIssue[] = [];

/** Server rendering lists no issues: the browser could not hydrate them before it has loaded the rules. */
function getNone() {
  return none;
}
