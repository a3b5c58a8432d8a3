import { existsSync, readlinkSync, realpathSync, watch, type FSWatcher } from "node:fs";
import path from "node:path";

// Editors write a file in several steps, which count as one change.
const DEBOUNCE_MS = 50;
/** More links in a row are taken for a circle, as by Linux. */
const MAX_LINKS = 40;

/**
 * Calls `onChange` after each change of a file, one call after the other. Of a symbolic link, what it leads to
 * is watched, too. Call the result to stop; it resolves after the last call.
 */
export function watchFile(file: string, onChange: () => Promise<unknown>): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let files = followLinks(file);
  let watchers = files.map(watchOne);

  // It watches the folder, since many editors replace the file by a new one.
  function watchOne(each: string): FSWatcher {
    return watch(path.dirname(each), (_event, name) => {
      if (name !== null && name !== path.basename(each)) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        followAnew();
        last = last.then(onChange);
      }, DEBOUNCE_MS);
    });
  }

  /** A link may lead elsewhere now. */
  function followAnew(): void {
    const found = followLinks(file);
    if (found.join("\0") === files.join("\0")) return;
    close();
    files = found;
    watchers = files.map(watchOne);
  }

  function close(): void {
    for (const watcher of watchers) watcher.close();
  }

  return async () => {
    close();
    clearTimeout(timer);
    await last;
  };
}

/** A file, and each file that it leads to as a symbolic link, where the folder is there to be watched. */
function followLinks(file: string): string[] {
  const files = [path.resolve(file)];
  for (let target = readLink(file); target !== undefined && files.length <= MAX_LINKS;) {
    if (!existsSync(path.dirname(target))) break;
    files.push(target);
    target = readLink(target);
  }
  return files;
}

function readLink(file: string): string | undefined {
  try {
    return path.resolve(realpathSync(path.dirname(file)), readlinkSync(file));
  } catch {
    // It is no link, or is not there.
    return undefined;
  }
}
