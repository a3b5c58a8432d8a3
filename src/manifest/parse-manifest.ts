import { isMap, isScalar, type ParsedNode } from "yaml";
import type { Manifest } from "../contract/index.js";
import { checkTree } from "./yaml/check-tree.js";
import { describeNode } from "./yaml/describe-node.js";
import type { ManifestResult } from "./issue.js";
import { readManifest } from "./manifest-root.js";
import { formatPath } from "./yaml/path.js";
import { createPositions } from "./yaml/positions.js";
import { readDocument, type YamlProblem } from "./yaml/read-document.js";
import { createIssueList, createReading, type IssueList } from "./yaml/reading.js";

/**
 * Reads the text of an `amp.yaml`, of form 1.0.0 or of the 2023 form (seed 002), and says all that is wrong with it, in one pass; never throws. Anchors,
 * aliases and merge keys (`<<`) work; unknown keys are left out of the manifest.
 */
export function parseManifest(text: string): ManifestResult {
  // A byte order mark is not part of the first line, as an editor shows it.
  const visible = text.replace(/^\uFEFF/, "");
  const { contents, problems } = readDocument(visible);
  const issues = createIssueList(createPositions(visible));
  for (const { offset, ...problem } of problems) issues.add({ ...problem, path: formatPath(null) }, offset);
  const brokenAt = problems.filter(isBreak).reduce((first, { offset }) => Math.min(first, offset), Infinity);
  let manifest: Manifest | null = null;
  if (contents !== null && isMap(contents)) {
    const tree = checkTree(contents);
    for (const { offset, ...problem } of tree.problems) issues.add(problem, offset);
    manifest = readManifest(createReading(tree.targets, issues, brokenAt), contents);
  } else if (brokenAt === Infinity) {
    addRootIssue(issues, contents);
  }
  const sorted = issues.sorted();
  return { manifest: sorted.some(({ severity }) => severity === "error") ? null : manifest, issues: sorted };
}

/** Whether the tree is a guess from this problem on. A second document leaves the first one whole. */
function isBreak({ severity, code }: YamlProblem): boolean {
  return severity === "error" && (code === "YAML_SYNTAX" || code === "YAML_LIMIT");
}

function addRootIssue(issues: IssueList, contents: ParsedNode | null): void {
  const root = {
    severity: "error",
    path: formatPath(null),
    hint: "begin with `specVersion: 1.0.0`",
  } as const;
  if (contents === null || (isScalar(contents) && contents.value === null && contents.source === "")) {
    issues.add({ ...root, code: "YAML_EMPTY", message: "The file is empty." }, 0);
  } else {
    const message = `A manifest is a mapping, not ${describeNode(contents)}.`;
    issues.add({ ...root, code: "YAML_NOT_A_MAPPING", message }, contents.range[0]);
  }
}
