import { isSecretParameter } from "../../journal/redact.js";
import type { Secrets } from "./secrets.js";

/** A shorter value of a parameter may be an ordinary word. */
const SHORTEST_VALUE = 8;

/** Adds the credentials of an `Authorization` header to `secrets`; Basic credentials are added in plain text, too (RFC 7617). */
export function noteAuthorization(secrets: Secrets, value: string | undefined): void {
  const [, scheme, credentials = value] = /^(\w+)\s+(.+)$/.exec(value ?? "") ?? [];
  secrets.add(credentials);
  if (credentials === undefined || scheme?.toLowerCase() !== "basic") return;
  try {
    const plain = atob(credentials);
    secrets.add(plain);
    secrets.add(plain.slice(plain.indexOf(":") + 1));
  } catch {
    // It is no Base64; it was added as it is.
  }
}

/** Adds to `secrets` those parameters of a query or a form that carry credentials. */
export function noteParameters(
  secrets: Secrets,
  parameters: Iterable<readonly [name: string, value: string]>,
): void {
  for (const [name, value] of parameters) {
    if (value.length >= SHORTEST_VALUE && isSecretParameter(name)) secrets.add(value);
  }
}
