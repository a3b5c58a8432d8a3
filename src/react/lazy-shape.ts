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
  try {
    const module = await import("../engine/shape.js");
    loaded = module.compileShape;
  } catch {
    // The page lost its network or its deployment: the next preview to appear tries again.
    return;
  }
  for (const listener of listeners) listener();
}
