/** What an `amp.yaml` may hold (manifest reference). */
export const manifestLimits = {
  /** Characters of an integration's `name`. */
  nameLength: 64,
  /** Characters of an integration's `displayName`. */
  displayNameLength: 100,
  /** Records of one message where reads are delivered on request. */
  deliveryPageSize: { min: 50, max: 500 },
  /** Minutes from one scheduled read to the next. */
  readScheduleMinutes: 10,
  /** Minutes from one scheduled look at a watched schema to the next. */
  watchScheduleMinutes: 60,
  /** Objects that one integration can subscribe to in Salesforce. */
  salesforceSubscribeObjects: 5,
} as const;
