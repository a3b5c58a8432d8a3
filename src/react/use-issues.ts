import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import { reconcile } from "../draft/equal.js";
import type { ConfigIssue } from "../draft/issues.js";
import { isAtOrBelow } from "../draft/pointer.js";
import { reportOn, reportedIssues } from "../draft/reported-issues.js";
import { useInstallationScope } from "./installation-context.js";
import { findIssues } from "./known-issues.js";
import { lazyIssues } from "./lazy-parts.js";
import { useConnection } from "./use-connection.js";
import { useDraftStore } from "./use-draft-store.js";
import { useIntegration } from "./use-integration.js";

/**
 * Lists what is wrong at or below a place of the draft, `path` being a JSON Pointer into the config (D14): what the manifest,
 * the provider and the customer's fields (once `useManifest` has fetched them) don't allow, and what the server refused of
 * the last save, until that place is edited (H7). Renders again only when the list changes.
 *
 * @example
 * function FieldError({ path }: { path: string }) {
 *   const [issue] = useIssues(path);
 *   return issue ? <p role="alert">{issue.message} {issue.hint}</p> : null;
 * }
 */
export function useIssues(path = ""): readonly ConfigIssue[] {
  const { ampersand, queries } = useInstallationScope();
  const store = useDraftStore();
  const { data: integration } = useIntegration();
  const { connection } = useConnection();
  const { data: hydrated } = useQuery(
    {
      ...queries.hydratedRevision(integration && connection && { integration, connection }),
      enabled: false,
    },
    ampersand.queryClient,
  );
  const validateDraft = useSyncExternalStore(lazyIssues.subscribe, lazyIssues.get, getNothing)?.validateDraft;
  const manifest = integration?.latestRevision.content;

  const getIssues = useMemo(() => {
    let last: readonly ConfigIssue[] = none;
    return () => {
      const found =
        manifest && validateDraft ? findIssues(store, { manifest, hydrated, validateDraft }) : none;
      const all = [...found, ...reportedIssues(store)];
      last = reconcile(
        last,
        all.filter((issue) => isAtOrBelow(issue.path, path)),
      );
      return last;
    };
  }, [store, manifest, hydrated, validateDraft, path]);

  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [store.subscribeState(listener), reportOn(store).subscribe(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    [store],
  );
  return useSyncExternalStore(subscribe, getIssues, getNone);
}

const none: readonly ConfigIssue[] = [];

/** The server finds no issues: the page could not hydrate them before the rules are loaded. */
function getNone() {
  return none;
}

function getNothing() {
  return undefined;
}
