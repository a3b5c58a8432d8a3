/** Thrown when seeded data breaks a rule of the backend; `entry` is where it stands, such as `installations[0]`. */
export class SeedError extends Error {
  override readonly name = "SeedError";

  constructor(
    readonly entry: string,
    reason: string,
  ) {
    super(`${entry} cannot be seeded: ${reason}`);
  }
}

/** A value that a backend cannot be restored from, and what to do. */
export class RestoreError extends Error {
  override readonly name = "RestoreError";
}
