import { BrokenConnectionError } from "../http/broken-connection-error.js";
import type { InProcessFetch } from "./in-process.js";
import type { LoginMessage } from "../domain/connections/answer-login.js";

/** What a customer does in the window: allows access, denies it, or closes the window. */
export type LoginAnswer = "allow" | "deny" | "close";

/** A stand-in for a browser window: the part of `Window` that clients of the service use. */
export interface MockLoginWindow {
  readonly closed: boolean;
  readonly location: { replace(url: string | URL): void };
  focus(): void;
  close(): void;
}

/** The options of `createLoginWindows`. */
export interface LoginWindowOptions {
  /**
   * The customer's answer. A function is called for each window that opens a login, and may ask the user.
   * @default "allow"
   */
  answer?: LoginAnswer | (() => LoginAnswer | Promise<LoginAnswer>);
}

/**
 * Creates a stand-in for `window.open` (and for the `openWindow` of `useConnect`) whose windows answer the
 * simulated provider's login by themselves. It is for tests and stories that open no real windows. This page
 * gets the message that the login's page would post to it. Never throws: where the connection breaks, the
 * window stays blank. Where `answer` rejects, or the address is not the backend's, the rejection stays
 * unhandled.
 *
 * @example
 * const backend = createMockBackend({ manifest: ampYaml });
 * const openWindow = createLoginWindows(backend, { answer: "allow" });
 *
 * function Connect() {
 *   const { connect } = useConnect({ openWindow });
 *   return <button onClick={() => connect({ kind: "oauth" })}>Connect</button>;
 * }
 */
export function createLoginWindows(
  backend: { readonly fetch: InProcessFetch; readonly baseUrl: string },
  { answer = "allow" }: LoginWindowOptions = {},
): (url?: string | URL) => MockLoginWindow {
  async function go(url: string | URL, opened: { closed: boolean }): Promise<void> {
    const given = typeof answer === "function" ? await answer() : answer;
    if (opened.closed) return;
    if (given === "close") {
      opened.closed = true;
      return;
    }
    const page = await backend.fetch(url, { method: "POST", body: new URLSearchParams({ answer: given }) });
    const { message, closes } = readTold(await page.text());
    if (closes) opened.closed = true;
    if (message === undefined) return;
    const { origin } = new URL(backend.baseUrl);
    window.dispatchEvent(new MessageEvent("message", { data: message, origin }));
  }

  return (url = "") => {
    const opened = { closed: false };
    const navigate = (to: string | URL) => {
      void go(to, opened).catch((error: unknown) => {
        // A page that does not load stays blank until it is closed.
        if (!(error instanceof BrokenConnectionError)) throw error;
      });
    };
    if (String(url) !== "" && String(url) !== "about:blank") navigate(url);
    return {
      get closed() {
        return opened.closed;
      },
      location: { replace: navigate },
      focus: () => undefined,
      close: () => {
        opened.closed = true;
      },
    };
  };
}

/** Reads the data that the page's script would read. */
function readTold(html: string): { message?: LoginMessage; closes?: boolean } {
  const [, told = "{}"] = /<script type="application\/json" id="told">(.*?)<\/script>/s.exec(html) ?? [];
  return JSON.parse(told) as { message?: LoginMessage; closes?: boolean };
}
