/** A request, or a part of one, of which nothing is known but that it is an object. */
export type LooseRequest = Readonly<Record<string, unknown>>;

/** Whether a value is an object and no list. */
export function isLooseRequest(value: unknown): value is LooseRequest {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
