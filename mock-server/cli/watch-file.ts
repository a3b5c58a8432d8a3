import { watch } from "node:fs";
import path from "node:path";

// Editors write a file in several steps, which count as one change.
const DEBOUNCE_MS = 50;

/** Calls `onChange` after each change of a file, one call after the other. Call the result to stop; it resolves after the last call. */
export function watchFile(file: string, onChange: () => Promise<unknown>): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  // It watches the folder, since many editors replace the file by a new one.
  const watcher = watch(path.dirname(file), (_event, name) => {
    if (name !== null && name !== path.basename(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      last = last.then(onChange);
    }, DEBOUNCE_MS);
  });
  return async () => {
    watcher.close();
    clearTimeout(timer);
    await last;
  };
}
