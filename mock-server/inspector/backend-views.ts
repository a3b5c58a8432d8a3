import type { MockBackend } from "../backend/create-mock-backend.js";
import type { JournalEntry } from "../journal/journal.js";
import type { AnyScenarioName } from "../scenarios/index.js";
import type { Notification } from "../notifications/notification.js";
import type { Snapshot } from "../persistence/snapshot.js";

/** A backend at one moment. */
export interface BackendView {
  readonly nowMs: number;
  readonly scenario: AnyScenarioName | undefined;
  /** Oldest first. */
  readonly entries: readonly JournalEntry[];
  readonly notifications: readonly Notification[];
  /** Made when it is first read. */
  readonly snapshot: Snapshot;
}

/** The views of a backend, in the form that `useSyncExternalStore` takes. */
export interface BackendViews {
  /** Calls `listener` after each change of the journal and the notifications, after `refresh`, and once a second: the other parts of a backend have no listeners. */
  subscribe(listener: () => void): () => void;
  /** Returns the same view until listeners are called. */
  read(): BackendView;
  /** Calls all listeners. */
  refresh(): void;
}

const REFRESH_MS = 1_000;

/** Creates the views of a backend. */
export function createBackendViews(backend: MockBackend): BackendViews {
  const subscriptions = new Set<() => void>();
  let view: BackendView | undefined;
  return {
    subscribe(listener) {
      const lookAgain = () => {
        view = undefined;
        listener();
      };
      subscriptions.add(lookAgain);
      const stops = [backend.journal, backend.notifications].map((each) => each.subscribe(lookAgain));
      const timer = setInterval(lookAgain, REFRESH_MS);
      return () => {
        subscriptions.delete(lookAgain);
        for (const stop of stops) stop();
        clearInterval(timer);
      };
    },
    read: () => (view ??= look(backend)),
    refresh: () => {
      for (const lookAgain of subscriptions) lookAgain();
    },
  };
}

function look(backend: MockBackend): BackendView {
  let snapshot: Snapshot | undefined;
  return {
    nowMs: backend.clock.now(),
    scenario: backend.scenario,
    entries: backend.journal.entries,
    notifications: backend.notifications.entries,
    get snapshot() {
      return (snapshot ??= backend.snapshot());
    },
  };
}
