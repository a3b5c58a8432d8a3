/** What Node's ports have and the browsers' lack: whether an open port keeps the process alive. */
interface NodePort {
  ref?(): void;
  unref?(): void;
}

/**
 * Creates a function that lets one turn of the event loop pass: before a turn ends, every promise chain has run as far as it
 * can, so nothing needs to be counted. A message is used, as it costs microseconds, and as test runners that fake the timers
 * leave it alone.
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
