/**
 * Tells whether MSW answers requests here already, of whatever copy. Its interceptors are in `globalThis`: those
 * of MSW 2 while they listen, those of MSW 3 always, with a state. A browser's worker has one of them for web
 * sockets.
 */
export function isMswListening(): boolean {
  const { __MSW_INTERCEPTORS_REGISTRY: ofMsw3 } = globalThis as {
    __MSW_INTERCEPTORS_REGISTRY?: ReadonlyMap<symbol, { readonly readyState: string }>;
  };
  return (
    ["fetch-interceptor", "websocket-interceptor"].some((name) => Symbol.for(name) in globalThis) ||
    [...(ofMsw3?.values() ?? [])].some(({ readyState }) => readyState === "ACTIVE")
  );
}
