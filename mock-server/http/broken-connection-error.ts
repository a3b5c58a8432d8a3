/**
 * Rejects `fetch` where the connection breaks, by a fault or a reset. It is a `TypeError`, as a real `fetch`
 * throws one.
 */
export class BrokenConnectionError extends TypeError {
  constructor({ method, url }: { method: string; url: URL }, why: string) {
    super(`the connection broke at ${method} ${url.href}: ${why}`);
  }
}
