/** Lengths of time in milliseconds. */
export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** The latest time that RFC 3339 can express, in milliseconds since the epoch. */
export const lastTimeMs = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
