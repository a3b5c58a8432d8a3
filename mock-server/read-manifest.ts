import { type Manifest, manifestSchema } from "../src/contract/index.js";
import { ManifestError } from "./errors.js";
import { formatBodyPath } from "./state/json-pointer.js";
import { schemaIssues } from "./state/schema-issues.js";

/** Checks a manifest and gives it back; throws a `ManifestError` that lists its faults. */
export function readManifest(manifest: Manifest): Manifest {
  const issues = schemaIssues(manifestSchema, manifest, formatBodyPath);
  const faults = issues.map((issue) => `${issue.name || "manifest"}: ${issue.detail ?? ""}`);
  if (faults.length > 0) throw new ManifestError(faults);
  const names = manifest.integrations.map((integration) => integration.name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0) {
    throw new ManifestError(twice.map((name) => `two integrations are called ${JSON.stringify(name)}`));
  }
  return manifest;
}
