import { constants, statSync } from "node:fs";
import { access } from "node:fs/promises";
import { dirname } from "node:path";
import { lastTimeMs } from "../../src/facts/time-units.js";
import { isJsonObject } from "../../src/json/object.js";
import { describeFile } from "./describe-file.js";
import { RestoreError } from "./errors.js";
import { describeFileError } from "./file-error.js";
import { readTextFile } from "./read-text-file.js";
import { removeLeftovers } from "./replace-file.js";
import { applyChanges, type SavedChanges } from "./saved-changes.js";
import { maxCount } from "./saved-schema.js";
import type { SavedState } from "./saved-state.js";
import { StateLog } from "./state-log.js";

/** The file in which a server saves its backend's state, so that it continues after a stop or a crash. */
export interface DataFile {
  /**
   * The backend's time when the file was last written, in milliseconds since the epoch; `undefined` where the
   * file is new.
   */
  readonly timeMs: number | undefined;
  /** How many servers have started with the file before this one. */
  readonly start: number;
  /** How many notifications the backend had made when the file was last written. */
  readonly notificationCount: number;
  /** Restores a backend from the file. Throws a `RestoreError` where the content does not fit the backend. */
  restore(backend: { restore(snapshot: { state: unknown }): void }): void;
  /** Throws where something else has changed the file. Nothing is saved in it from then on. */
  check(): void;
  /** Writes the state that a server starts with. Throws an `Error` that says what to do where it cannot. */
  begin(kept: KeptState): void;
  /** Replaces the content of the file, completely or not at all. Throws where it cannot. */
  replace(kept: KeptState): void;
  /**
   * Appends the changes since the last call; the cost depends only on their size. Throws, and leaves the file
   * unchanged, where it cannot.
   */
  append(change: KeptChange): void;
  /** Rewrites the file in the background where the appended changes have become long. */
  foldWhenLong(kept: () => KeptState): void;
  /** Reads the saved state. */
  readKept(): { state: unknown };
  /** Closes the file; resolves when nothing is being written any more. */
  close(): Promise<void>;
}

/** What only goes on: no undo and no `restore` puts it back. */
interface Moment {
  /** The backend's time. */
  readonly timeMs: number;
  /** How many notifications the backend has made. */
  readonly notificationCount: number;
}

/** A state, and its moment. */
export interface KeptState extends Moment {
  readonly state: SavedState;
}

/** What has changed, and its moment. */
export interface KeptChange extends Moment {
  readonly changes: SavedChanges;
}

const formatName = "headless-write-kit mock data";
const advice = "it is left as it is: bring back a copy, move it away, or start with another --data file";

/**
 * Opens a data file; one that does not exist is created by the first write. Rejects with a `RestoreError`,
 * which says what to do, where the file holds anything else or cannot be written.
 *
 * @example
 * const dataFile = await openDataFile("mock.json");
 * const server = await startMockServer({ manifest: ampYaml, dataFile });
 */
export async function openDataFile(path: string): Promise<DataFile> {
  checkKind(path);
  const version = describeFile(path);
  const kept = version === undefined ? undefined : await readFile(path);
  await checkFolder(path);
  await removeLeftovers(path);
  const log = new StateLog(path, version);
  const start = kept === undefined ? 0 : kept.start + 1;
  const format = (state: KeptState) => ({ format: formatName, start, ...state });
  return {
    timeMs: kept?.timeMs,
    start,
    notificationCount: kept?.notificationCount ?? 0,
    restore(backend) {
      if (!kept) return;
      try {
        backend.restore(kept);
      } catch (error) {
        if (error instanceof RestoreError) throw new RestoreError(`${path}: ${error.message}; ${advice}`);
        throw error;
      }
    },
    begin: (state) => {
      try {
        log.replace(format(state));
      } catch (error) {
        // The log's own errors say what to do.
        if (!(error instanceof Error && "syscall" in error)) throw error;
        const left = version === undefined ? "" : "the file is left as it is, and ";
        throw new Error(
          `cannot keep ${path}: ${describeFileError(error)}; ${left}each start writes it anew: make room for a copy of it in its folder, or start with another --data file`,
          { cause: error },
        );
      }
    },
    check: () => {
      log.check();
    },
    replace: (state) => {
      log.replace(format(state));
    },
    append: (entry) => {
      log.append(entry);
    },
    foldWhenLong: (state) => {
      log.foldWhenLong(() => format(state()));
    },
    readKept: () => readKept(path, log.read()),
    close: () => log.close(),
  };
}

/** Throws where the path is neither a file nor a directory: a pipe never ends, and a device saves nothing. */
function checkKind(path: string): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats || stats.isFile() || stats.isDirectory()) return;
  throw new RestoreError(`cannot keep ${path}: it is a pipe or a device; start with another --data file`);
}

/** What a data file holds. */
interface ReadState extends Moment {
  readonly state: unknown;
  readonly start: number;
}

async function readFile(path: string): Promise<ReadState> {
  const read = await readTextFile(path, wholeLines);
  if (!read.ok) throw new RestoreError(`cannot read ${path}: ${read.reason}`);
  return readKept(path, read.text);
}

const lineBreak = 10;

/**
 * Drops an incomplete last line: its process ended while it wrote the entry, and no request was told that it
 * is saved. The line may end inside a character. A file with a single line may have no line break.
 */
function wholeLines(bytes: Uint8Array): Uint8Array {
  return bytes.includes(lineBreak) ? bytes.subarray(0, bytes.lastIndexOf(lineBreak) + 1) : bytes;
}

/** Reads the state from the first line and applies the changes from the others. */
function readKept(path: string, text: string): ReadState {
  const [first = "", ...lines] = text.replace(/\n$/, "").split("\n");
  const kept = parse(path, first);
  // Version 0.1.0 counted neither the starts nor notifications.
  const { format, timeMs, start = 0, notificationCount = 0, state } = isJsonObject(kept) ? kept : {};
  if (format !== formatName || !isTime(timeMs) || !isCount(start) || !isCount(notificationCount)) {
    throw new RestoreError(`${path} is no data file of a mock backend; ${advice}`);
  }
  if (lines.length === 0) return { timeMs, notificationCount, start, state };
  const changes = lines.map((line) => parse(path, line) as KeptChange);
  const last = changes.at(-1);
  const lastCount = last?.notificationCount ?? notificationCount;
  try {
    if (!isTime(last?.timeMs)) throw new TypeError("the time of a change is missing");
    if (!isCount(lastCount)) throw new TypeError("the count of notifications has another form");
    return {
      timeMs: last.timeMs,
      notificationCount: lastCount,
      start,
      state: applyChanges(
        state as SavedState,
        changes.map((each) => each.changes),
      ),
    };
  } catch {
    throw new RestoreError(`${path} is damaged: a change in it has another form; ${advice}`);
  }
}

function parse(path: string, line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new RestoreError(`${path} is damaged, perhaps cut off: it is not JSON; ${advice}`);
  }
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= maxCount;
}

function isTime(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= lastTimeMs;
}

/** Rejects where the folder is not writable: a new file is written there and then replaces the old one. */
async function checkFolder(path: string): Promise<void> {
  const folder = dirname(path);
  try {
    await access(folder, constants.W_OK);
  } catch {
    throw new RestoreError(
      `cannot keep ${path}: there is no folder ${folder} that may be written to; create it, or start with another --data file`,
    );
  }
}
