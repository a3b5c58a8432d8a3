"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import type { HydratedRevision, Installation } from "../../client/index.js";
import { createFieldNames } from "../../draft/handlers/field-names.js";
import { useInstallationScope } from "../providers/installation-context.js";
import {
  createManifestLookups,
  knownSubscribeObjects,
  type Manifest,
} from "../internal/loading/manifest-lookups.js";
import { type QueryState, withQueryState } from "../internal/loading/query-state.js";
import { usedConnection } from "../internal/sessions/used-connection.js";
import { createWrittenFields } from "../internal/loading/written-fields.js";
import { useIntegration } from "./use-integration.js";

/** What `useManifest` gives: the look-ups of `Manifest`, and the state of loading them. */
export interface UseManifestResult extends Manifest, QueryState {
  /** The revision that the look-ups read, with the customer's own fields; `undefined` while it is loading. */
  readonly data: HydratedRevision | undefined;
  readonly isLoading: boolean;
}

/**
 * Returns what the manifest declares together with the fields of the customer's SaaS instance; pending until the group has
 * a connection. `error` shows a failure of any of the requests for it, and `refetch` sends them again.
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
  const connections = useQuery(queries.connections, queryClient);
  const installations = useQuery({ ...queries.installations, select: connectionAndRevision }, queryClient);
  const installation = installations.data?.[0];
  const connection = installations.data && usedConnection(connections.data, installation);
  const of = integration.data && connection && { integration: integration.data, connection };
  const query = useQuery(queries.hydratedRevision(of), queryClient);
  const { data } = query;

  const written = useMemo(() => createWrittenFields(queryClient, queries), [queryClient, queries]);
  const version = useSyncExternalStore(written.subscribe, written.getVersion, written.getVersion);
  const subscribeObjects = knownSubscribeObjects(integration.data, installation);
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
  // Fields that are loaded per object are an addition: their failure shows as an error, and the rest stays a success.
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

/** Selects what the fields depend on. The rest of the config is left out, so that a save does not render again. */
function connectionAndRevision(installations: Installation[]) {
  return installations.map(({ connection, config }) => ({
    connection: { id: connection.id },
    config: { revisionId: config.revisionId },
  }));
}

const resources = [
  "integration",
  "connections",
  "installations",
  "hydrated-revision",
  "object-metadata",
] as const;
