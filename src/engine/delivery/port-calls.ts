import type { Clock } from "../ports.js";

/** Calls a provider; rejects with what it throws, or when it has not answered in time. */
export type CallPort = <TAnswer>(call: () => Promise<TAnswer>) => Promise<TAnswer>;

/** A provider that answers at once, such as a simulated one, has answered after this many microtasks; it needs no timer. */
const promptTurns = 5;
const done = Promise.resolve();

/** Creates a caller that gives up after `limitMs`. An answer or an error that comes later is ignored. */
export function createPortCalls(clock: Clock, limitMs: number): CallPort {
  return (call) =>
    new Promise((resolve, reject) => {
      let isOpen = true;
      let callOff: (() => void) | undefined;
      /** Ends the call; answers whether it was still open. */
      const close = (): boolean => {
        const wasOpen = isOpen;
        isOpen = false;
        callOff?.();
        return wasOpen;
      };
      start(call).then(
        (answer) => {
          if (close()) resolve(answer);
        },
        (error: unknown) => {
          if (close()) reject(error as Error);
        },
      );
      let turns = promptTurns;
      const wait = (): void => {
        if (!isOpen) return;
        if (turns > 0) {
          turns -= 1;
          void done.then(wait);
          return;
        }
        callOff = clock.at(clock.now() + limitMs, () => {
          close();
          reject(new Error(`The provider did not answer within ${String(limitMs / 1000)} seconds`));
        });
      };
      wait();
    });
}

/** Starts a call; turns a synchronous throw into a rejection and a plain answer into a promise. */
function start<TAnswer>(call: () => Promise<TAnswer>): Promise<TAnswer> {
  try {
    return Promise.resolve(call());
  } catch (error) {
    return Promise.reject(error as Error);
  }
}
