/** What happens to a request that no backend answers: it goes on, goes on with a warning, fails, or what a function does. */
export type UnhandledRequests =
  "bypass" | "warn" | "error" | ((request: Request, print: { warning(): void; error(): void }) => void);

/** What MSW 3 calls a function with: a frame is a request or the connection of a web socket. */
interface UnhandledFrame {
  readonly frame: { readonly data: unknown };
  readonly defaults: { warn(): void; error(): void };
}

/** The option for it by the names of MSW 2 and MSW 3, each of which passes over the other's. */
export function forUnhandledRequests(strategy: UnhandledRequests) {
  const onUnhandledFrame =
    typeof strategy !== "function"
      ? strategy
      : ({ frame, defaults: { warn, error } }: UnhandledFrame) => {
          const { request } = frame.data as { request?: Request };
          if (request) strategy(request, { warning: warn, error });
        };
  return { onUnhandledRequest: strategy, onUnhandledFrame };
}
