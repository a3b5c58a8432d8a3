"use client";

import type { QueryClient } from "@tanstack/react-query";
import type { MessagesSource } from "../../words/messages.js";
import { createContext, useContext } from "react";
import { UsageError, type Client, type GetToken } from "../../client/index.js";
import type { TenantDrafts } from "../internal/sessions/tenant-drafts.js";
import { describeMissing } from "./copies.js";

/** How the hooks reach the API; exactly one of `apiKey` and `getToken`, and one of `project` and `projectId`. */
export interface AmpersandProviderOptions {
  /** The project's id or name. */
  project?: string;
  /** @deprecated Use `project`. */
  projectId?: string;
  /** An API key that may be used in a browser. Another key starts a new session: what the one before loaded is not shown. */
  apiKey?: string;
  /**
   * Gives a JWT for a consumer and group; called again shortly before the token expires, and once after a 401. Keep the
   * function the same from render to render: another one starts a new session, unless its source text is the same and its
   * token is for the same person.
   */
  getToken?: GetToken;
  /** @default "https://api.withampersand.com/v1" */
  baseUrl?: string;
  /** Where records are written. @default "https://write.withampersand.com/v1" */
  writeUrl?: string;
  /** How long a request may take, waiting for a token included, in milliseconds. @default 30_000 */
  timeoutMs?: number;
  /** The app's own client of TanStack Query; without it the provider makes one. Its retry and freshness settings apply. */
  queryClient?: QueryClient;
  /** Stands in for the global `fetch`, for instance a mock backend's. */
  fetch?: typeof globalThis.fetch;
}

/** What an app finds in an `AmpersandProvider`. */
export interface AmpersandContextValue {
  /** The provider's `options` prop. */
  readonly options: AmpersandProviderOptions;
  readonly projectIdOrName: string;
  readonly client: Client;
  readonly queryClient: QueryClient;
}

/**
 * Holds `null` outside of an `AmpersandProvider`. Separate from the scope, since `options` is often a new object in each render.
 *
 * @example
 * import { Component, type ContextType } from "react";
 *
 * // For a class component, which has no hooks.
 * class ProjectName extends Component {
 *   static override contextType = AmpersandContext;
 *   declare context: ContextType<typeof AmpersandContext>;
 *   override render() {
 *     return <b>{this.context?.options.project}</b>;
 *   }
 * }
 */
export const AmpersandContext = createContext<AmpersandContextValue | null>(null);

/** What the hooks find in an `AmpersandProvider`. */
export interface AmpersandScope {
  readonly projectIdOrName: string;
  /** Tells projects of different servers apart, in query keys and drafts. */
  readonly server: string;
  /** Tells credentials apart, in query keys. */
  readonly session: string;
  readonly client: Client;
  readonly queryClient: QueryClient;
  readonly drafts: TenantDrafts;
  readonly signOut: () => void;
  /** The language of the kit's words; `undefined` is English. */
  readonly messages: MessagesSource | undefined;
}

export const AmpersandScopeContext = createContext<AmpersandScope | null>(null);

/**
 * Returns what `AmpersandProvider` was given and made of it; throws a `UsageError` outside of one.
 *
 * @example
 * function ProjectName() {
 *   const { options } = useAmpersandProviderProps();
 *   return <b>{options.project}</b>;
 * }
 */
export function useAmpersandProviderProps(): AmpersandContextValue {
  return inside(useContext(AmpersandContext));
}

/** Returns the scope of the nearest `AmpersandProvider`; throws a `UsageError` outside of one. */
export function useAmpersandScope(): AmpersandScope {
  return inside(useContext(AmpersandScopeContext));
}

function inside<TValue>(value: TValue | null): TValue {
  if (value === null) {
    throw new UsageError(
      describeMissing(
        "no AmpersandProvider here: wrap the component in <AmpersandProvider options={{ project, apiKey }}>",
      ),
    );
  }
  return value;
}
