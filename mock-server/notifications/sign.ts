/**
 * Signs a notification as Standard Webhooks specifies: the HMAC-SHA256 of its id, the time in seconds and its
 * body, in base64 after the version.
 */
export async function sign(
  secret: string,
  { id, timestamp, body }: { id: string; timestamp: string; body: string },
): Promise<string> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", readSecret(secret), algorithm, false, ["sign"]);
  const signed = await crypto.subtle.sign(
    "HMAC",
    key,
    new TextEncoder().encode(`${id}.${timestamp}.${body}`),
  );
  return `v1,${btoa(String.fromCharCode(...new Uint8Array(signed)))}`;
}

/**
 * Decodes a secret. Throws a `TypeError` for one that is not base64 of at least one byte; the error does not
 * repeat it.
 */
export function readSecret(secret: string): Uint8Array<ArrayBuffer> {
  const text = secret.replace(/^whsec_/, "");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.replace(/=+$/, "").length % 4 === 1) {
    throw new TypeError(
      "the secret of the notifications is not base64; write one such as whsec_ and 32 random bytes in base64",
    );
  }
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}
