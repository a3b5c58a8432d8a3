import { messageOf } from "../../src/json/message-of.js";
import { type Notification, type NotifyTarget, writePayload } from "./notification.js";
import { sign } from "./sign.js";

/** How long a receiver may take to answer. */
const TIMEOUT_MS = 15_000;

/** Why a notification was not taken. */
export interface PostFailure {
  readonly error: string;
  /** Whether the receiver said that it wants no more of it (410 Gone). */
  readonly isGone: boolean;
}

/**
 * Splits the URL of a receiver into its address and the credentials before the host, as the header that carries
 * them (RFC 7617): `fetch` takes no URL that has some, and repeats it in its error. Throws a `URIError` for
 * escapes that are none.
 */
export function readReceiver(text: string): { address: string; authorization: string | undefined } {
  const url = new URL(text);
  const hasCredentials = url.username !== "" || url.password !== "";
  const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  const bytes = new TextEncoder().encode(credentials);
  url.username = "";
  url.password = "";
  return {
    address: url.href,
    authorization: hasCredentials ? `Basic ${btoa(String.fromCharCode(...bytes))}` : undefined,
  };
}

/** Sends a notification once; returns the failure, or `undefined` where it was accepted. `signal` breaks it off. */
export async function post(
  { url, secret }: NotifyTarget,
  notification: Pick<Notification, "id" | "type" | "data">,
  { nowMs, signal }: { nowMs: number; signal: AbortSignal },
): Promise<PostFailure | undefined> {
  const { id } = notification;
  const { address, authorization } = readReceiver(url);
  const body = writePayload(notification);
  const timestamp = String(Math.floor(nowMs / 1000));
  const headers = {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    ...(authorization !== undefined && { authorization }),
    ...(secret !== undefined && { "webhook-signature": await sign(secret, { id, timestamp, body }) }),
  };
  const patience = new AbortController();
  const timer = setTimeout(() => {
    patience.abort();
  }, TIMEOUT_MS);
  try {
    const either = AbortSignal.any([patience.signal, signal]);
    const answer = await fetch(address, {
      method: "POST",
      headers,
      body,
      redirect: "manual",
      signal: either,
    });
    await answer.body?.cancel();
    const { ok, status } = answer;
    return ok ? undefined : { error: `it was answered with ${String(status)}`, isGone: status === 410 };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const seconds = String(TIMEOUT_MS / 1000);
    return {
      error: patience.signal.aborted ? `it was not answered within ${seconds} seconds` : messageOf(cause),
      isGone: false,
    };
  } finally {
    clearTimeout(timer);
  }
}
