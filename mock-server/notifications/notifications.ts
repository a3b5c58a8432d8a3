import type { Clock } from "../../src/engine/index.js";
import { createCollector, type Collector } from "../journal/collector.js";
import { createListeners } from "../journal/listeners.js";
import type { Notification, NotificationType, NotifyTarget } from "./notification.js";
import { createOutbox, type NoteChanges, type SavedNotification } from "./outbox.js";
import { readSecret } from "./sign.js";

/** The notifications of a backend. */
export interface Notifications {
  /** The newest thousand, oldest first; a new array after each change. */
  readonly entries: readonly Notification[];
  /** Calls `listener` after each change of `entries`; returns the function that unsubscribes. */
  subscribe(listener: () => void): () => void;
}

/** Adds notifications to the list and sends them. */
export interface Notifier {
  readonly notifications: Notifications;
  /** Adds a notification of an event. Nobody may change `data` afterwards. */
  add(type: NotificationType, data: Readonly<Record<string, unknown>>): void;
  /** Sends the notifications that are now saved in the file. */
  sendKept(): void;
  /** Collects the ids of the notifications that a change causes. */
  readonly collect: Collector<string>["collect"];
  /** Returns the notifications that are not delivered yet. */
  save(): readonly SavedNotification[];
  /** Continues with the saved notifications. Waiting ones that are not among them are removed. */
  restore(saved: readonly SavedNotification[]): void;
  clear(): void;
}

const maxEntries = 1_000;

/** Creates the notifications of a backend. Throws a `TypeError` for an invalid target. */
// eslint-disable-next-line max-lines-per-function -- short functions over one list and its outbox
export function createNotifier(
  {
    ids,
    clock,
    changes,
  }: { ids: { next(kind: "notification"): string }; clock: Clock; changes: NoteChanges | undefined },
  target: NotifyTarget | undefined,
): Notifier {
  if (target) checkTarget(target);
  const listeners = createListeners();
  let kept: Notification[] = [];
  /** Copied only when somebody reads them, so that a change costs the same however many there are. */
  let entries: readonly Notification[] | undefined;
  const collector = createCollector<string>();
  /** Ids of notifications that are not saved in the file yet; an undo removes them. */
  let unkept: string[] = [];
  const outbox =
    target &&
    createOutbox({
      target,
      clock,
      changes,
      onAttempt: (id, delivery) => {
        replace(kept.map((each) => (each.id === id ? { ...each, delivery } : each)));
      },
    });

  function replace(next: Notification[]): void {
    kept = next;
    entries = undefined;
    listeners.notify();
  }

  return {
    notifications: {
      get entries() {
        return (entries ??= kept.slice(-maxEntries));
      },
      subscribe: listeners.add,
    },
    add(type, data) {
      const notification = { id: ids.next("notification"), type, timeMs: clock.now(), data };
      collector.note(notification.id);
      const delivery = target && ({ status: "waiting", attempts: 0 } as const);
      kept.push({ ...notification, delivery });
      // Old entries are removed a thousand at a time, so that most additions copy nothing.
      replace(kept.length >= 2 * maxEntries ? kept.slice(-maxEntries) : kept);
      outbox?.add(notification);
      if (changes) unkept.push(notification.id);
      else outbox?.send(notification.id);
    },
    sendKept() {
      const ids = unkept;
      unkept = [];
      for (const id of ids) outbox?.send(id);
    },
    collect: collector.collect,
    save: () => outbox?.save() ?? [],
    restore(saved) {
      const waiting = saved.map(({ id, type, timeMs, data, attempts }): Notification => ({
        id,
        type,
        timeMs,
        data,
        delivery: { status: "waiting", attempts },
      }));
      const known = new Set([...unkept, ...waiting.map(({ id }) => id)]);
      unkept = [];
      // Delivered notifications stay, as they were sent. Waiting ones that were not saved are removed.
      const settled = kept.filter(({ id, delivery }) => !known.has(id) && delivery?.status !== "waiting");
      replace([...settled, ...(outbox ? waiting : [])]);
      outbox?.restore(saved);
    },
    clear() {
      unkept = [];
      outbox?.clear();
      replace([]);
    },
  };
}

function checkTarget({ url, secret }: NotifyTarget): void {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new TypeError(
      "the URL of the notifications is none; write one such as http://127.0.0.1:3000/webhooks",
    );
  }
  if (secret !== undefined) readSecret(secret);
}
