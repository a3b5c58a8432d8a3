import { fstatSync, ftruncateSync, readSync } from "node:fs";
import { describeFile } from "./describe-file.js";
import { createDiskFlusher, type DiskFlusher } from "./disk-flusher.js";
import { type NewFile, writeNewFile, writeNewFileSlowly } from "./replace-file.js";
import { writeAll } from "./write-all.js";

/**
 * A file whose first line holds a state, and each further line what has changed since then. An entry is added at the end, and now
 * and then the whole is written anew, folded up into one line.
 */
export interface StateLog {
  /** Throws where something else has changed the file. */
  check(): void;
  /** Adds an entry; throws, and leaves the file as it was, where it cannot be written. */
  append(entry: unknown): void;
  /** Writes the file anew, as a whole or not at all. */
  replace(state: unknown): void;
  /** Does the same once the entries have grown longer than the state, while others go on being added. */
  foldWhenLong(state: () => unknown): void;
  /** Reads what the file holds, as far as this log has written it. */
  read(): string;
  /** Resolves when nothing is being written any more. */
  close(): Promise<void>;
}

/** A log is not folded up before it has grown by this, in bytes. */
const minGrowthBytes = 1_000_000;

/** Creates a log in a file of the version that `describeFile` gave; nothing is written before the first `replace`. */
// eslint-disable-next-line max-lines-per-function -- short functions over one open file
export function createStateLog(path: string, version: string | undefined): StateLog {
  let present = version;
  let file: number | undefined;
  let flusher: DiskFlusher | undefined;
  /** Files that were replaced, and are closed once nothing of them is being flushed. */
  let closing: Promise<void> | undefined;
  let length = 0;
  let foldAt = Infinity;
  /** What is added while the file is written anew; the new one needs it, too. */
  let addedMeanwhile: string[] | undefined;
  let folding: Promise<void> | undefined;

  function check(): void {
    if (describeFile(path) === present) return;
    throw new Error(
      `${path} was changed by something else, and is left as it is; stop what else uses it, or start with another --data file`,
    );
  }

  function goOnIn(created: NewFile): void {
    try {
      check();
      created.putInPlace();
    } catch (error) {
      created.discard();
      throw error;
    }
    const replaced = flusher?.close();
    closing = Promise.all([closing, replaced]).then(() => undefined);
    file = created.file;
    flusher = createDiskFlusher(file, path);
    length = fstatSync(file).size;
    foldAt = 2 * length + minGrowthBytes;
    present = describeFile(path);
  }

  async function fold(text: string): Promise<void> {
    const added = (addedMeanwhile = [] as string[]);
    try {
      const created = await writeNewFileSlowly(path, text);
      try {
        for (const line of added) writeAll(created.file, line);
      } catch (error) {
        created.discard();
        throw error;
      }
      goOnIn(created);
    } finally {
      addedMeanwhile = undefined;
      folding = undefined;
    }
  }

  return {
    check,
    append(entry) {
      check();
      if (file === undefined) throw new Error(`${path} holds no state that could change`);
      const line = `${JSON.stringify(entry)}\n`;
      try {
        writeAll(file, line);
      } catch (error) {
        // A part of the line may be there.
        ftruncateSync(file, length);
        present = describeFile(path);
        throw error;
      }
      length += Buffer.byteLength(line);
      addedMeanwhile?.push(line);
      present = describeFile(path);
      flusher?.flushSoon();
    },
    replace(state) {
      check();
      goOnIn(writeNewFile(path, `${JSON.stringify(state)}\n`));
    },
    foldWhenLong(state) {
      if (length <= foldAt || folding) return;
      // Where it fails, the entries stay; it is tried again once the file has grown as much again.
      foldAt = 2 * length + minGrowthBytes;
      folding = fold(`${JSON.stringify(state())}\n`).catch(() => undefined);
    },
    read() {
      if (file === undefined) throw new Error(`${path} holds no state yet`);
      const bytes = Buffer.alloc(length);
      for (let read = 0; read < length;) {
        const count = readSync(file, bytes, read, length - read, read);
        if (count === 0) throw new Error(`${path} is shorter than what was written to it`);
        read += count;
      }
      return bytes.toString("utf8");
    },
    async close() {
      await folding;
      file = undefined;
      await Promise.all([closing, flusher?.close()]);
    },
  };
}
