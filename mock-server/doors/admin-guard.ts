import type { RequestHead } from "../http/request.js";

/**
 * Whether a request to the admin API comes from a program on this machine, or from a page that this machine
 * serves. Another site's page can make its visitor's browser send one; the browser then tells the page in
 * `Origin`, or else in `Sec-Fetch-Site` and `Referer`. The name in `Host` is checked, because another site
 * can let its own name resolve to this machine (DNS rebinding). The client and the host that a proxy reports
 * are checked too.
 */
export function isFromThisMachine({ url, header }: RequestHead, address = ""): boolean {
  const page = header("origin") ?? header("referer");
  if (page === undefined && header("sec-fetch-site") === "cross-site") return false;
  const hosts = [url.hostname, ...(page === undefined ? [] : [hostnameOf(page)])];
  return [address, ...hosts, ...forwardedHosts(header)].every(isLoopback);
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

function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, "");
  return name === "localhost" || name === "::1" || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(name);
}
