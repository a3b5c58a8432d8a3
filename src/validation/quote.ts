/** Writes a name or value into a message. */
export const quote = (value: unknown): string => JSON.stringify(value);
