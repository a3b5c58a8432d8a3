import {
  diffManifests,
  parseManifest,
  type ManifestChange,
  type ManifestChangeSeverity,
} from "../../../src/manifest/index.js";
import type { Manifest } from "../../../src/contract/index.js";
import { readTextFile } from "../../persistence/read-text-file.js";
import { formatIssue } from "../output/format-issue.js";
import { complain, print, printJson } from "../output/print.js";
import { parseOptions } from "../parse-options.js";
import { UsageError } from "../usage-error.js";

/** The text of `headless-write-kit diff --help`. */
export const diffHelp = `Usage: headless-write-kit diff <old.yaml> <new.yaml> [options]

Says what installed customers will see when the new manifest is deployed, one change a line:
  severity integration action object name: what it means
A breaking change stops what works today or takes settings their place, an action asks somebody to act, a note nobody.

Options:
  --fail-on <severity>  the least severity that counts as a failure: breaking (default), action or note
  --json                write a JSON array of {severity, code, integration, action?, object?, name?, before?, after?, message}
  -h, --help            show this

Exit status: 0 where no change is that severe, 1 where one is, 2 where a file cannot be read or has errors or the call is
wrong.
`;

const options = {
  "fail-on": { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;
const severities: readonly ManifestChangeSeverity[] = ["note", "action", "breaking"];

/** Compares the two manifests that `args` name; resolves to the exit status. */
export async function diff(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions({ args: [...args], options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(diffHelp);
    return 0;
  }
  const [old, next, ...others] = positionals;
  if (old === undefined || next === undefined || others.length > 0) {
    throw new UsageError("diff needs two manifests: write headless-write-kit diff old.yaml new.yaml");
  }
  const least = values["fail-on"] ?? "breaking";
  if (!severities.some((each) => each === least)) {
    throw new UsageError(`--fail-on is ${JSON.stringify(least)}; write breaking, action or note`);
  }
  const before = await readManifestFile(old);
  const after = await readManifestFile(next);
  if (!before || !after) return 2;
  const changes = diffManifests(before, after);
  if (values.json) printJson(changes);
  else for (const change of changes) print(formatChange(change));
  const isFailure = ({ severity }: ManifestChange) =>
    severities.indexOf(severity) >= severities.findIndex((each) => each === least);
  return changes.some(isFailure) ? 1 : 0;
}

async function readManifestFile(file: string): Promise<Manifest | undefined> {
  const read = await readTextFile(file);
  if (!read.ok) {
    complain(`cannot read ${file}: ${read.reason}`);
    return undefined;
  }
  const { manifest, issues } = parseManifest(read.text);
  const errors = issues.filter(({ severity }) => severity === "error");
  for (const issue of errors) process.stderr.write(`${formatIssue(file, issue, false)}\n`);
  return manifest ?? undefined;
}

function formatChange({ severity, integration, action, object, name, message }: ManifestChange): string {
  const place = [integration, action, object, name].filter((part) => part !== undefined);
  return `${severity} ${place.join(" ")}: ${message}`;
}
