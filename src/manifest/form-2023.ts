import { isMap, isScalar, type Node } from "yaml";
import { keyText } from "./describe-node.js";
import type { Value } from "./mapping.js";
import type { Place } from "./reading.js";

/** Finds the first key by which an integration shows itself to be of the 2023 form (N1): `actions`, or `api`. */
export function findForm2023Key({ node, path }: Value): Place | undefined {
  if (!isMap(node)) return undefined;
  const keys = node.items.map(({ key }) => key as Node);
  const at = keys.find((key) => isScalar(key) && (key.value === "actions" || key.value === "api"));
  return at && { at, path: { parent: path, step: keyText(at) } };
}
