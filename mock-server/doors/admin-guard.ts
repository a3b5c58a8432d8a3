import type { RequestHead } from "../http/request.js";

/**
 * Whether a program on this machine, or a page that this machine serves, asks for the admin API. A page of another site can send
 * its visitor's browser here: the browser says so by `Origin`, else by `Sec-Fetch-Site` and `Referer`. The name in `Host` is
 * checked too, since another site may let its own name lead to this machine (DNS rebinding), and what a proxy says of whom it
 * asks for.
 */
export function isFromThisMachine({ url, header }: RequestHead, address = ""): boolean {
  const page = header("origin") ?? header("referer");
  if (page === undefined && header("sec-fetch-site") === "cross-site") return false;
  const hosts = [url.hostname, ...(page === undefined ? [] : [hostnameOf(page)])];
  return [address, ...hosts, ...forwardedHosts(header)].every(isLoopback);
}

/** Those that a proxy names: who asks, and by which name. */
function forwardedHosts(header: RequestHead["header"]): string[] {
  if (header("forwarded") !== undefined) return [""];
  return ["x-forwarded-for", "x-forwarded-host", "x-real-ip"]
    .flatMap((name) => header(name)?.split(",") ?? [])
    .map((host) => host.trim().replace(/:\d+$/, ""));
}

function hostnameOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : "";
}

function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, "");
  return name === "localhost" || name === "::1" || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(name);
}
