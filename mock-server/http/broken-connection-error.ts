/** What `fetch` rejects with where the connection breaks, by a fault or a reset: a `TypeError`, as that of a real one. */
export class BrokenConnectionError extends TypeError {
  constructor({ method, url }: { method: string; url: URL }, why: string) {
    super(`the connection broke at ${method} ${url.href}: ${why}`);
  }
}
