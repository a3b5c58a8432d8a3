import { useQuery } from "@tanstack/react-query";
import { useMemo, useSyncExternalStore } from "react";
import type { ConfigIssue } from "../../save/issues.js";
import { useInstallationScope } from "../providers/installation-context.js";
import { createIssuesSource } from "../internal/issues-source.js";
import { lazyIssues } from "../internal/lazy-parts.js";
import { useConnection } from "./use-connection.js";
import { useDraftStore } from "../internal/use-draft-store.js";
import { useIntegration } from "./use-integration.js";
import { useLazyModule } from "../internal/use-lazy-module.js";

/**
 * Lists what is wrong at or below a place of the draft, `path` being a JSON Pointer into the config (D14): what the manifest,
 * the provider and the customer's fields (once `useManifest` has fetched them) don't allow, and what the server refused of
 * the last save, until that place is edited (H7). Once what it judges by is loaded, it renders again only when the list changes.
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
  const validateDraft = useLazyModule(lazyIssues)?.validateDraft;
  const manifest = integration?.latestRevision.content;

  const source = useMemo(() => {
    const input = manifest && validateDraft && { manifest, hydrated, validateDraft };
    return createIssuesSource(store, input, path);
  }, [store, manifest, hydrated, validateDraft, path]);
  return useSyncExternalStore(source.subscribe, source.get, getNone);
}

const none: readonly ConfigIssue[] = [];

/** The server finds no issues: the page could not hydrate them before the rules are loaded. */
function getNone() {
  return none;
}
