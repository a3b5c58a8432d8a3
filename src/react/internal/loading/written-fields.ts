import { QueryObserver, type QueryClient } from "@tanstack/react-query";
import type { FieldMetadata, ObjectMetadata } from "../../../contract/index.js";
import type { TenantQueries } from "./queries.js";

/** The customer's fields of one object, as far as they are known, and how their loading stands. */
export interface WrittenFields {
  readonly fields: Record<string, FieldMetadata> | undefined;
  readonly error: Error | null;
}

/**
 * Finds the customer's fields of objects that are written only, of which the hydrated revision says nothing. Each is fetched
 * when it is first asked for; asking may happen while rendering, where nothing may be started.
 */
export interface WrittenFieldsSource {
  readonly find: (objectName: string) => WrittenFields;
  readonly subscribe: (listener: () => void) => () => void;
  /** Returns another number once something that was asked for has changed. */
  readonly getVersion: () => number;
  /** Why a fetch has failed, the first of them. */
  readonly getError: () => Error | null;
}

/** What is told of fields that are not known yet. */
export const unknownFields: WrittenFields = { fields: undefined, error: null };

/** Makes a source that has been asked for nothing. It fetches only while somebody listens: on a server nobody does. */
export function createWrittenFields(
  queryClient: QueryClient,
  queries: Pick<TenantQueries, "objectMetadata">,
): WrittenFieldsSource {
  const observers = new Map<string, QueryObserver<ObjectMetadata>>();
  const listeners = new Set<() => void>();
  let version = 0;
  const tell = () => {
    version += 1;
    for (const listener of listeners) listener();
  };
  const observe = (observer: QueryObserver<ObjectMetadata>) => {
    if (listeners.size > 0 && !observer.hasListeners()) observer.subscribe(tell);
  };
  return {
    find: (objectName) => {
      let observer = observers.get(objectName);
      if (!observer) {
        const added = new QueryObserver<ObjectMetadata>(queryClient, {
          ...queries.objectMetadata(objectName),
          notifyOnChangeProps: ["data", "error"],
        });
        observers.set(objectName, (observer = added));
        queueMicrotask(() => {
          observe(added);
          // Who asks while rendering has read before whether a fetch had failed.
          if (added.getCurrentResult().error) tell();
        });
      }
      const { data, error } = observer.getCurrentResult();
      return data || error ? { fields: data?.fields, error } : unknownFields;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      for (const observer of observers.values()) observe(observer);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) for (const observer of observers.values()) observer.destroy();
      };
    },
    getVersion: () => version,
    getError: () => {
      const results = [...observers.values()].map((observer) => observer.getCurrentResult());
      return results.find(({ error }) => error)?.error ?? null;
    },
  };
}
