import { isPromise } from "../../json/is-promise.js";
import { callSafely } from "../store/call-safely.js";

/**
 * Where drafts are kept: `localStorage`, `sessionStorage`, or anything with the same three functions. They may return promises
 * (React Native's AsyncStorage).
 */
export interface DraftStorage {
  getItem: (key: string) => string | null | undefined | Promise<string | null | undefined>;
  setItem: (key: string, text: string) => unknown;
  removeItem: (key: string) => unknown;
}

/** What is done with a storage: a generator, each step of which yields what a call of the storage returned. */
export type StorageTask<TResult = void> = Generator<unknown, TResult, unknown>;

/** Runs tasks one after another, each at once where the storage answers at once. */
export interface StorageQueue {
  /** `onEnd` is told when the task has ended, and what it failed with. */
  run(task: () => StorageTask, onEnd: (failure?: { readonly error: unknown }) => void): void;
}

/** Makes a queue without tasks. */
export function createStorageQueue(): StorageQueue {
  let waiting: Promise<void> | undefined;
  return {
    run: (task, onEnd) => {
      const running = waiting ? waiting.then(() => runTask(task, onEnd)) : runTask(task, onEnd);
      if (!running) return;
      waiting = running;
      void running.then(() => {
        if (waiting === running) waiting = undefined;
      });
    },
  };
}

/** Returns a promise if the task does not end at once. The promise never rejects. */
function runTask(...[start, onEnd]: Parameters<StorageQueue["run"]>): Promise<void> | undefined {
  const end = (failure?: { readonly error: unknown }) => {
    callSafely(() => {
      onEnd(failure);
    });
  };
  try {
    const rest = advance(start());
    if (rest)
      return rest.then(
        () => {
          end();
        },
        (error: unknown) => {
          end({ error });
        },
      );
    end();
  } catch (error) {
    end({ error });
  }
  return undefined;
}

/** Goes on with a task until it ends, or until a step is a promise. */
function advance(task: StorageTask, answer?: unknown): Promise<void> | undefined {
  let step = task.next(answer);
  while (!step.done) {
    const { value } = step;
    if (isPromise(value)) return value.then((each) => advance(task, each)) as Promise<void>;
    step = task.next(value);
  }
  return undefined;
}

/** Returns `localStorage`. Where the browser forbids storage, even reading that property throws; then returns `undefined`. */
export function defaultStorage(): DraftStorage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
