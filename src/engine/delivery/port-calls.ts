import type { Clock } from "../ports.js";

/** Calls a provider; rejects with what it throws, or when it has not answered in time. */
export type CallPort = <TAnswer>(call: () => Promise<TAnswer>) => Promise<TAnswer>;

/** A provider that answers at once, such as a simulated one, has done so after a few turns of its promises. */
const promptTurns = 5;

/** Creates calls that are given up after a time. An answer that comes later changes nothing, and a late error troubles nobody. */
export function createPortCalls(clock: Clock, limitMs: number): CallPort {
  return (call) =>
    new Promise((resolve, reject) => {
      let isOpen = true;
      let callOff: (() => void) | undefined;
      const end = (settle: () => void): void => {
        if (!isOpen) return;
        isOpen = false;
        callOff?.();
        settle();
      };
      start(call).then(
        (answer) => {
          end(() => {
            resolve(answer);
          });
        },
        (error: unknown) => {
          end(() => {
            reject(error as Error);
          });
        },
      );
      const wait = (turns: number): void => {
        if (!isOpen) return;
        if (turns > 0) {
          void Promise.resolve().then(() => {
            wait(turns - 1);
          });
          return;
        }
        callOff = clock.at(clock.now() + limitMs, () => {
          end(() => {
            reject(new Error(`The provider did not answer within ${String(limitMs / 1000)} seconds`));
          });
        });
      };
      wait(promptTurns);
    });
}

/** What is thrown at once is a rejection, too, and an answer need not come as a promise. */
function start<TAnswer>(call: () => Promise<TAnswer>): Promise<TAnswer> {
  try {
    return Promise.resolve(call());
  } catch (error) {
    return Promise.reject(error as Error);
  }
}
