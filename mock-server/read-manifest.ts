import { type Manifest, manifestSchema } from "../src/contract/index.js";
import { parseManifest } from "../src/manifest/index.js";
import { ManifestError } from "./errors.js";
import { formatBodyPath } from "./state/json-pointer.js";
import { schemaIssues } from "./state/schema-issues.js";

/** Reads the text of an `amp.yaml`, or checks the shape of a manifest that has been read; throws a `ManifestError` that lists its errors. */
export function readManifest(manifest: string | Manifest): Manifest {
  return typeof manifest === "string" ? readText(manifest) : checkShape(manifest);
}

function readText(text: string): Manifest {
  const { manifest, issues } = parseManifest(text);
  if (manifest) return manifest;
  throw new ManifestError(
    issues
      .filter(({ severity }) => severity === "error")
      .map(({ line, column, code, message, hint }) => {
        const mend = hint === undefined ? "" : ` (${hint})`;
        return `amp.yaml:${String(line)}:${String(column)}: ${message}${mend} [${code}]`;
      }),
  );
}

function checkShape(manifest: Manifest): Manifest {
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
