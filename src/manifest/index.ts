export { isUserMapping, listFields, listMappings, type DeclaredField } from "./declared-fields.js";
export { defineManifest } from "./define-manifest.js";
export type {
  ManifestIssue,
  ManifestIssueCode,
  ManifestResult,
  ManifestRule,
  YamlIssueCode,
} from "./issue.js";
export { createManifestLookup, findEndpoint, type ManifestLookup } from "./manifest-lookup.js";
export { nearestName } from "./nearest-name.js";
export { nextRun } from "./next-run.js";
export { isNestedName, parseNestedName } from "./nested-name.js";
export { parseManifest } from "./parse-manifest.js";
export { providerCapabilities, type ProviderCapabilities } from "./provider-capabilities.js";
