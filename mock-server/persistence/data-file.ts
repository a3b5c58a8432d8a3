import { constants, statSync } from "node:fs";
import { access } from "node:fs/promises";
import { dirname } from "node:path";
import { isJsonObject } from "../../src/json/object.js";
import { describeFile } from "./describe-file.js";
import { RestoreError } from "./errors.js";
import { readTextFile } from "./read-text-file.js";
import { removeLeftovers } from "./replace-file.js";
import { applyChanges, type SavedChanges } from "./saved-changes.js";
import { lastMs } from "./saved-schema.js";
import type { SavedState } from "./saved-state.js";
import { createStateLog } from "./state-log.js";

/** Where a server keeps the state of its backend, so that it goes on after a stop or a crash. */
export interface DataFile {
  /** The backend's time when the file was written, in milliseconds since the epoch; `undefined` where it is new. */
  readonly timeMs: number | undefined;
  /** Has a backend go on with what the file holds. Throws a `RestoreError` where that does not fit it. */
  restore(backend: { restore(snapshot: { state: unknown }): void }): void;
  /** Throws where something else has changed the file: from then on nothing is kept in it. */
  check(): void;
  /** Replaces what the file holds, as a whole or not at all. Throws, and leaves the file, where it cannot. */
  replace(kept: KeptState): void;
  /** Adds what has changed since the last call, in proportion to the change. Throws, and leaves the file, where it cannot. */
  append(change: KeptChange): void;
  /** Writes the file anew in the background, where the changes in it have become many. */
  foldWhenLong(kept: () => KeptState): void;
  /** Reads the state that is kept. */
  readKept(): { state: unknown };
  /** Resolves when nothing is being written any more. */
  close(): Promise<void>;
}

/** A state, and the backend's time. */
export interface KeptState {
  readonly timeMs: number;
  readonly state: SavedState;
}

/** What has changed, and the backend's time. */
export interface KeptChange {
  readonly timeMs: number;
  readonly changes: SavedChanges;
}

const format = "headless-write-kit mock data";
const advice = "it is left as it is: bring back a copy, move it away, or start with another --data file";

/**
 * Opens a data file, or plans a new one. Rejects with a `RestoreError` that says what to do where the file holds anything else, or cannot be written.
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
  const log = createStateLog(path, version);
  return {
    timeMs: kept?.timeMs,
    restore(backend) {
      if (!kept) return;
      try {
        backend.restore(kept);
      } catch (error) {
        if (error instanceof RestoreError) throw new RestoreError(`${path}: ${error.message}; ${advice}`);
        throw error;
      }
    },
    check: log.check,
    replace: (state) => {
      log.replace({ format, ...state });
    },
    append: log.append,
    foldWhenLong: (state) => {
      log.foldWhenLong(() => ({ format, ...state() }));
    },
    readKept: () => readKept(path, log.read()),
    close: log.close,
  };
}

/** Throws for what is there and is no file: a pipe would never be read to its end, and a device keeps nothing. */
function checkKind(path: string): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats || stats.isFile() || stats.isDirectory()) return;
  throw new RestoreError(`cannot keep ${path}: it is a pipe or a device; start with another --data file`);
}

async function readFile(path: string): Promise<{ state: unknown; timeMs: number }> {
  const read = await readTextFile(path, wholeLines);
  if (!read.ok) throw new RestoreError(`cannot read ${path}: ${read.reason}`);
  return readKept(path, read.text);
}

const lineBreak = 10;

/** Leaves out the part of a line at the end: it may be cut off within a sign. A file of one line alone may have no line break. */
function wholeLines(bytes: Uint8Array): Uint8Array {
  return bytes.includes(lineBreak) ? bytes.subarray(0, bytes.lastIndexOf(lineBreak) + 1) : bytes;
}

/** Reads the state of the first line, and lays the changes of the others on it. */
function readKept(path: string, text: string): { state: unknown; timeMs: number } {
  // Without a line break an entry was being written when its process ended, and nobody was told that it is kept.
  const [first = "", ...lines] = text.replace(/\n$/, "").split("\n");
  const kept = parse(path, first);
  if (!isJsonObject(kept) || kept["format"] !== format || !isTime(kept["timeMs"])) {
    throw new RestoreError(`${path} is no data file of a mock backend; ${advice}`);
  }
  const { timeMs, state } = kept as { timeMs: number; state: unknown };
  if (lines.length === 0) return { timeMs, state };
  const changes = lines.map((line) => parse(path, line) as KeptChange);
  const lastTimeMs = changes.at(-1)?.timeMs;
  try {
    if (!isTime(lastTimeMs)) throw new TypeError("the time of a change is missing");
    return {
      timeMs: lastTimeMs,
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

function isTime(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= lastMs;
}

/** Rejects where nothing can be written beside the file, which is how it is replaced. */
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
