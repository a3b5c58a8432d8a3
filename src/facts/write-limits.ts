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
