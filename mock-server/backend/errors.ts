/**
 * Thrown when a manifest that has errors is deployed; the message lists them, one per line.
 *
 * @example
 * try {
 *   createMockBackend({ manifest: "specVersion: 2.0.0" });
 * } catch (error) {
 *   if (error instanceof ManifestError) console.error(error.message);
 * }
 */
export class ManifestError extends Error {
  override readonly name = "ManifestError";

  constructor(readonly issues: readonly string[]) {
    super(`the manifest cannot be deployed; correct it first:\n${issues.join("\n")}`);
  }
}
