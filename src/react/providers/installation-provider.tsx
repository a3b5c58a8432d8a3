"use client";

import { QueryObserver } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, type ReactNode } from "react";
import type { Identity } from "../../client/index.js";
import type { DraftStore } from "../../draft/store/draft-store.js";
import { draftKey } from "../../draft/persistence/draft-key.js";
import type { MessagesSource } from "../../words/messages.js";
import type { ConfigRule } from "../../validation/own-rules.js";
import type { ShareDraft } from "../../draft/persistence/share-draft.js";
import type { PersistDraft } from "../../draft/persistence/persist-draft.js";
import { useAmpersandScope, type AmpersandScope } from "./ampersand-context.js";
import { checkProps } from "./check-props.js";
import { InstallationContext } from "./installation-context.js";
import { createRuleBook } from "../internal/issues/rule-book.js";
import { useLocks } from "../internal/rendering/use-locks.js";
import { preloadActions } from "../internal/loading/load-actions.js";
import { KIT } from "../internal/loading/queries.js";
import { takeOverInstallation } from "../internal/saving/take-over-installation.js";
import { useCommitEffect } from "../internal/rendering/use-commit-effect.js";
import { useTenantQueries } from "../internal/loading/use-tenant-queries.js";

/** Props of `InstallationProvider`. */
export interface InstallationProviderProps {
  /** Id or name of the integration. */
  integration: string;
  consumerRef: string;
  consumerName?: string;
  groupRef: string;
  groupName?: string;
  /**
   * Keeps unsaved edits beyond a reload of the page: `persistDraft` in `localStorage`; for another storage, a function
   * of your own that calls it. Keep it the same from render to render.
   */
  persist?: PersistDraft;
  /**
   * Shows the draft in all tabs of this user's browser: `shareDraft`. Keep it the same from render to render.
   */
  share?: ShareDraft;
  /**
   * This group's draft, made by `createDraftStore`, where something besides the hooks works on it too. The app owns it: while
   * no provider shows it, the kit does not warn before its changes are lost.
   */
  draft?: DraftStore;
  /**
   * Rules of your own: functions that return what is wrong in the draft, or a promise of it. `useIssues` lists what they find,
   * and an error among it blocks a save. Keep the list the same from render to render.
   */
  rules?: readonly ConfigRule[];
  /**
   * Places that this user may not change, as JSON Pointers into the config. Setters do not change them; `useIsLocked` tells which
   * they are. Of several providers that show one draft, the last one that locks counts; once it is gone, the one before it
   * counts again. Anything but a list of JSON Pointers locks the whole config, since its meaning is unknown, and is reported once
   * by `reportError`.
   */
  locked?: readonly string[];
  /**
   * The language of the kit's words: a dictionary, or what loads one, such as `german`; English until it is there. Keep it the
   * same from render to render. @default that of the `AmpersandProvider`
   */
  messages?: MessagesSource;
  children?: ReactNode;
}

/**
 * Gives the hooks below it one customer's installation of one integration, and a local draft of its config. Another
 * `integration`, `groupRef` or `consumerRef` shows another draft; without one of them it throws a `UsageError`, and so it does
 * for a `persist`, `share`, `rules` or `draft` that is of another kind.
 *
 * @example
 * <InstallationProvider integration="write-to-salesforce" groupRef="acme" consumerRef="jane">
 *   <ConfigScreen />
 * </InstallationProvider>
 */
// eslint-disable-next-line max-lines-per-function -- what one group has is made here, part by part
export function InstallationProvider(props: InstallationProviderProps) {
  const { integration, consumerRef, consumerName, groupRef, groupName, persist, draft, children } = props;
  const ampersand = useAmpersandScope();
  const { share, rules, locked, messages = ampersand.messages } = props;
  const { queryClient, server, drafts } = ampersand;
  checkProps(props);

  const { client, queries } = useTenantQueries(ampersand, { integration, groupRef, consumerRef });
  useForgottenConsumer(ampersand, { consumerRef, groupRef });
  const tenant = useMemo(
    () => ({ server, integration, groupRef, consumerRef }),
    [server, integration, groupRef, consumerRef],
  );
  const key = draftKey(tenant);
  const store =
    draft ??
    drafts.get(tenant, () => ({
      saved: queryClient.getQueryData(queries.installations.queryKey)?.[0]?.config.content,
      manifest: queryClient.getQueryData(queries.integration.queryKey)?.latestRevision.content,
    }));
  drafts.claim(store, tenant);
  useLocks(store, locked);

  // Before the first paint, and before the server's config arrives: the edits are then applied on top of it.
  useCommitEffect(() => persist?.(store, { key }), [persist, store, key]);

  // After `persist` has restored its edits: the other tabs may have newer ones.
  useCommitEffect(
    () =>
      share?.(store, {
        key,
        onSaved: () => void queryClient.invalidateQueries({ queryKey: queries.installations.queryKey }),
      }),
    [share, store, key, queryClient, queries],
  );

  useCommitEffect(() => (rules ? store.companion(createRuleBook).add(rules) : undefined), [store, rules]);

  useEffect(() => drafts.show(store, tenant), [drafts, store, tenant]);

  useEffect(() => {
    const installations = new QueryObserver(queryClient, queries.installations);
    const integrations = new QueryObserver(queryClient, queries.integration);
    const takeOver = () => {
      const manifest = integrations.getCurrentResult().data?.latestRevision.content;
      if (manifest) store.setManifest(manifest);
      takeOverInstallation({ store, queries, ampersand });
    };
    const stops = [installations.subscribe(takeOver), integrations.subscribe(takeOver)];
    takeOver();
    return () => {
      for (const stop of stops) stop();
    };
  }, [ampersand, queryClient, queries, store]);

  useEffect(preloadActions, []);

  const scope = useMemo(
    () => ({
      integrationNameOrId: integration,
      consumerRef,
      consumerName,
      groupRef,
      groupName,
      ampersand,
      client,
      queries,
      store,
      messages,
    }),
    [
      integration,
      consumerRef,
      consumerName,
      groupRef,
      groupName,
      ampersand,
      client,
      queries,
      store,
      messages,
    ],
  );
  return <InstallationContext.Provider value={scope}>{children}</InstallationContext.Provider>;
}

/** Forgets what was loaded for the previous user when `consumerRef` changes, except what is still shown elsewhere. */
function useForgottenConsumer(ampersand: AmpersandScope, identity: Identity) {
  const { client, queryClient, server, session } = ampersand;
  const { consumerRef, groupRef } = identity;
  const last = useRef({ client, consumerRef, groupRef });
  useEffect(() => {
    const { client: asked, ...before } = last.current;
    last.current = { client, consumerRef, groupRef };
    if (before.consumerRef === consumerRef) return;
    asked.signOut(before);
    // Once components beside this provider look at the next user's data, too.
    queueMicrotask(() => {
      queryClient.removeQueries({
        queryKey: [KIT, server, session, before.consumerRef],
        type: "inactive",
      });
    });
  }, [client, queryClient, server, session, consumerRef, groupRef]);
}
