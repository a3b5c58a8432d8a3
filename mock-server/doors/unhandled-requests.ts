/**
 * What happens to a request that no backend answers: it passes, passes with a warning, fails, or a function
 * decides.
 */
export type UnhandledRequests =
  "bypass" | "warn" | "error" | ((request: Request, print: { warning(): void; error(): void }) => void);

/** The argument that MSW 3 calls a function with; a frame is a request or a web socket connection. */
interface UnhandledFrame {
  readonly frame: { readonly data: unknown };
  readonly defaults: { warn(): void; error(): void };
}

/** Gives the option under its names in MSW 2 and MSW 3; each ignores the other's name. */
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
