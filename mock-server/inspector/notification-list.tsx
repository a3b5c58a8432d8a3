"use client";

import type { Notification } from "../notifications/notification.js";
import { Fold } from "./fold.js";
import { JsonCode } from "./json-code.js";

/** Props of `NotificationList`. */
export interface NotificationListProps {
  /** Oldest first. */
  notifications: readonly Notification[];
}

const MOST = 50;

/** Lists the backend's notifications and how their delivery went, newest first. */
export function NotificationList({ notifications }: NotificationListProps) {
  const newest = notifications.slice(-MOST).reverse();
  return (
    <>
      {newest.map(({ id, type, data, delivery }) => (
        <Fold key={id} title={delivery ? `${type}: ${describe(delivery)}` : type}>
          <JsonCode title="Data" value={data} />
        </Fold>
      ))}
      {notifications.length > MOST && <p>{`The newest ${String(MOST)} are shown.`}</p>}
    </>
  );
}

function describe({ status, attempts, error }: NonNullable<Notification["delivery"]>): string {
  const times = attempts === 1 ? "1 attempt" : `${String(attempts)} attempts`;
  return `${status} after ${times}${error === undefined ? "" : `, ${error}`}`;
}
