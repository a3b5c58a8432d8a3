import { isMap, isScalar, type ParsedNode } from "yaml";
import type { Manifest } from "../contract/index.js";
import { checkTree } from "./yaml/check-tree.js";
import { describeNode } from "./yaml/describe-node.js";
import type { ManifestResult } from "./issue.js";
import { readManifest } from "./manifest-root.js";
import { formatPath } from "./yaml/path.js";
import { createPositions } from "./yaml/positions.js";
import { readDocument } from "./yaml/read-document.js";
import { createIssueList, createReading, type IssueList } from "./yaml/reading.js";

/**
 * Reads the text of an `amp.yaml`, of form 1.0.0 or of the form of 2023, and says all that is wrong with it, in one pass; never
 * throws for a text, and a `TypeError` for anything else. Anchors, aliases and merge keys (`<<`) work; unknown keys are left out of the manifest.
 *
 * @example
 * const { manifest, issues } = parseManifest(ampYaml);
 * for (const { line, column, severity, message } of issues) console.log(`${String(line)}:${String(column)} ${severity}: ${message}`);
 * console.log(manifest?.integrations.map(({ name }) => name));
 */
export function parseManifest(text: string): ManifestResult {
  if (typeof (text as unknown) !== "string") {
    throw new TypeError("parseManifest takes the text of an amp.yaml; read the file before");
  }
  // A byte order mark is not part of the first line, as an editor shows it.
  const visible = text.replace(/^\uFEFF/, "");
  const { contents, problems, brokenAt, unquoted } = readDocument(visible);
  const issues = createIssueList(createPositions(visible), unquoted);
  for (const problem of problems) issues.add({ ...problem, path: formatPath(null) });
  let manifest: Manifest | null = null;
  if (contents !== null && isMap(contents)) {
    const tree = checkTree(contents);
    for (const problem of tree.problems) issues.addFromTree(problem);
    manifest = readManifest(createReading(tree.targets, issues, brokenAt), contents);
  } else if (brokenAt === Infinity) {
    addRootIssue(issues, contents);
  }
  const sorted = issues.sorted();
  return { manifest: sorted.some(({ severity }) => severity === "error") ? null : manifest, issues: sorted };
}

function addRootIssue(issues: IssueList, contents: ParsedNode | null): void {
  const root = { path: formatPath(null), hint: "begin with `specVersion: 1.0.0`" };
  if (contents === null || (isScalar(contents) && contents.value === null && contents.source === "")) {
    issues.add({ ...root, code: "empty-file", offset: 0, message: "The file is empty." });
  } else {
    const message = `A manifest is a mapping, not ${describeNode(contents)}.`;
    issues.add({ ...root, code: "not-a-mapping", offset: contents.range[0], message });
  }
}
