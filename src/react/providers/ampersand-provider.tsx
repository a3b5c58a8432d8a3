"use client";

import { QueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { MessagesSource } from "../../words/messages.js";
import { UsageError } from "../../client/index.js";
import {
  AmpersandContext,
  AmpersandScopeContext,
  type AmpersandProviderOptions,
} from "./ampersand-context.js";
import { isKnown } from "../internal/loading/query-state.js";
import { useCommitEffect } from "../internal/rendering/use-commit-effect.js";
import { checkQueryClient } from "./check-query-client.js";
import { announceCopy } from "./copies.js";
import { useSession } from "./use-session.js";

/** Props of `AmpersandProvider`. */
export interface AmpersandProviderProps {
  options: AmpersandProviderOptions;
  /** The language of the kit's words, such as `german`; a provider below may name another one. @default English */
  messages?: MessagesSource;
  children?: ReactNode;
}

/**
 * Gives the hooks below it their project and credentials. Throws a `UsageError` for both or neither of `apiKey` and
 * `getToken`, for a missing project, and for a `queryClient` of a copy of TanStack Query that does not fit the kit's.
 *
 * @example
 * <AmpersandProvider options={{ project: "my-project", apiKey: "my-key" }}>
 *   <App />
 * </AmpersandProvider>
 */
export function AmpersandProvider({ options = {}, messages, children }: AmpersandProviderProps) {
  const { project, projectId, apiKey, getToken, timeoutMs } = options;
  const [baseUrl, writeUrl] = [asText(options.baseUrl), asText(options.writeUrl)];
  const projectIdOrName = project ?? projectId;
  if (!isKnown(projectIdOrName)) {
    throw new UsageError(
      'AmpersandProvider has no project: give it options={{ project: "<id or name>", apiKey: "<key>" }}',
    );
  }
  announceCopy();

  const [ownQueryClient] = useState(() => new QueryClient());
  const queryClient = options.queryClient ?? ownQueryClient;
  useMemo(() => {
    checkQueryClient(queryClient);
  }, [queryClient]);
  useEffect(() => {
    queryClient.mount();
    return () => {
      queryClient.unmount();
    };
  }, [queryClient]);

  const fetch = useLatest(options.fetch);
  const server = JSON.stringify([withoutUser(baseUrl ?? ""), projectIdOrName]);
  const { session, signOut } = useSession({
    ...{ project: projectIdOrName, apiKey, getToken, baseUrl, writeUrl, timeoutMs, fetch },
    ...{ queryClient, server },
  });

  const scope = useMemo(() => {
    const { id, client, drafts } = session;
    return { projectIdOrName, server, session: id, client, queryClient, drafts, signOut, messages };
  }, [projectIdOrName, server, session, queryClient, signOut, messages]);
  const value = useMemo(
    () => ({ options, projectIdOrName, client: session.client, queryClient }),
    [options, projectIdOrName, session, queryClient],
  );
  return (
    <AmpersandContext.Provider value={value}>
      <AmpersandScopeContext.Provider value={scope}>{children}</AmpersandScopeContext.Provider>
    </AmpersandContext.Provider>
  );
}

/** Turns a `URL` object into text: one made in each render would count as another address each time. */
function asText(url: string | undefined): string | undefined {
  return url === undefined ? undefined : String(url);
}

/** Removes the user name and password from a URL, which must not get into a query key. */
function withoutUser(url: string): string {
  return url.replace(/\/\/[^/?#]*@/, "//");
}

/**
 * Returns a function that stays the same from render to render and calls the newest one given. So an app that writes its
 * function inline keeps its session.
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
