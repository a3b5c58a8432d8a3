/**
 * Whether the page of this origin is the mock's own, by the address of its request. Only the hosts are compared:
 * a proxy in front may use another scheme.
 */
export function isOwnPage(url: URL, origin: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === url.host;
}

/** Whether a URL is that of a login's page, the one page that the mock has. */
export function isLoginPage({ pathname }: URL): boolean {
  return pathname.endsWith("/mock-login");
}
