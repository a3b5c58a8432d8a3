/**
 * Thrown where a recording cannot be read further; the entries before that place are good.
 *
 * @example
 * const backend = createMockBackend({ manifest: ampYaml });
 * try {
 *   await backend.replay("{}");
 * } catch (error) {
 *   if (error instanceof RecordingError) console.error(error.message);
 * }
 */
export class RecordingError extends Error {
  override readonly name = "RecordingError";

  constructor(
    readonly code: "not json" | "cut off" | "no recording",
    message: string,
  ) {
    super(message);
  }
}
