/** Methods that only Node's ports have: they set whether an open port keeps the process alive. */
interface NodePort {
  ref?(): void;
  unref?(): void;
}

/**
 * Creates a function that lets one turn of the event loop pass. Before a turn ends, every promise chain has run as far as it
 * can, so no microtasks need to be counted. It uses a MessageChannel, because a message costs microseconds, and because test
 * runners that fake timers do not fake it.
 */
export function createEventLoopTurn(): () => Promise<void> {
  let open: { port1: MessagePort & NodePort; port2: MessagePort } | undefined;
  const waiting: (() => void)[] = [];
  return () => {
    open ??= openChannel(() => waiting.shift()?.());
    const { port1, port2 } = open;
    return new Promise((resolve) => {
      port1.ref?.();
      waiting.push(() => {
        if (waiting.length === 0) port1.unref?.();
        resolve();
      });
      port2.postMessage(null);
    });
  };
}

function openChannel(onMessage: () => void): { port1: MessagePort & NodePort; port2: MessagePort } {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = onMessage;
  return { port1, port2 };
}
