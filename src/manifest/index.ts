export type {
  ManifestIssue,
  ManifestIssueCode,
  ManifestResult,
  ManifestRule,
  YamlIssueCode,
} from "./issue.js";
export { nearestName } from "./nearest-name.js";
export { nextRun } from "./next-run.js";
export { isNestedName, parseNestedName } from "./nested-name.js";
export { parseManifest } from "./parse-manifest.js";
export { providerCapabilities, type ProviderCapabilities } from "./provider-capabilities.js";
