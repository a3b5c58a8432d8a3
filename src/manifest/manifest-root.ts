import { isScalar, type Node } from "yaml";
import type { IntegrationContent, Manifest } from "../contract/index.js";
import { describeNode } from "./describe-node.js";
import { findForm2023Key } from "./form-2023.js";
import { readIntegration } from "./integration.js";
import { missing, openList, openMapping, type Mapping } from "./mapping.js";
import type { Reading } from "./reading.js";

const rootKeys = ["specVersion", "integrations"] as const;

/**
 * Reads the mapping at the root (M1, M2). Where something is missing the parts are filled in, so that one pass finds
 * everything: only use the manifest when no error was reported.
 */
export function readManifest(reading: Reading, root: Node): Manifest | null {
  const mapping = openMapping(reading, { node: root, at: root, path: null }, rootKeys);
  if (!mapping) return null;
  const list = mapping.entries.get("integrations");
  const items = list && openList(reading, list, "M2");
  if (!list) reading.error("M2", missing(mapping, "integrations"), "The key `integrations` is missing.");
  else if (items?.length === 0) reading.error("M2", list, "The list of integrations is empty.");

  const names = new Set<string>();
  const integrations: IntegrationContent[] = [];
  let isForm2023 = false;
  for (const item of items ?? []) {
    const form2023Key = findForm2023Key(item);
    if (form2023Key) {
      isForm2023 = true;
      const message = "This integration has the 2023 form (`actions`, `api`), which is not read yet.";
      reading.error("N1", form2023Key, message, "write it in form 1.0.0: `provider`, `write.objects`");
    } else {
      const integration = readIntegration(reading, item, names);
      if (integration) integrations.push(integration);
    }
  }
  // The 2023 form had no version.
  if (!isForm2023) checkSpecVersion(reading, mapping);
  return { specVersion: "1.0.0", integrations };
}

function checkSpecVersion(reading: Reading, mapping: Mapping<(typeof rootKeys)[number]>): void {
  const value = mapping.entries.get("specVersion");
  if (!value) {
    const hint = "begin with `specVersion: 1.0.0`";
    reading.error("M1", missing(mapping, "specVersion"), "The key `specVersion` is missing.", hint);
  } else if (!isScalar(value.node) || value.node.value !== "1.0.0") {
    reading.error(
      "M1",
      value,
      `\`specVersion\` is 1.0.0, not ${describeNode(value.node)}.`,
      "write `specVersion: 1.0.0`",
    );
  }
}
