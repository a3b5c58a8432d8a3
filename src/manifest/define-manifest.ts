import type { Manifest } from "../contract/index.js";

/**
 * Returns `manifest` as it is, with every name in its type: an `amp.yaml` written in TypeScript, for `createMockBackend` and
 * for `Register`. It checks types only; `parseManifest(JSON.stringify(manifest))` checks the rest. Never throws.
 *
 * @example
 * export const manifest = defineManifest({
 *   specVersion: "1.0.0",
 *   integrations: [
 *     { name: "write-to-salesforce", provider: "salesforce", write: { objects: [{ objectName: "contact" }] } },
 *   ],
 * });
 */
export function defineManifest<const TManifest extends Manifest>(manifest: TManifest): TManifest {
  return manifest;
}
