import type { compileShape } from "../engine/shape.js";

type CompileShape = typeof compileShape;

let loaded: CompileShape | undefined;
const listeners = new Set<() => void>();

/** Loads the shaping function on first use, so that screens without a preview don't carry it; then calls `listener`. */
export function subscribeToShape(listener: () => void): () => void {
  listeners.add(listener);
  if (!loaded) void load();
  return () => {
    listeners.delete(listener);
  };
}

/** Returns the shaping function once it is loaded. */
export function getShape(): CompileShape | undefined {
  return loaded;
}

async function load() {
  const module = await import("../engine/shape.js");
  loaded = module.compileShape;
  for (const listener of listeners) listener();
}
