import { fstatSync, ftruncateSync, readSync } from "node:fs";
import { describeFile } from "./describe-file.js";
import { createDiskFlusher, type DiskFlusher } from "./disk-flusher.js";
import { type NewFile, writeNewFile, writeNewFileSlowly } from "./replace-file.js";
import { writeAll } from "./write-all.js";

/** The file that a log is written to. */
interface OpenFile {
  readonly file: number;
  readonly flusher: DiskFlusher;
  /** Its length in bytes. */
  length: number;
  /** The length in bytes from which on the file is rewritten. */
  foldAt: number;
}

/** The growth in bytes below which a log is not rewritten. */
const minGrowthBytes = 1_000_000;

/**
 * A file whose first line is a state and whose other lines are changes. New entries are appended; from time
 * to time the file is rewritten as a single line. It writes nothing before the first `replace`.
 */
export class StateLog {
  #open: OpenFile | undefined;
  /** Resolves when the replaced files are flushed and closed. */
  #closing: Promise<void> | undefined;
  /** The rewrite in the background, while there is one. */
  #folding: Promise<void> | undefined;
  /** Entries that are appended during a rewrite; the new file needs them too. */
  #addedMeanwhile: string[] | undefined;

  constructor(
    private readonly path: string,
    /** The file's version, as `describeFile` returned it last. */
    private version: string | undefined,
  ) {}

  /** Throws where something else has changed the file. */
  check(): void {
    if (describeFile(this.path) === this.version) return;
    throw new Error(
      `${this.path} was changed by something else, and is left as it is; stop what else uses it, or start with another --data file`,
    );
  }

  /** Appends an entry. Throws, and leaves the file unchanged, where it cannot be written. */
  append(entry: unknown): void {
    this.check();
    const open = this.#open;
    if (!open) throw new Error(`${this.path} holds no state that could change`);
    const line = `${JSON.stringify(entry)}\n`;
    try {
      writeAll(open.file, line);
    } catch (error) {
      // The failed write may have left a part of the line.
      ftruncateSync(open.file, open.length);
      this.version = describeFile(this.path);
      throw error;
    }
    open.length += Buffer.byteLength(line);
    this.#addedMeanwhile?.push(line);
    this.version = describeFile(this.path);
    open.flusher.flushSoon();
  }

  /** Replaces the file by one with this state only, completely or not at all. */
  replace(state: unknown): void {
    this.check();
    this.#goOnIn(writeNewFile(this.path, `${JSON.stringify(state)}\n`));
  }

  /**
   * Replaces the file in the background where the entries are longer than the state; entries can still be
   * appended meanwhile.
   */
  foldWhenLong(state: () => unknown): void {
    const open = this.#open;
    if (!open || open.length <= open.foldAt || this.#folding) return;
    // A failed rewrite keeps the entries. It is tried again once the file has grown as much again.
    open.foldAt = foldLimit(open.length);
    this.#folding = this.#fold(`${JSON.stringify(state())}\n`).catch(() => undefined);
  }

  /** Reads the content of the file up to what this log has written. */
  read(): string {
    if (!this.#open) throw new Error(`${this.path} holds no state yet`);
    const { file, length } = this.#open;
    const bytes = Buffer.alloc(length);
    for (let read = 0; read < length;) {
      const count = readSync(file, bytes, read, length - read, read);
      if (count === 0) throw new Error(`${this.path} is shorter than what was written to it`);
      read += count;
    }
    return bytes.toString("utf8");
  }

  /** Closes the log; resolves when nothing is being written any more. */
  async close(): Promise<void> {
    await this.#folding;
    const open = this.#open;
    this.#open = undefined;
    await Promise.all([this.#closing, open?.flusher.close()]);
  }

  #goOnIn(created: NewFile): void {
    try {
      this.check();
      created.putInPlace();
    } catch (error) {
      created.discard();
      throw error;
    }
    const replaced = this.#open?.flusher.close();
    this.#closing = Promise.all([this.#closing, replaced]).then(() => undefined);
    const { file } = created;
    const length = fstatSync(file).size;
    this.#open = { file, flusher: createDiskFlusher(file, this.path), length, foldAt: foldLimit(length) };
    this.version = describeFile(this.path);
  }

  async #fold(text: string): Promise<void> {
    const added = (this.#addedMeanwhile = [] as string[]);
    try {
      const created = await writeNewFileSlowly(this.path, text);
      try {
        for (const line of added) writeAll(created.file, line);
      } catch (error) {
        created.discard();
        throw error;
      }
      this.#goOnIn(created);
    } finally {
      this.#addedMeanwhile = undefined;
      this.#folding = undefined;
    }
  }
}

/** The length in bytes at which a file is rewritten that has this length now. */
function foldLimit(length: number): number {
  return 2 * length + minGrowthBytes;
}
