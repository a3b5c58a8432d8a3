import { isJsonObject } from "../../json/object.js";
import type { Path } from "../../json/path.js";
import { contentShape, presentAt, shapeBelow, type Shape } from "./config-shape.js";

/** Whether a value has objects where the contract has sections and containers; `null` there is nothing. Leaves may be any. */
export function fitsShape(value: unknown, shape: Shape | undefined): boolean {
  if (!shape || shape.isValue || presentAt(value, shape) === undefined) return true;
  return (
    isJsonObject(value) && Object.keys(value).every((name) => fitsShape(value[name], shapeBelow(shape, name)))
  );
}

/** Whether a value may stand at a place of a config. A path into a single value is no place, and containers must be objects. */
export function fitsPlace(path: Path, value: unknown): boolean {
  let shape: Shape | undefined = contentShape;
  for (const name of path) {
    if (shape?.isValue) return false;
    shape = shapeBelow(shape, name);
  }
  return fitsShape(value, shape);
}
