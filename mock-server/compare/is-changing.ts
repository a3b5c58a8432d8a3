/** Whether a request changes something at the service; a few that read by their method change it, too. */
export function isChanging(method: string, path: string): boolean {
  if (method !== "GET" && method !== "HEAD" && method !== "OPTIONS") return true;
  // A token that is refreshed and a secret that is rotated are others afterwards.
  const query = new URLSearchParams(path.split("?")[1] ?? "");
  return query.get("refresh") === "true" || query.get("rotate") === "true";
}
