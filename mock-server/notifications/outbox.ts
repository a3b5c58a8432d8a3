import type { Clock } from "../../src/engine/index.js";
import type { Notification, NotifyTarget } from "./notification.js";
import { post } from "./post.js";
import { retryDelaysMs } from "./retry-delays.js";
import { createSendQueue } from "./send-queue.js";

/** A notification that is not delivered yet, as JSON. */
export interface SavedNotification extends Pick<Notification, "id" | "type" | "timeMs" | "data"> {
  readonly attempts: number;
  /** When it is sent next, in milliseconds since the epoch. */
  readonly dueMs: number;
}

/** The notifications that wait for delivery. */
export interface Outbox {
  /** Adds a notification, and does not send it yet. */
  add(notification: Omit<SavedNotification, "attempts" | "dueMs">): void;
  /**
   * Sends an added notification, and repeats it until it is delivered, the receiver says that it is gone (410),
   * or the attempts are used up.
   */
  send(id: string): void;
  save(): readonly SavedNotification[];
  /** Replaces what waits, and does not send it yet. What is being sent is not sent once more meanwhile. */
  restore(saved: readonly SavedNotification[]): void;
  clear(): void;
  /** Forgets which results are not saved: all of them are now. */
  kept(): void;
  /** Removes notifications whose change is undone. The results of attempts stay, and are noted anew. */
  undo(ids: readonly string[]): void;
  /** Sends nothing more, and breaks off what is being sent; all of it still waits. */
  stop(): void;
}

/** Notes changes, in a backend that is saved in a file. */
export interface NoteChanges {
  note(table: "notifications", key: readonly string[], read: () => unknown): void;
  noteAll(): void;
}

/** A slow receiver gets at most this many requests at once. */
const maxAtOnce = 8;

/** Creates an outbox; calls `onAttempt` with the result of each attempt. */
// eslint-disable-next-line max-lines-per-function -- short functions over what waits to be sent
export function createOutbox(options: {
  target: NotifyTarget;
  clock: Clock;
  changes: NoteChanges | undefined;
  onAttempt: (id: string, delivery: NonNullable<Notification["delivery"]>) => void;
}): Outbox {
  const { target, clock, changes, onAttempt } = options;
  const waiting = new Map<string, SavedNotification>();
  const callOffs = new Map<string, () => void>();
  /** Those in the send queue or being sent. */
  const queued = new Set<string>();
  /** Those of which the last result may not be in the file yet. */
  const unsaved = new Set<string>();
  const stopping = new AbortController();
  /**
   * One customer's notifications are sent in order, unless one has to be repeated. They do not wait for
   * another customer's.
   */
  const queue = createSendQueue(maxAtOnce, attempt);

  const note = (id: string) => {
    if (!changes) return;
    unsaved.add(id);
    changes.note("notifications", [id], () => waiting.get(id));
  };
  const set = (saved: SavedNotification) => {
    waiting.set(saved.id, saved);
    note(saved.id);
  };
  const remove = (id: string) => {
    waiting.delete(id);
    note(id);
  };

  function sendWhenDue({ id, dueMs, data }: SavedNotification): void {
    const send = () => {
      callOffs.delete(id);
      queued.add(id);
      queue.add(String(data["groupRef"]), id);
    };
    callOffs.get(id)?.();
    if (stopping.signal.aborted || queued.has(id)) return;
    if (dueMs <= clock.now()) send();
    else callOffs.set(id, clock.at(dueMs, send));
  }

  async function attempt(id: string): Promise<void> {
    const sent = waiting.get(id);
    const failure = sent && (await post(target, sent, { nowMs: clock.now(), signal: stopping.signal }));
    queued.delete(id);
    // What waits may have been replaced during the request. An id stands for one event: the result holds for it.
    const saved = waiting.get(id);
    if (!sent || !saved || stopping.signal.aborted) return;
    const attempts = saved.attempts + 1;
    if (!failure) {
      remove(id);
      onAttempt(id, { status: "delivered", attempts });
      return;
    }
    const { error, isGone } = failure;
    const delayMs = retryDelaysMs[saved.attempts];
    if (isGone || delayMs === undefined) {
      remove(id);
      onAttempt(id, { status: "failed", attempts, error });
      return;
    }
    const next = { ...saved, attempts, dueMs: clock.now() + delayMs };
    set(next);
    onAttempt(id, { status: "waiting", attempts, error });
    sendWhenDue(next);
  }

  const callOffAll = () => {
    for (const callOff of callOffs.values()) callOff();
    callOffs.clear();
  };
  const forget = () => {
    callOffAll();
    waiting.clear();
    changes?.noteAll();
  };

  return {
    add(notification) {
      set({ ...notification, attempts: 0, dueMs: notification.timeMs });
    },
    send(id) {
      const saved = waiting.get(id);
      if (saved) sendWhenDue(saved);
    },
    save: () => [...waiting.values()],
    restore(saved) {
      forget();
      for (const each of saved) waiting.set(each.id, each);
    },
    clear: forget,
    kept() {
      unsaved.clear();
    },
    undo(ids) {
      for (const id of ids) {
        waiting.delete(id);
        unsaved.delete(id);
      }
      for (const id of unsaved) note(id);
    },
    stop() {
      stopping.abort();
      callOffAll();
    },
  };
}
