import { isMap, isScalar, type Node } from "yaml";
import type { Manifest } from "../contract/index.js";
import { checkTree } from "./check-tree.js";
import { describeNode } from "./describe-node.js";
import type { ManifestResult, YamlIssueCode } from "./issue.js";
import { readManifest } from "./manifest-root.js";
import { formatPath } from "./path.js";
import { readDocument } from "./read-document.js";
import { createIssueList, createReading } from "./reading.js";

/**
 * Reads the text of an `amp.yaml` of form 1.0.0 and says all that is wrong with it, in one pass; never throws. Anchors,
 * aliases and merge keys (`<<`) work; unknown keys are left out of the manifest.
 */
export function parseManifest(text: string): ManifestResult {
  // A byte order mark is not part of the first line, as an editor shows it.
  const { contents, problems, lineCounter } = readDocument(text.replace(/^\uFEFF/, ""));
  const issues = createIssueList(lineCounter);
  for (const { offset, ...problem } of problems) issues.add({ ...problem, path: formatPath(null) }, offset);
  const isBroken = problems.some(({ severity }) => severity === "error");
  let manifest: Manifest | null = null;

  const addRootIssue = (code: YamlIssueCode, message: string, offset: number) =>
    issues.add(
      { severity: "error", code, path: formatPath(null), message, hint: "begin with `specVersion: 1.0.0`" },
      offset,
    );

  if (contents === null || isEmpty(contents)) {
    if (!isBroken) addRootIssue("YAML_EMPTY", "The file is empty.", 0);
  } else {
    const tree = checkTree(contents);
    for (const { offset, ...problem } of tree.problems) issues.add(problem, offset);
    const brokenAt = Math.min(
      ...problems
        .filter(({ severity, code }) => severity === "error" && code === "YAML_SYNTAX")
        .map(({ offset }) => offset),
    );
    if (!isMap(contents)) {
      if (!isBroken) {
        const message = `A manifest is a mapping, not ${describeNode(contents)}.`;
        addRootIssue("YAML_NOT_A_MAPPING", message, contents.range[0]);
      }
    } else {
      manifest = readManifest(createReading(tree.targets, issues, brokenAt), contents);
    }
  }
  const sorted = issues.sorted();
  return { manifest: sorted.some(({ severity }) => severity === "error") ? null : manifest, issues: sorted };
}

function isEmpty(contents: Node): boolean {
  return isScalar(contents) && contents.value === null && contents.source === "";
}
