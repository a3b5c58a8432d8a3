"use client";

import type { QueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { createClient, type Client, type ClientOptions } from "../../client/index.js";
import { KIT } from "../internal/loading/queries.js";
import { sessionsOf } from "../internal/sessions/sessions.js";
import { createTenantDrafts, type TenantDrafts } from "../internal/sessions/tenant-drafts.js";
import { createTokenSource, isSameText, type TokenSource } from "../internal/sessions/token-source.js";

/** The client, loaded data and drafts of one credential; another credential starts with none of them. */
export interface Session {
  /** Names it in query keys. */
  readonly id: string;
  readonly client: Client;
  readonly drafts: TenantDrafts;
}

/** What a session is made of; `fetch` has to stay the same from render to render. */
export interface SessionInput extends ClientOptions {
  readonly queryClient: QueryClient;
  /** Says which project of which server it is. */
  readonly server: string;
}

interface Begun extends Session {
  readonly input: SessionInput;
  readonly tokens: TokenSource | undefined;
}

/**
 * Returns the session of the present credential, and `signOut`, which ends it and begins another one with the same
 * credential. What an ended session has loaded is removed.
 */
export function useSession(input: SessionInput): { session: Session; signOut: () => void } {
  const [shown, setShown] = useState(() => begin(input));
  let current = shown;
  if (!isSameSession(shown.input, input)) {
    // Set while rendering, so that nothing of the previous session is shown, not even once.
    current = begin(input);
    setShown(current);
  }

  const { getToken } = input;
  useEffect(() => {
    const { tokens, input, id } = current;
    if (!getToken || !tokens) return;
    void tokens.follow(getToken).then((isAnother) => {
      if (!isAnother) sessionsOf(input.queryClient).join(getToken, id);
      else setShown((now) => (now === current ? begin({ ...input, getToken }) : now));
    });
  }, [current, getToken]);

  const last = useRef(current);
  useEffect(() => {
    if (last.current.id !== current.id) forget(last.current);
    last.current = current;
  }, [current]);

  const signOut = useCallback(() => {
    const { client, input } = current;
    client.signOut();
    sessionsOf(input.queryClient).end(sourceOf(input));
    setShown(begin(input));
  }, [current]);
  return { session: current, signOut };
}

function begin(input: SessionInput): Begun {
  const { queryClient, server: _server, ...options } = input;
  const tokens = typeof input.getToken === "function" ? createTokenSource(input.getToken) : undefined;
  // Throws for both credentials, and for neither.
  const client = createClient(tokens ? { ...options, getToken: tokens.getToken } : options);
  const source = sourceOf(input);
  const id = sessionsOf(queryClient).idOf(source);
  const drafts = createTenantDrafts({ id, numberedBy: queryClient, source });
  return { id, client, drafts, input, tokens };
}

function sourceOf({ apiKey, getToken }: SessionInput) {
  return apiKey ?? getToken ?? "";
}

function isSameSession(one: SessionInput, other: SessionInput): boolean {
  return (
    isSameText(one.getToken, other.getToken) &&
    (["project", "apiKey", "baseUrl", "writeUrl", "timeoutMs", "fetch", "queryClient"] as const).every(
      (name) => one[name] === other[name],
    )
  );
}

/** Removes what a session has loaded, except what another provider of the same session still shows. */
function forget({ id, client, input: { queryClient, server } }: Begun) {
  client.signOut();
  queryClient.removeQueries({ queryKey: [KIT, server, id], type: "inactive" });
}
