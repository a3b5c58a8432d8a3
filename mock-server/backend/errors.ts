/** Thrown when a backend is created from a manifest that has errors; the message lists them, one a line. */
export class ManifestError extends Error {
  override readonly name = "ManifestError";

  constructor(readonly issues: readonly string[]) {
    super(`the manifest cannot be deployed; correct it and create the backend again:\n${issues.join("\n")}`);
  }
}
