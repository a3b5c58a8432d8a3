import type { DraftStore } from "../draft/store/draft-store.js";

const turns = new WeakMap<DraftStore, { last: Promise<unknown>; open: number }>();

/** Runs `task` after every earlier one of the same draft has ended, well or not: two requests never change one installation at once. */
export function inTurn<TResult>(store: DraftStore, task: () => Promise<TResult>): Promise<TResult> {
  const turn = turns.get(store) ?? { last: Promise.resolve(), open: 0 };
  turns.set(store, turn);
  turn.open += 1;
  const run = turn.last.then(task).finally(() => {
    turn.open -= 1;
  });
  turn.last = run.catch(() => undefined);
  return run;
}

/** Whether a task of this draft is under way or waits: the server's state is then about to be told by its answer. */
export function isInTurn(store: DraftStore): boolean {
  return (turns.get(store)?.open ?? 0) > 0;
}
