import { close, fdatasync, fsync, open } from "node:fs";
import { dirname } from "node:path";
import { promisify } from "node:util";

const flushFile = promisify(fdatasync);
const flushFolder = promisify(fsync);
const openFile = promisify(open);
const closeFile = promisify(close);

/**
 * Flushes a file to the disk in the background. Nobody waits for it: an answered change is already in the
 * file, and a killed process does not lose it. Only a power failure loses the changes since the last flush, a
 * moment ago.
 */
export interface DiskFlusher {
  /** Flushes the file soon. Changes during a flush are flushed after it. */
  flushSoon(): void;
  /** Closes the file once nothing is being flushed. */
  close(): Promise<void>;
}

/** Creates a flusher of an open file. It flushes the entry of `path` in its folder first. */
export function createDiskFlusher(file: number, path: string): DiskFlusher {
  let isDirty = false;
  let running: Promise<void> | undefined = flushName(path);
  void running.then(goOn);

  function goOn(): void {
    running = undefined;
    if (!isDirty) return;
    isDirty = false;
    // A failed flush is ignored: the system writes the file later.
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

/**
 * Flushes the folder of a file, so that the file's name is on the disk. Some systems cannot flush a folder.
 */
async function flushName(path: string): Promise<void> {
  try {
    const folder = await openFile(dirname(path), "r");
    await flushFolder(folder).finally(() => closeFile(folder));
  } catch {
    // Without a flush, the system writes the folder later.
  }
}
