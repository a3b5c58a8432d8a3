import { ConnectError, type Connection } from "../../client/index.js";
import { throwIfAborted } from "../../client/requests/abort.js";
import { isJsonObject, type JsonObject } from "../../json/object.js";
import type { LoginWindow } from "./login-window.js";

/** A login that is under way. */
export interface Login {
  readonly popup: LoginWindow;
  /** The origin of the messages of the service's callback page. */
  readonly origin: string;
  readonly signal: AbortSignal;
}

/** The message of the window: that there is a connection, the input for the next step of a custom login, or why there is none. */
interface ToldByWindow {
  readonly connectionId?: string | undefined;
  readonly params?: Readonly<Record<string, string>>;
  readonly error?: string;
}

const BEAT_MS = 500;
const BEATS_PER_LOOK = 6;
// The list may show a new connection a little after the window was closed.
const LOOKS_AFTER_CLOSING = 2;
const LOOKS_AFTER_SUCCESS = 10;

/**
 * Waits until a login has led to a connection: one that is not among the `known` ones, or that has changed since. Rejects with
 * a `ConnectError`, the signal's reason, or the error of the last look.
 */
export function waitForConnection(
  login: Login,
  { known, list }: { known: readonly Connection[]; list: () => Promise<readonly Connection[]> },
): Promise<Connection> {
  const isNew = ({ id, status, updateTime }: Connection) =>
    !known.some(
      (old) => old.id === id && old.status === status && old.updateTime?.getTime() === updateTime?.getTime(),
    );
  return waitForLogin(login, async (told) => {
    const listed = await list();
    return listed.find(({ id }) => id === told?.connectionId) ?? listed.filter(isNew).at(-1);
  });
}

/** Waits until the window of a custom login posts the input for the next step. */
export function waitForParams(login: Login): Promise<Readonly<Record<string, string>>> {
  return waitForLogin(login, (told) => Promise.resolve(told?.params));
}

/**
 * Waits until `look` finds something. It looks when the window posts a message, and also every few seconds, since a provider's
 * page can cut the window off from its opener.
 */
async function waitForLogin<TFound>(
  { popup, origin, signal }: Login,
  look: (told: ToldByWindow | undefined) => Promise<TFound | undefined>,
): Promise<TFound> {
  let told: ToldByWindow | undefined;
  let wake: () => void = () => undefined;
  const onMessage = (event: MessageEvent<unknown>) => {
    // Only a page of the app itself can post a message without a source; another window cannot.
    if (event.origin !== origin || (event.source !== null && event.source !== popup)) return;
    told = readMessage(event.data) ?? told;
    wake();
  };
  const onAbort = () => {
    wake();
  };
  const stopListening = listenToMessages(onMessage);
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
      throwIfAborted(signal);
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
    stopListening();
    signal.removeEventListener("abort", onAbort);
  }
}

/** Outside of browsers no window posts messages; there only polling finds the result of the login. */
function listenToMessages(onMessage: (event: MessageEvent<unknown>) => void): () => void {
  const page = typeof window === "undefined" ? undefined : (window as Partial<Window>);
  const listener = onMessage as EventListener;
  page?.addEventListener?.("message", listener);
  return () => page?.removeEventListener?.("message", listener);
}

/** Reads a message in the form that the published client listens for. */
function readMessage(message: unknown): ToldByWindow | undefined {
  const { eventType, data, message: text, source, params } = asRecord(message);
  if (source === "ampersand-custom-auth") {
    const given = Object.entries(asRecord(params)).filter(([, value]) => typeof value === "string");
    return { params: Object.fromEntries(given) as Record<string, string> };
  }
  const { connection, error = text } = asRecord(data);
  if (eventType === "AUTHORIZATION_SUCCEEDED") {
    return { connectionId: typeof connection === "string" ? connection : undefined };
  }
  if (eventType !== "AUTHORIZATION_FAILED") return undefined;
  return { error: typeof error === "string" && error !== "" ? error : "the provider gave no reason" };
}

function asRecord(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}
