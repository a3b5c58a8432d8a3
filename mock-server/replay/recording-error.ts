/** Thrown where a recording cannot be read any further; what was read before it is good. */
export class RecordingError extends Error {
  override readonly name = "RecordingError";

  constructor(
    readonly code: "not json" | "cut off" | "no recording",
    message: string,
  ) {
    super(message);
  }
}
