import { ConnectError, type Connection } from "../../client/index.js";
import type { InstallationScope } from "../providers/installation-context.js";
import type { ConnectInput } from "./connect-input.js";
import type { LoginWindow } from "./login-window.js";

/** One call of `connect`. */
export interface Call {
  readonly input: ConnectInput;
  /** Gives `undefined` in place of `null` in jsdom, whose `window.open` does nothing. */
  readonly openWindow: () => LoginWindow | null | undefined;
  popup?: LoginWindow | null | undefined;
  /** Ends the call with an error; set once the call has started. */
  giveUp?: (error: Error) => void;
}

/** Opens the window of a login where one is needed, and connects. */
export async function startCall(scope: InstallationScope, call: Call): Promise<Connection> {
  const { input } = call;
  // Before anything is awaited: browsers allow windows only while a click is being handled.
  const needsWindow = input.kind === "oauth" || input.kind === "customSteps";
  const popup = needsWindow ? (call.openWindow() ?? undefined) : undefined;
  if (needsWindow && !popup) {
    throw new ConnectError(
      "blocked",
      "the browser opened no window; call connect right in the click, and allow pop-ups for the app",
    );
  }
  const controller = new AbortController();
  const givenUp = new Promise<never>((_resolve, reject) => {
    // Rejects by itself: a signal of React Native would lose the reason.
    call.giveUp = (error) => {
      reject(error);
      controller.abort(error);
    };
  });
  try {
    return await Promise.race([givenUp, connect(scope, input, { popup, signal: controller.signal })]);
  } finally {
    popup?.close();
  }
}

/** Loaded on the first `connect`, since few visits need it. */
async function connect(
  scope: InstallationScope,
  input: ConnectInput,
  call: { popup: LoginWindow | undefined; signal: AbortSignal },
): Promise<Connection> {
  const { connectGroup } = await import("./connect-group.js");
  return connectGroup(scope, input, call);
}
