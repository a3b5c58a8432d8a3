import type { DraftStore } from "../draft/store/draft-store.js";

/** The changes of one installation, one after another: two requests never change it at once. */
export interface SaveQueue {
  /**
   * Runs `task` after every earlier one has ended, well or not. Where it fails, `afterFailure` is waited for by the next one, but
   * not by the caller.
   */
  enqueue<TResult>(
    task: () => Promise<TResult>,
    afterFailure?: (error: unknown) => Promise<void>,
  ): Promise<TResult>;
  /** Whether a task is under way or waits; its answer will tell the server's state. */
  isBusy(): boolean;
}

/** Makes an empty queue. */
export function createSaveQueue(): SaveQueue {
  let last: Promise<unknown> = Promise.resolve();
  let open = 0;
  return {
    enqueue: (task, afterFailure) => {
      open += 1;
      const run = last.then(task);
      last = run
        .then(
          () => undefined,
          (error: unknown) => afterFailure?.(error),
        )
        .catch(() => undefined)
        .finally(() => {
          open -= 1;
        });
      return run;
    },
    isBusy: () => open > 0,
  };
}

/** Whether a change of this draft's installation is under way or waits. */
export function isChanging(store: DraftStore): boolean {
  return store.companion(createSaveQueue).isBusy();
}
