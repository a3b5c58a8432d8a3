import type { LoginMessage } from "../domain/connections/answer-login.js";

/** The part of a backend that `answerWindows` needs. */
export interface WindowBackend {
  readonly baseUrl: string;
}

/**
 * Replaces this page's `window.open`, so that windows at a backend's address show the backend's page; a
 * service worker never sees the address of another window. The customer's answer in such a window reaches
 * this page as a message from the backend's origin. The same holds for a window that is opened blank and then
 * gets its `location` set. All other windows open as usual. `backends` is called for each window; the result
 * restores `window.open`. Throws a `ReferenceError` where there is no `window`. A page that does not load
 * leaves its window blank.
 *
 * @example
 * const backend = createMockBackend({ manifest: ampYaml });
 * const giveBack = answerWindows(() => [backend]);
 * // When the mock is no longer needed:
 * giveBack();
 */
export function answerWindows(backends: () => readonly WindowBackend[]): () => void {
  const original = window.open;
  const find = (address: string | URL): URL | undefined => {
    const url = URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI) : undefined;
    return url && backends().some(({ baseUrl }) => url.href.startsWith(`${baseUrl}/`)) ? url : undefined;
  };
  const open: typeof window.open = (address = "", target, features) => {
    const url = find(address);
    const isBlank = String(address) === "" || String(address) === "about:blank";
    if (!url && !isBlank) return original.call(window, address, target, features);
    const opened = original.call(window, isBlank ? address : "", target, features);
    if (!opened) return opened;
    if (!url) return watchLocation(opened, find);
    lead(opened, url, opened);
    return opened;
  };
  window.open = open;
  return () => {
    if (window.open === open) window.open = original;
  };
}

/** Wraps a blank window: setting its location to a backend's address shows the backend's page in it. */
function watchLocation(opened: Window, find: (address: string | URL) => URL | undefined): Window {
  const go = (address: string | URL) => {
    const url = find(address);
    if (url) lead(opened, url, watched);
    else opened.location.href = String(address);
  };
  // The proxy's target is an empty object: a proxy must return the methods of a real location unchanged, as
  // no script may replace them.
  const location = new Proxy({} as Location, {
    get: (_, key) => (key === "assign" || key === "replace" ? go : readBound(opened.location, key)),
    set: (_, key, value) => {
      if (key === "href") go(value as string);
      else Reflect.set(opened.location, key, value);
      return true;
    },
  });
  const watched: Window = new Proxy(opened, {
    get: (_, key) => (key === "location" ? location : readBound(opened, key)),
    set: (_, key, value) => {
      if (key === "location") go(value as string);
      else Reflect.set(opened, key, value);
      return true;
    },
  });
  return watched;
}

/**
 * Reads a property. Methods are bound to their owner: those of a window or a location fail on another object.
 */
function readBound(owner: object, key: string | symbol): unknown {
  const value: unknown = Reflect.get(owner, key);
  return typeof value === "function" ? (value.bind(owner) as unknown) : value;
}

/** Shows a page of the backend in a window; a page that does not load leaves it blank. */
function lead(opened: Window, url: URL, handle: Window, request?: RequestInit): void {
  void (async () => {
    const html = await (await fetch(url, request)).text();
    if (!opened.closed) show(opened, html, { url, handle });
  })().catch(() => undefined);
}

/**
 * Puts a page into the window and does what the page's script would do: scripts of a parsed page do not run.
 */
function show(opened: Window, html: string, { url, handle }: { url: URL; handle: Window }): void {
  const page = new DOMParser().parseFromString(html, "text/html");
  const told = page.getElementById("told")?.textContent ?? "{}";
  const { message, closes } = JSON.parse(told) as { message?: LoginMessage; closes?: boolean };
  opened.document.replaceChild(
    opened.document.adoptNode(page.documentElement),
    opened.document.documentElement,
  );
  opened.document.querySelector("form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    const { target, submitter } = event;
    const fields = new FormData(target as HTMLFormElement, submitter);
    const body = new URLSearchParams([...fields].map(([name, value]) => [name, String(value)]));
    lead(opened, url, handle, { method: "POST", body });
  });
  if (message) tell(message, url.origin, handle);
  if (closes) opened.close();
}

function tell(data: LoginMessage, origin: string, source: Window): void {
  const event = new MessageEvent("message", { data, origin });
  // The constructor accepts real windows only, and a client may compare `source` with the window that it was
  // given.
  Object.defineProperty(event, "source", { value: source });
  window.dispatchEvent(event);
}
