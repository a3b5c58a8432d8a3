import { ConnectError } from "../../client/index.js";
import { isJsonObject, type JsonObject } from "../../json/object.js";
import type { LoginWindow } from "./login-window.js";

/** What a login is waited for with. */
export interface WaitForLoginInput<TFound> {
  readonly popup: LoginWindow;
  /** Where the messages of the service's callback page come from. */
  readonly origin: string;
  /** Looks whether what is waited for is there; it gets what the window has told by then. */
  readonly look: (told: ToldByWindow | undefined) => Promise<TFound | undefined>;
  readonly signal: AbortSignal;
}

/** What the window said: that there is a connection, what a provider's own login goes on with, or why there is none. */
export interface ToldByWindow {
  readonly connectionId?: string | undefined;
  readonly params?: Readonly<Record<string, string>>;
  readonly error?: string;
}

const BEAT_MS = 500;
const BEATS_PER_LOOK = 6;
// A connection may show up in the list a little after the window has gone.
const LOOKS_AFTER_CLOSING = 2;
const LOOKS_AFTER_SUCCESS = 10;

/**
 * Waits until a login has led to a connection: at the message of its window, which a provider's page can cut off from its
 * opener, or by looking every few seconds. Rejects with a `ConnectError`, the signal's reason, or what the last look failed with.
 */
export async function waitForLogin<TFound>(input: WaitForLoginInput<TFound>): Promise<TFound> {
  const { popup, origin, look, signal } = input;
  let told: ToldByWindow | undefined;
  let wake: () => void = () => undefined;
  const onMessage = (event: MessageEvent<unknown>) => {
    // A page of the app itself can leave the source out; another window cannot.
    if (event.origin !== origin || (event.source !== null && event.source !== popup)) return;
    told = readMessage(event.data) ?? told;
    wake();
  };
  const onAbort = () => {
    wake();
  };
  window.addEventListener("message", onMessage);
  signal.addEventListener("abort", onAbort);
  try {
    let lateLooks = 0;
    for (let beat = 1; ; beat += 1) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, BEAT_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      signal.throwIfAborted();
      if (told?.error !== undefined) throw new ConnectError("denied", `the login failed: ${told.error}`);
      const { closed } = popup;
      if (!told && !closed && beat % BEATS_PER_LOOK !== 0) continue;
      if (closed) lateLooks += 1;
      const isLast = lateLooks >= (told ? LOOKS_AFTER_SUCCESS : LOOKS_AFTER_CLOSING);
      try {
        const found = await look(told);
        if (found !== undefined) return found;
      } catch (error) {
        if (isLast) throw error;
      }
      if (isLast)
        throw new ConnectError("closed", "the window was closed before the login ended; connect again");
    }
  } finally {
    window.removeEventListener("message", onMessage);
    signal.removeEventListener("abort", onAbort);
  }
}

/** Reads a message in the form that the published client listens for. */
function readMessage(message: unknown): ToldByWindow | undefined {
  const { eventType, data, message: text, source, params } = asObject(message);
  if (source === "ampersand-custom-auth") {
    const given = Object.entries(asObject(params)).filter(([, value]) => typeof value === "string");
    return { params: Object.fromEntries(given) as Record<string, string> };
  }
  const { connection, error = text } = asObject(data);
  if (eventType === "AUTHORIZATION_SUCCEEDED") {
    return { connectionId: typeof connection === "string" ? connection : undefined };
  }
  if (eventType !== "AUTHORIZATION_FAILED") return undefined;
  return { error: typeof error === "string" && error !== "" ? error : "the provider gave no reason" };
}

function asObject(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}
