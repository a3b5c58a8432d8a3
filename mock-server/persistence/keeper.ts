import type { Clock } from "../../src/engine/index.js";
import type { Changes } from "../domain/changes.js";
import type { Domains } from "../domain/domains.js";
import type { DataFile } from "./data-file.js";
import { describeFileError } from "./file-error.js";
import { viewChanges } from "./saved-changes.js";
import { undoSince, viewState } from "./saved-state.js";

/** Keeps the state of a backend in a data file, change by change. */
export interface Keeper {
  /**
   * Makes a change, and keeps it before its result is given. Throws where it cannot be kept: then it was not made, or it is undone
   * with all that is not kept yet.
   */
  keep<TResult>(change: () => Promise<TResult>): Promise<TResult>;
  /** Looks at the state; what has changed without a request is kept before the result is given. */
  look<TResult>(read: () => Promise<TResult>): Promise<TResult>;
  /** Has what has changed kept soon, also where no request does it. */
  keepSoon(): void;
  /** Keeps what is left; throws where that cannot be. */
  close(): Promise<void>;
}

/** Thrown where a change cannot be kept. */
export class NotKeptError extends Error {
  override readonly name = "NotKeptError";
}

const SOON_MS = 50;

/** Starts to keep a backend's state: writes the file anew. Throws where it cannot be written. */
// eslint-disable-next-line max-lines-per-function -- short functions over one file and its changes
export function createKeeper(
  file: DataFile,
  {
    domains,
    changes,
    clock,
    onUndo,
  }: { domains: Domains; changes: Changes; clock: Clock; onUndo: () => void },
): Keeper {
  let soon: ReturnType<typeof setTimeout> | undefined;
  /** How often changes were undone. */
  let undone = 0;
  const view = () => ({ timeMs: clock.now(), state: viewState(domains) });

  function writeChanges(): void {
    clearTimeout(soon);
    soon = undefined;
    if (changes.isEmpty) return;
    if (changes.isAll) file.replace(view());
    else file.append({ timeMs: clock.now(), changes: viewChanges(domains, changes) });
    changes.clear();
    domains.notifier.sendKept();
    file.foldWhenLong(view);
  }

  function undo(): void {
    undone += 1;
    undoSince(domains, file.readKept().state);
    changes.clear();
    onUndo();
  }

  file.replace(view());
  changes.clear();
  domains.notifier.sendKept();
  return {
    async keep(change) {
      refuseUnkept(file.check, "nothing was changed");
      const before = undone;
      const result = await change();
      if (before !== undone) {
        throw new NotKeptError("the change is not kept, and was undone with others that could not be kept");
      }
      refuseUnkept(() => {
        try {
          writeChanges();
        } catch (error) {
          undo();
          throw error;
        }
      }, "it was undone");
      return result;
    },
    async look(read) {
      const result = await read();
      refuseUnkept(writeChanges, "what has changed since the last request is not answered before it is kept");
      return result;
    },
    keepSoon() {
      soon ??= setTimeout(() => {
        try {
          writeChanges();
        } catch {
          // Whoever asks next is told.
        }
      }, SOON_MS).unref();
    },
    async close() {
      clearTimeout(soon);
      try {
        file.check();
        writeChanges();
      } finally {
        await file.close();
      }
    },
  };
}

function refuseUnkept(keep: () => void, outcome: string): void {
  try {
    keep();
  } catch (error) {
    throw new NotKeptError(`the change is not kept: ${describeFileError(error)}; ${outcome}`, {
      cause: error,
    });
  }
}
