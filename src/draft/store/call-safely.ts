/** Calls a function of the app. An error that it throws does not reach the caller: the platform reports it as uncaught. */
export function callSafely(call: () => void): void {
  try {
    call();
  } catch (error) {
    reportLater(error);
  }
}

/** Throws where nobody waits: browsers and Node show it as an error that was not caught. */
function reportLater(error: unknown): void {
  if (typeof globalThis.reportError === "function") globalThis.reportError(error);
  else {
    setTimeout(() => {
      throw error;
    });
  }
}
