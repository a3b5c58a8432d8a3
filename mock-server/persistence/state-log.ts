import { fstatSync, ftruncateSync, readSync } from "node:fs";
import { describeFile } from "./describe-file.js";
import { createDiskFlusher, type DiskFlusher } from "./disk-flusher.js";
import { type NewFile, writeNewFile, writeNewFileSlowly } from "./replace-file.js";
import { writeAll } from "./write-all.js";

/**
 * A file whose first line is a state and whose other lines are changes. New entries are appended; from time
 * to time the file is rewritten as a single line.
 */
export interface StateLog {
  /** Throws where something else has changed the file. */
  check(): void;
  /** Appends an entry. Throws, and leaves the file unchanged, where it cannot be written. */
  append(entry: unknown): void;
  /** Replaces the file by one with this state only, completely or not at all. */
  replace(state: unknown): void;
  /**
   * Replaces the file in the background where the entries are longer than the state; entries can still be
   * appended meanwhile.
   */
  foldWhenLong(state: () => unknown): void;
  /** Reads the content of the file up to what this log has written. */
  read(): string;
  /** Closes the log; resolves when nothing is being written any more. */
  close(): Promise<void>;
}

/** The growth in bytes below which a log is not rewritten. */
const minGrowthBytes = 1_000_000;

/**
 * Creates a log in a file whose version `describeFile` returned. It writes nothing before the first
 * `replace`.
 */
// eslint-disable-next-line max-lines-per-function -- short functions over one open file
export function createStateLog(path: string, version: string | undefined): StateLog {
  let present = version;
  let file: number | undefined;
  let flusher: DiskFlusher | undefined;
  /** Resolves when the replaced files are flushed and closed. */
  let closing: Promise<void> | undefined;
  let length = 0;
  let foldAt = Infinity;
  /** Entries that are appended during a rewrite; the new file needs them too. */
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
        // The failed write may have left a part of the line.
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
      // A failed rewrite keeps the entries. It is tried again once the file has grown as much again.
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
