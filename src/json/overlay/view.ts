import { isJsonObject, own } from "../object.js";
import { lay, type Overlay } from "./overlay.js";
import type { Path } from "../path.js";

/** A JSON tree with what an overlay lays on it, looked at place by place without being copied. */
export interface View {
  readonly value: unknown;
  /** What is laid on places below; `undefined` where nothing is. */
  readonly laid: Overlay | undefined;
}

/** Looks at a tree, and what is laid on it. */
export function viewOf(tree: unknown, overlay?: Overlay): View {
  return { value: overlay?.isSet ? overlay.value : tree, laid: overlay?.below && overlay };
}

/** Looks at what stands under a name. */
export function viewBelow({ value, laid }: View, name: string): View {
  return viewOf(own(value, name), laid?.below?.get(name));
}

/** Looks at what stands at a path. */
export function viewAt(view: View, path: Path): View {
  return path.reduce(viewBelow, view);
}

/** Whether a JSON object stands there. */
export function isObjectView({ value, laid }: View): boolean {
  return laid !== undefined || isJsonObject(value);
}

/** Returns what stands there, copied where something is laid on it. */
export function valueOf({ value, laid }: View): unknown {
  return laid ? lay(value, laid) : value;
}
