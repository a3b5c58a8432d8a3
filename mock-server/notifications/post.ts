import { messageOf } from "../../src/json/message-of.js";
import { type Notification, type NotifyTarget, writePayload } from "./notification.js";
import { sign } from "./sign.js";

/** How long a receiver may take to answer. */
const TIMEOUT_MS = 15_000;

/** Sends a notification once; returns the error, or `undefined` where it was accepted. */
export async function post(
  { url, secret }: NotifyTarget,
  notification: Pick<Notification, "id" | "type" | "data">,
  nowMs: number,
): Promise<string | undefined> {
  const { id } = notification;
  const body = writePayload(notification);
  const timestamp = String(Math.floor(nowMs / 1000));
  const headers = {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    ...(secret !== undefined && { "webhook-signature": await sign(secret, { id, timestamp, body }) }),
  };
  const patience = new AbortController();
  const timer = setTimeout(() => {
    patience.abort();
  }, TIMEOUT_MS);
  try {
    const { signal } = patience;
    const answer = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
    await answer.body?.cancel();
    return answer.ok ? undefined : `it was answered with ${String(answer.status)}`;
  } catch (error) {
    if (patience.signal.aborted) return `it was not answered within ${String(TIMEOUT_MS / 1000)} seconds`;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return messageOf(cause);
  } finally {
    clearTimeout(timer);
  }
}
