"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import type { HydratedRevision } from "../../client/index.js";
import { createFieldNames } from "../../draft/handlers/field-names.js";
import { useInstallationScope } from "../providers/installation-context.js";
import {
  createManifestLookups,
  knownSubscribeObjects,
  type Manifest,
} from "../internal/loading/manifest-lookups.js";
import { type QueryState, withQueryState } from "../internal/loading/query-state.js";
import { useConnectionQueries } from "../internal/loading/use-connection-queries.js";
import { usedConnection } from "../internal/sessions/used-connection.js";
import { createWrittenFields } from "../internal/loading/written-fields.js";
import { useIntegration } from "./use-integration.js";

/** What `useManifest` gives: the look-ups of `Manifest`, and how loading them stands. */
export interface UseManifestResult extends Manifest, QueryState {
  /** The revision that the look-ups read, with the customer's own fields; `undefined` while it is loading. */
  readonly data: HydratedRevision | undefined;
  readonly isLoading: boolean;
}

/**
 * Returns what the manifest declares together with the fields of the customer's SaaS instance; pending until the group has
 * a connection. Whatever of it fails shows in `error`, and `refetch` asks for it again.
 *
 * @example
 * function FieldNames() {
 *   const { allFields, error } = useManifest().getCustomerFieldsForObject("contact");
 *   if (error) return <p>{error.message}</p>;
 *   return <ul>{Object.values(allFields ?? {}).map((field) => <li key={field.fieldName}>{field.displayName}</li>)}</ul>;
 * }
 */
export function useManifest(): UseManifestResult {
  const { ampersand, queries, store } = useInstallationScope();
  const { queryClient } = ampersand;
  const integration = useIntegration();
  const { connections, installations } = useConnectionQueries();
  const connection = installations.data && usedConnection(connections.data, installations.data[0]);
  const of = integration.data && connection && { integration: integration.data, connection };
  const query = useQuery(queries.hydratedRevision(of), queryClient);
  const { data } = query;

  const written = useMemo(() => createWrittenFields(queryClient, queries), [queryClient, queries]);
  const version = useSyncExternalStore(written.subscribe, written.getVersion, written.getVersion);
  const subscribeObjects = knownSubscribeObjects(integration.data, installations.data?.[0]);
  const lookups = useMemo(
    () => createManifestLookups(data, written.find, subscribeObjects),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- made anew where the fields that it finds have changed
    [data, written, version, subscribeObjects],
  );

  // For setters that have to name the fields which stay.
  useEffect(() => {
    store.companion(createFieldNames).find = (objectName) =>
      Object.keys(lookups.getCustomerFieldsForObject(objectName).allFields ?? {});
  }, [store, lookups]);

  const refetch = useCallback(() => queries.refetch(resources), [queries]);
  // Field lists of their own are an addition: what fails of them leaves the rest as it is.
  const fields = {
    isSuccess: true,
    isRefetchError: false,
    isFetching: false,
    get isError() {
      return this.error !== null;
    },
    get error() {
      return written.getError();
    },
  };
  const own = {
    ...lookups,
    data,
    get isLoading() {
      return query.isLoading;
    },
  };
  return withQueryState(own, [integration, connections, installations, query, fields], refetch);
}

const resources = [
  "integration",
  "connections",
  "installations",
  "hydrated-revision",
  "object-metadata",
] as const;
