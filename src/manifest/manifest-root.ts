import { isScalar, type Node } from "yaml";
import type { IntegrationContent, Manifest } from "../contract/index.js";
import { describeNode } from "./yaml/describe-node.js";
import { formKeys, isForm2023 } from "./form.js";
import { readIntegration } from "./v1/integration.js";
import { readIntegration2023 } from "./v2023/integration.js";
import { listKeys, missing, openList, openMapping, type Mapping } from "./yaml/mapping.js";
import type { Reading } from "./yaml/reading.js";

const rootKeys = ["specVersion", "integrations"] as const;

/**
 * Reads the mapping at the root; each of its integrations may have either form. What is missing is filled in, so that one pass
 * finds everything: only use the manifest when no error was reported.
 */
export function readManifest(reading: Reading, root: Node): Manifest | null {
  const mapping = openMapping(reading, { node: root, at: root, path: null }, rootKeys);
  if (!mapping) return null;
  const list = mapping.entries.get("integrations");
  const items = list && openList(reading, list, "missing-integrations");
  if (!list) {
    const message = "The key `integrations` is missing.";
    reading.report("missing-integrations", missing(mapping, "integrations"), message);
  } else if (items?.length === 0) {
    reading.report("missing-integrations", list, "The list of integrations is empty.");
  }

  const names = new Set<string>();
  const endpoints = new Set<string>();
  const integrations: IntegrationContent[] = [];
  let hasForm2023 = false;
  let hasForm100 = false;
  for (const item of items ?? []) {
    const keys = listKeys(reading, item, formKeys);
    const is2023 = isForm2023(keys);
    if (is2023) hasForm2023 = true;
    else hasForm100 = true;
    const integration = is2023
      ? readIntegration2023(reading, item, { keys, names, endpoints })
      : readIntegration(reading, item, keys, names);
    if (integration) integrations.push(integration);
  }
  // The 2023 form has no version; beside an integration of form 1.0.0 there is one, and one that is there has to be right.
  if (hasForm100 || !hasForm2023 || mapping.entries.has("specVersion")) checkSpecVersion(reading, mapping);
  return { specVersion: "1.0.0", integrations };
}

function checkSpecVersion(reading: Reading, mapping: Mapping<(typeof rootKeys)[number]>): void {
  const value = mapping.entries.get("specVersion");
  if (!value) {
    const hint = "begin with `specVersion: 1.0.0`";
    reading.report(
      "missing-spec-version",
      missing(mapping, "specVersion"),
      "The key `specVersion` is missing.",
      hint,
    );
  } else if (!isScalar(value.node) || value.node.value !== "1.0.0") {
    reading.report(
      "unsupported-spec-version",
      value,
      `\`specVersion\` is 1.0.0, not ${describeNode(value.node)}.`,
      "write `specVersion: 1.0.0`",
    );
  }
}
