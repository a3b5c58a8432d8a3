import type { InstallationConfigContent } from "../../contract/index.js";
import { compileShapeRun, type RunShape, type ShapeInput } from "./shape.js";

interface CompiledShape {
  readonly input: ShapeInput;
  readonly shape: RunShape;
}

/**
 * Creates a memoised `compileShapeRun`: for the same config object, each object and type of write is compiled once.
 * A config is expected not to change in place; a saved one is replaced by a new object.
 */
export function createShapeCache(): (input: ShapeInput) => RunShape {
  const byConfig = new WeakMap<InstallationConfigContent, Map<string, CompiledShape[]>>();
  return (input) => {
    const { config, objectName, integration } = input;
    let byObject = byConfig.get(config);
    if (!byObject) byConfig.set(config, (byObject = new Map<string, CompiledShape[]>()));
    let compiled = byObject.get(objectName);
    // The manifest has changed: what was compiled for the old one is dropped.
    if (compiled?.[0]?.input.integration !== integration) byObject.set(objectName, (compiled = []));
    const known = compiled?.find((entry) => isSame(entry.input, input));
    if (known) return known.shape;
    const shape = compileShapeRun(input);
    compiled?.push({ input, shape });
    return shape;
  };
}

function isSame(a: ShapeInput, b: ShapeInput): boolean {
  return (
    a.type === b.type &&
    a.fieldKey === b.fieldKey &&
    (a.removeUnmappedFields ?? false) === (b.removeUnmappedFields ?? false)
  );
}
