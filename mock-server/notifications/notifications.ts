import type { Clock } from "../../src/engine/index.js";
import { createCollector, type Collector } from "../journal/collector.js";
import { createListeners } from "../journal/listeners.js";
import type { TransientPart } from "../journal/transient-part.js";
import type { Notification, NotificationType, NotifyTarget } from "./notification.js";
import { createOutbox, type NoteChanges, type SavedNotification } from "./outbox.js";
import { readReceiver } from "./post.js";
import { readSecret } from "./sign.js";

/** The notifications of a backend. */
export interface Notifications {
  /** The newest thousand, oldest first; a new array after each change. */
  readonly entries: readonly Notification[];
  /** Calls `listener` after each change of `entries`; returns the function that unsubscribes. */
  subscribe(listener: () => void): () => void;
}

/** Adds notifications to the list and sends them. */
export interface Notifier extends TransientPart {
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
  /** Removes the notifications of changes that could not be saved. What was sent meanwhile stays sent. */
  undo(): void;
  /** Sends nothing more; what waits can still be saved. */
  stop(): void;
}

/** What the notifications of a backend need of it. */
interface NotifierNeeds {
  readonly ids: {
    next(kind: "notification"): string;
    reserve(kind: "notification", id: string): void;
  };
  readonly clock: Clock;
  readonly changes: NoteChanges | undefined;
}

const maxEntries = 1_000;

/** Creates the notifications of a backend. Throws a `TypeError` for an invalid target. */
// eslint-disable-next-line max-lines-per-function -- short functions over one list and its outbox
export function createNotifier(
  { ids, clock, changes }: NotifierNeeds,
  target: NotifyTarget | undefined,
): Notifier {
  if (target) checkTarget(target);
  const listeners = createListeners();
  let kept: Notification[] = [];
  /** Copied only when somebody reads them, so that a change costs the same however many there are. */
  let entries: readonly Notification[] | undefined;
  const collector = createCollector<string>();
  /** Ids of notifications that are not saved in the file yet, and so are not sent; an undo removes them. */
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

  /** Sends the notifications, or leaves them until they are saved. */
  function sendWhenKept(given: readonly string[]): void {
    if (changes) unkept.push(...given);
    else for (const id of given) outbox?.send(id);
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
      sendWhenKept([notification.id]);
    },
    sendKept() {
      const given = unkept;
      unkept = [];
      outbox?.kept();
      for (const id of given) outbox?.send(id);
    },
    collect: collector.collect,
    save: () => outbox?.save() ?? [],
    restore(saved) {
      const waiting = saved.map(showWaiting);
      const known = new Set(waiting.map(({ id }) => id));
      for (const id of known) ids.reserve("notification", id);
      unkept = [];
      // Delivered notifications stay, as they were sent.
      const settled = kept.filter(({ id, delivery }) => !known.has(id) && delivery?.status !== "waiting");
      replace([...settled, ...(outbox ? waiting : [])]);
      outbox?.restore(saved);
      sendWhenKept([...known]);
    },
    undo() {
      const undone = new Set(unkept);
      unkept = [];
      outbox?.undo([...undone]);
      replace(kept.filter(({ id }) => !undone.has(id)));
    },
    mark() {
      const before = { kept: [...kept], unkept: [...unkept], waiting: outbox?.save() ?? [] };
      return () => {
        ({ unkept } = before);
        replace(before.kept);
        outbox?.restore(before.waiting);
        for (const { id } of before.waiting) if (!unkept.includes(id)) outbox?.send(id);
      };
    },
    clear() {
      unkept = [];
      outbox?.clear();
      replace([]);
    },
    stop() {
      outbox?.stop();
    },
  };
}

function showWaiting({ id, type, timeMs, data, attempts }: SavedNotification): Notification {
  return { id, type, timeMs, data, delivery: { status: "waiting", attempts } };
}

function checkTarget({ url, secret }: NotifyTarget): void {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new TypeError(
      "the URL of the notifications is none; write one such as http://127.0.0.1:3000/webhooks",
    );
  }
  try {
    readReceiver(url);
  } catch (error) {
    // The message does not repeat the URL, which holds a password.
    const message =
      'the URL of the notifications has a user or a password with an invalid escape; write "%" as "%25"';
    throw new TypeError(message, { cause: error });
  }
  if (secret !== undefined) readSecret(secret);
}
