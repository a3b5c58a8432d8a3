import { close, fdatasync, fsync, open } from "node:fs";
import { dirname } from "node:path";
import { promisify } from "node:util";

const flushFile = promisify(fdatasync);
const flushFolder = promisify(fsync);
const openFile = promisify(open);
const closeFile = promisify(close);

/**
 * Has the system put on the disk what was written to a file. Nobody waits for it: what was answered is in the file, and a killed
 * process loses none of it; what is lost when the machine loses its power is what came since the last flush, a moment ago.
 */
export interface DiskFlusher {
  /** Flushes the file soon, and what was written meanwhile once more. */
  flushSoon(): void;
  /** Closes the file once nothing is being flushed. */
  close(): Promise<void>;
}

/** Creates a flusher of an open file at a path; its name in the folder is flushed first. */
export function createDiskFlusher(file: number, path: string): DiskFlusher {
  let isDirty = false;
  let running: Promise<void> | undefined = flushName(path);
  void running.then(goOn);

  function goOn(): void {
    running = undefined;
    if (!isDirty) return;
    isDirty = false;
    // Where a disk cannot flush, the file is as safe as the system makes it.
    running = flushFile(file).catch(() => undefined);
    void running.then(goOn);
  }

  return {
    flushSoon() {
      isDirty = true;
      if (!running) goOn();
    },
    async close() {
      while (running) await running;
      await closeFile(file);
    },
  };
}

/** Some systems cannot flush a folder; then a new file's name is flushed when the system does it. */
async function flushName(path: string): Promise<void> {
  try {
    const folder = await openFile(dirname(path), "r");
    await flushFolder(folder).finally(() => closeFile(folder));
  } catch {
    // As above.
  }
}
