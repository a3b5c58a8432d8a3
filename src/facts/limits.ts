/** What one write may hold and how long it may take (write guide, write reference). */
export const writeLimits = {
  /** Records of one batch, given or gathered. */
  batchRecords: 100,
  /** How long a write is retried, in hours: `deadlineHours` and `retryDeadlineHours`. */
  retryHours: { min: 1, max: 48, default: 1 },
  /** How long the first record of an automatic batch may wait for others, in minutes: `maxDelayMinutes`. */
  batchDelayMinutes: { min: 1, max: 1440 },
  /** Headers of a request, associations of a record. The contract sets none; this one keeps a refusal as fast as an answer. */
  listItems: 1000,
} as const;

/** A page of an installation's operations (API contract: `listOperations`). */
export const operationPage = { min: 1, max: 1000, default: 200 } as const;

/** What an `amp.yaml` may hold (manifest reference). */
export const manifestLimits = {
  /** Characters of an integration's `name`. */
  nameLength: 64,
  /** Characters of an integration's `displayName`. */
  displayNameLength: 100,
  /** Records of one message where reads are delivered on request. */
  deliveryPageSize: { min: 50, max: 500 },
  /** Minutes from one run of a schedule to the next. */
  scheduleMinutes: 10,
  /** Objects that one integration can subscribe to in Salesforce. */
  salesforceSubscribeObjects: 5,
} as const;
