import { isJsonObject, own } from "../object.js";
import { lay, type Overlay } from "./overlay.js";
import type { Path } from "../path.js";

/** A JSON tree with an overlay on it, read place by place without a copy. */
export interface View {
  readonly value: unknown;
  /** The overlay of the places below; `undefined` where it sets nothing there. */
  readonly laid: Overlay | undefined;
}

/** Creates the view of a tree and its overlay. */
export function viewOf(tree: unknown, overlay?: Overlay): View {
  return { value: overlay?.isSet ? overlay.value : tree, laid: overlay?.below && overlay };
}

/** Returns the view of the value under a name. */
export function viewBelow({ value, laid }: View, name: string): View {
  return viewOf(own(value, name), laid?.below?.get(name));
}

/** Returns the view of the value at a path. */
export function viewAt(view: View, path: Path): View {
  return path.reduce(viewBelow, view);
}

/** Whether a JSON object stands there. */
export function isObjectView({ value, laid }: View): boolean {
  return laid !== undefined || isJsonObject(value);
}

/** Returns the value of a view; a container with overlaid values is copied. */
export function valueOf({ value, laid }: View): unknown {
  return laid ? lay(value, laid) : value;
}
