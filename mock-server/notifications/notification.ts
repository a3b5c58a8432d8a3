/**
 * The notifications that the mock sends, by the names of the contract (notification payload schema).
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
 * Those of the contract that the mock never sends: it reads nothing, subscribes to nothing and has no destinations.
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

/** What happened, as the contract's payload has it; plain data that nothing changes. */
export interface Notification {
  /** The same each time it is sent, to tell doubles by: the header `webhook-id`. */
  readonly id: string;
  readonly type: NotificationType;
  /** When it happened, by the backend's clock, in milliseconds since the epoch. */
  readonly timeMs: number;
  readonly data: Readonly<Record<string, unknown>>;
  /** How it got on; `undefined` where the backend has no URL to send it to. */
  readonly delivery:
    | undefined
    | {
        /** `failed` where nobody took it until the last attempt. */
        readonly status: "waiting" | "delivered" | "failed";
        readonly attempts: number;
        /** What was wrong with the last attempt. */
        readonly error?: string;
      };
}

/** Where notifications are sent. */
export interface NotifyTarget {
  /** Takes a POST of each. */
  readonly url: string;
  /** Signs them (Standard Webhooks): base64, perhaps behind `whsec_`. @default they are not signed */
  readonly secret?: string | undefined;
}

/** Writes a notification as its receiver gets it. */
export function writePayload({ type, data }: Pick<Notification, "type" | "data">): string {
  return JSON.stringify({ notificationType: type, data });
}
