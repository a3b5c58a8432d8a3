/**
 * Thrown when seeded data breaks a rule of the backend; `entry` is the place in the data, such as
 * `installations[0]`.
 *
 * @example
 * const backend = createMockBackend({ manifest: ampYaml });
 * try {
 *   backend.seed({ connections: [{ provider: "slaesforce", groupRef: "acme", consumerRef: "jane" }] });
 * } catch (error) {
 *   if (error instanceof SeedError) console.error(error.message);
 * }
 */
export class SeedError extends Error {
  override readonly name = "SeedError";

  constructor(
    readonly entry: string,
    reason: string,
  ) {
    super(`${entry} cannot be seeded: ${reason}`);
  }
}

/**
 * Thrown when a backend cannot be restored from a value; the message says why and what to do.
 *
 * @example
 * const backend = createMockBackend({ manifest: ampYaml });
 * const kept = backend.snapshot();
 * try {
 *   backend.restore(kept);
 * } catch (error) {
 *   if (error instanceof RestoreError) console.error(error.message);
 * }
 */
export class RestoreError extends Error {
  override readonly name = "RestoreError";
}
