import { version } from "../../../package.json";
import { manifestIssueCodes, type ManifestIssueCode } from "../../../src/manifest/index.js";
import { type FileIssue, sayIssue } from "./format-issue.js";

/** Writes issues as a log of SARIF 2.1.0 (OASIS), which code scanning reads. Its columns count UTF-16 code units, as issues do. */
export function formatAsSarif(issues: readonly FileIssue[]) {
  const codes = [...new Set(issues.map(({ code }) => code))].sort();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "headless-write-kit", version, rules: codes.map(toRule) } },
        columnKind: "utf16CodeUnits",
        results: issues.map((issue) => toResult(issue, codes.indexOf(issue.code))),
      },
    ],
  };
}

function toRule(code: ManifestIssueCode) {
  const { severity, meaning } = manifestIssueCodes[code];
  return { id: code, shortDescription: { text: meaning }, defaultConfiguration: { level: severity } };
}

function toResult(issue: FileIssue, ruleIndex: number) {
  const { file, severity, code, path, line, column } = issue;
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text: sayIssue(issue) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: toUri(file) },
          region: { startLine: line, startColumn: column },
        },
        logicalLocations: [{ fullyQualifiedName: path }],
      },
    ],
  };
}

/** Makes a relative reference (RFC 3986) of a relative path, and a `file:` URL of an absolute one. */
function toUri(file: string): string {
  const steps = file.replaceAll("\\", "/").split("/").map(encodeURIComponent);
  const uri = steps.join("/").replace(/^([A-Za-z])%3A/, "/$1:");
  return uri.startsWith("/") ? `file://${uri}` : uri;
}
