/** Calls a function of the app's; what it throws neither reaches the caller nor gets lost: the platform reports it. */
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
