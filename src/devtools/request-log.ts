import type { ObservedRequest, RequestObserver } from "../client/index.js";

/** A request of a page, as it stands now. */
export interface LoggedRequest extends ObservedRequest {
  /** Counts the requests of a log, from 1. */
  readonly number: number;
  readonly startMs: number;
  /** How it ended, with the status of the answer or the error of the call; nothing yet while it is under way. */
  readonly end?: { readonly durationMs: number } & (
    { readonly status: number } | { readonly error: unknown }
  );
}

/** The newest requests of a page, as `useSyncExternalStore` takes them. */
export interface RequestLog {
  /** Notes a request. */
  readonly add: RequestObserver;
  /** Newest first; the same array until a request sets out or ends. */
  readonly get: () => readonly LoggedRequest[];
  readonly subscribe: (listener: () => void) => () => void;
  readonly clear: () => void;
}

const MOST = 100;

/** Makes an empty log; it keeps the newest 100 requests. */
export function createRequestLog(): RequestLog {
  let requests: readonly LoggedRequest[] = [];
  let count = 0;
  const listeners = new Set<() => void>();
  const set = (next: readonly LoggedRequest[]) => {
    requests = next;
    for (const listener of listeners) listener();
  };
  return {
    add: (request, status) => {
      const entry: LoggedRequest = { ...request, number: (count += 1), startMs: Date.now() };
      const end = (how: { status: number } | { error: unknown }) => {
        const durationMs = Date.now() - entry.startMs;
        set(requests.map((each) => (each === entry ? { ...entry, end: { durationMs, ...how } } : each)));
      };
      set([entry, ...requests].slice(0, MOST));
      status.then(
        (status) => end({ status }),
        (error: unknown) => end({ error }),
      );
    },
    get: () => requests,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    clear: () => {
      set([]);
    },
  };
}
