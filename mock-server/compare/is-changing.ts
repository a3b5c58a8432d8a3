/** Whether a request changes something at the service; a few GET requests do, too. */
export function isChanging(method: string, path: string): boolean {
  if (method !== "GET" && method !== "HEAD" && method !== "OPTIONS") return true;
  // These parameters make the service replace a token or a secret.
  const query = new URLSearchParams(path.split("?")[1] ?? "");
  return query.get("refresh") === "true" || query.get("rotate") === "true";
}
