/** Sends things: those of one lane one after the other, those of different lanes side by side. */
export interface SendQueue {
  add(lane: string, id: string): void;
}

/** Creates a queue that has no more than `maxAtOnce` under way; `send` must not reject. */
export function createSendQueue(maxAtOnce: number, send: (id: string) => Promise<void>): SendQueue {
  /** What waits in each lane; a lane is here for as long as something of it waits or is under way. */
  const lanes = new Map<string, string[]>();
  /** The lanes whose next one may go, the one that has waited longest first. */
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
      // Not before the one who adds is done.
      queueMicrotask(start);
    },
  };
}
