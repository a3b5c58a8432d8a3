export { isUserMapping, listFields, listMappings, type DeclaredField } from "./lookup/declared-fields.js";
export { defineManifest } from "./define-manifest.js";
export type {
  ManifestIssue,
  ManifestIssueCode,
  ManifestResult,
  ManifestRule,
  YamlIssueCode,
} from "./issue.js";
export { createManifestLookup, findEndpoint, type ManifestLookup } from "./lookup/manifest-lookup.js";
export { nearestName } from "../json/nearest-name.js";
export { nextRun } from "./schedule/next-run.js";
export { isNestedName, parseNestedName } from "../facts/nested-name.js";
export { parseManifest } from "./parse-manifest.js";
export { providerCapabilities, type ProviderCapabilities } from "../facts/provider-capabilities.js";
