import { QueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { UsageError, createClient } from "../../client/index.js";
import {
  AmpersandContext,
  AmpersandScopeContext,
  type AmpersandProviderOptions,
} from "./ampersand-context.js";
import { createTenantDrafts } from "../internal/tenant-drafts.js";
import { useCommitEffect } from "../internal/use-commit-effect.js";

/** Props of `AmpersandProvider`. */
export interface AmpersandProviderProps {
  options: AmpersandProviderOptions;
  children?: ReactNode;
}

/**
 * Gives the hooks below it their project and credentials (H1). Throws a `UsageError` for both or neither of `apiKey` and
 * `getToken`, and for a missing project.
 *
 * @example
 * <AmpersandProvider options={{ project: "my-project", apiKey: "my-key" }}>
 *   <App />
 * </AmpersandProvider>
 */
export function AmpersandProvider({ options = {}, children }: AmpersandProviderProps) {
  const { project, projectId, apiKey, baseUrl, writeUrl } = options;
  const projectIdOrName = project ?? projectId;
  if (!projectIdOrName) {
    throw new UsageError(
      'AmpersandProvider has no project: give it options={{ project: "<id or name>", apiKey: "<key>" }}',
    );
  }

  const getToken = useLatest(options.getToken);
  const fetch = useLatest(options.fetch);
  const client = useMemo(
    () => createClient({ project: projectIdOrName, apiKey, getToken, baseUrl, writeUrl, fetch }),
    [projectIdOrName, apiKey, getToken, baseUrl, writeUrl, fetch],
  );

  const [ownQueryClient] = useState(() => new QueryClient());
  const queryClient = options.queryClient ?? ownQueryClient;
  useEffect(() => {
    queryClient.mount();
    return () => {
      queryClient.unmount();
    };
  }, [queryClient]);

  const [drafts] = useState(createTenantDrafts);
  const server = JSON.stringify([baseUrl ?? "", projectIdOrName]);
  const scope = useMemo(
    () => ({ projectIdOrName, server, client, queryClient, drafts }),
    [projectIdOrName, server, client, queryClient, drafts],
  );
  const value = useMemo(
    () => ({ options, projectIdOrName, client, queryClient }),
    [options, projectIdOrName, client, queryClient],
  );
  return (
    <AmpersandContext.Provider value={value}>
      <AmpersandScopeContext.Provider value={scope}>{children}</AmpersandScopeContext.Provider>
    </AmpersandContext.Provider>
  );
}

/**
 * Returns a function that stays the same while apps write theirs inline, and calls the newest: so the client, and with it a
 * cached token, outlives a render.
 */
function useLatest<TArguments extends unknown[], TResult>(
  given: ((...args: TArguments) => TResult) | undefined,
): ((...args: TArguments) => TResult) | undefined {
  const latest = useRef(given);
  useCommitEffect(() => {
    if (given) latest.current = given;
  });
  // Called only where it was given, so it is there by then.
  const call = useCallback(
    (...args: TArguments) => (latest.current as NonNullable<typeof given>)(...args),
    [],
  );
  return given && call;
}
