import { type Manifest, manifestSchema } from "../../src/contract/index.js";
import { formatBodyPath } from "../../src/json/body-path.js";
import { nextRun, parseManifest } from "../../src/manifest/index.js";
import { quote } from "../../src/json/quote.js";
import { ManifestError } from "./errors.js";
import { schemaIssues } from "../domain/schema-issues.js";

/**
 * Reads the text of an `amp.yaml`, or checks the shape of a parsed manifest. Throws a `ManifestError` that
 * lists the errors.
 */
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
        const advice = hint === undefined ? "" : ` (${hint})`;
        return `amp.yaml:${String(line)}:${String(column)}: ${message}${advice} [${code}]`;
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
    throw new ManifestError(twice.map((name) => `two integrations are called ${quote(name)}`));
  }
  const unusable = checkEndpoints(manifest);
  if (unusable.length > 0) throw new ManifestError(unusable);
  return manifest;
}

/**
 * Checks what the schema does not: the endpoints of the 2023 form. `parseManifest` already checks them in a
 * text.
 */
function checkEndpoints({ integrations }: Manifest): string[] {
  const seen = new Set<string>();
  return integrations.flatMap((integration) =>
    (integration.write?.objects ?? []).flatMap(({ endpoint, mode, schedule }) => {
      if (endpoint === undefined) return [];
      const name = `endpoint ${quote(endpoint)}`;
      const faults = [
        ...(seen.has(endpoint) ? [`two objects have the ${name}`] : []),
        ...(mode === undefined ? [`the ${name} has no mode: write "insert" or "update"`] : []),
        ...(isSchedule(schedule)
          ? []
          : [`the ${name} has no schedule that can be read: ${String(schedule)}`]),
      ];
      seen.add(endpoint);
      return faults;
    }),
  );
}

function isSchedule(schedule: string | undefined): boolean {
  try {
    if (schedule !== undefined) nextRun(schedule, 0);
    return true;
  } catch {
    return false;
  }
}
