/** Sends items: those of one lane one after the other, those of different lanes at the same time. */
export interface SendQueue {
  add(lane: string, id: string): void;
}

/** Creates a queue that sends at most `maxAtOnce` items at the same time; `send` must not reject. */
export function createSendQueue(maxAtOnce: number, send: (id: string) => Promise<void>): SendQueue {
  /** The waiting items of each lane. A lane stays here while an item of it waits or is being sent. */
  const lanes = new Map<string, string[]>();
  /** The lanes whose next item may be sent, the longest waiting first. */
  const ready: string[] = [];
  let underWay = 0;

  async function sendNext(lane: string, waiting: string[]): Promise<void> {
    const id = waiting.shift();
    if (id !== undefined) await send(id);
    underWay -= 1;
    if (waiting.length > 0) ready.push(lane);
    else lanes.delete(lane);
    start();
  }

  function start(): void {
    while (underWay < maxAtOnce) {
      const lane = ready.shift();
      const waiting = lane === undefined ? undefined : lanes.get(lane);
      if (lane === undefined || !waiting) return;
      underWay += 1;
      void sendNext(lane, waiting);
    }
  }

  return {
    add(lane, id) {
      const waiting = lanes.get(lane);
      if (waiting) {
        waiting.push(id);
        return;
      }
      lanes.set(lane, [id]);
      ready.push(lane);
      // Starts only after the caller of `add` has finished.
      queueMicrotask(start);
    },
  };
}
