"use client";

import type { MessagesSource } from "../../words/messages.js";
import { createContext, useContext } from "react";
import { UsageError, type Client } from "../../client/index.js";
import type { DraftStore } from "../../draft/store/draft-store.js";
import type { AmpersandScope } from "./ampersand-context.js";
import { describeMissing } from "./copies.js";
import type { TenantQueries } from "../internal/loading/queries.js";

/**
 * Whom an `InstallationProvider` stands for (the published headless API's name of the type).
 *
 * @example
 * const key = ({ groupRef, consumerRef }: InstallationContextValue) => `${groupRef}/${consumerRef}`;
 */
export interface InstallationContextValue {
  integrationNameOrId: string;
  consumerRef: string;
  consumerName?: string | undefined;
  groupRef: string;
  groupName?: string | undefined;
}

/** What the hooks find in an `InstallationProvider`. */
export interface InstallationScope extends InstallationContextValue {
  readonly ampersand: AmpersandScope;
  /** Calls the API for this consumer and group. */
  readonly client: Client;
  readonly queries: TenantQueries;
  /** The draft of this integration, group and consumer. */
  readonly store: DraftStore;
  /** The language of the kit's words; `undefined` is English. */
  readonly messages: MessagesSource | undefined;
}

export const InstallationContext = createContext<InstallationScope | null>(null);

/** Returns the scope of the nearest `InstallationProvider`; throws a `UsageError` outside of one. */
export function useInstallationScope(): InstallationScope {
  const scope = useContext(InstallationContext);
  if (!scope) {
    throw new UsageError(
      describeMissing(
        "no InstallationProvider here: wrap the component in <InstallationProvider integration groupRef consumerRef>",
      ),
    );
  }
  return scope;
}
