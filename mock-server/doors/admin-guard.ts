import { quote } from "../../src/json/quote.js";
import type { RequestHead } from "../http/request.js";

/**
 * Says why a request to the admin API is refused; `undefined` where it comes from a program on this machine, or
 * from a page that this machine serves. Another site's page can make its visitor's browser send one; the browser
 * then tells the page in `Origin`, or else in `Sec-Fetch-Site` and `Referer`. The name in `Host` is checked,
 * because another site can let its own name resolve to this machine (DNS rebinding). The client and the host that
 * a proxy reports are checked too.
 */
export function findForeign({ url, header }: RequestHead, address = ""): string | undefined {
  const page = header("origin") ?? header("referer");
  const isForeignPage =
    page === undefined ? header("sec-fetch-site") === "cross-site" : !isLoopback(hostnameOf(page));
  if (isForeignPage) {
    const which = page === undefined ? "another site" : quote(page);
    return `the admin API answers programs and pages of this machine only, and the request is sent by a page of ${which}; ask from a program, or from a page at localhost (--origin is for the API, not for the admin API)`;
  }
  const only = "the admin API answers this machine only, and the request";
  if (!isLoopback(address)) return `${only} comes from ${quote(address)}; ask it there`;
  if (!isLoopback(url.hostname)) return `${only} is sent to ${quote(url.hostname)}; send it to localhost`;
  if (forwardedHosts(header).every(isLoopback)) return undefined;
  return `${only} comes through a proxy from elsewhere; ask the mock itself, at its own port`;
}

/**
 * The client and the host that a proxy reports. `Forwarded` is not parsed: an empty name never counts as this
 * machine.
 */
function forwardedHosts(header: RequestHead["header"]): string[] {
  if (header("forwarded") !== undefined) return [""];
  return ["x-forwarded-for", "x-forwarded-host", "x-real-ip"]
    .flatMap((name) => header(name)?.split(",") ?? [])
    .map((host) => host.trim().replace(/:\d+$/, ""));
}

function hostnameOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : "";
}

/** Whether a host is this machine's own address, which no other machine reaches. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, "");
  return name === "localhost" || name === "::1" || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(name);
}
