/**
 * The types of notifications that the mock sends, by the contract's names (notification payload schema).
 *
 * @example
 * const isSent = (type: string) => notificationTypes.some((each) => each === type);
 */
export const notificationTypes = [
  "connection.created",
  "connection.updated",
  "connection.refreshed",
  "connection.deleted",
  "connection.error",
  "installation.created",
  "installation.updated",
  "installation.deleted",
  "write.async.done",
] as const;

/**
 * The contract's types that the mock never sends: it reads nothing, subscribes to nothing and has no
 * destinations.
 *
 * @example
 * for (const type of unmodelledNotificationTypes) console.log(`${type}: never sent by the mock`);
 */
export const unmodelledNotificationTypes = [
  "read.backfill.done",
  "read.schedule.paused",
  "read.triggered.done",
  "read.triggered.error",
  "subscribe.create.error",
  "destination.webhook.disabled",
] as const;

/**
 * What a notification is about.
 *
 * @example
 * const type: NotificationType = "installation.updated";
 */
export type NotificationType = (typeof notificationTypes)[number];

/** An event in the form of the contract's payload; plain data that never changes. */
export interface Notification {
  /**
   * The same at each attempt, and never given to another event, so that the receiver recognises duplicates: the
   * header `webhook-id`.
   */
  readonly id: string;
  readonly type: NotificationType;
  /** When it happened, by the backend's clock, in milliseconds since the epoch. */
  readonly timeMs: number;
  readonly data: Readonly<Record<string, unknown>>;
  /** The state of the delivery; `undefined` where the backend has no URL to send to. */
  readonly delivery:
    | undefined
    | {
        /** `failed` where no attempt succeeded and none is left. */
        readonly status: "waiting" | "delivered" | "failed";
        readonly attempts: number;
        /** Why the last attempt failed. */
        readonly error?: string;
      };
}

/** Where notifications are sent. */
export interface NotifyTarget {
  /** The URL that each notification is POSTed to. */
  readonly url: string;
  /**
   * The secret that signs notifications (Standard Webhooks): base64, optionally after `whsec_`. @default no
   * signature
   */
  readonly secret?: string | undefined;
}

/** Formats a notification as the receiver gets it. */
export function writePayload({ type, data }: Pick<Notification, "type" | "data">): string {
  return JSON.stringify({ notificationType: type, data });
}
