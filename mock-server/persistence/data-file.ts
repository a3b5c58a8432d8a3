import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { isJsonObject } from "../../src/json/object.js";
import { RestoreError } from "./errors.js";
import { readTextFile } from "./read-text-file.js";
import { removeLeftovers, replaceFile } from "./replace-file.js";
import type { Snapshot } from "./snapshot.js";
import { lastMs } from "./saved-schema.js";

/** Where a server keeps the state of its backend, so that it goes on after a stop or a crash. */
export interface DataFile {
  /** The backend's time when the file was written, in milliseconds since the epoch; `undefined` where it is new. */
  readonly timeMs: number | undefined;
  /** Has a backend go on with what the file holds. Throws a `RestoreError` where that does not fit it. */
  restore(backend: { restore(snapshot: { state: unknown }): void }): void;
  /**
   * Replaces what the file holds, as a whole or not at all, by what it is given: the backend's time and the `state` of its
   * snapshot, as they are when this is called. Rejects, and leaves the file, where something else has changed it since.
   */
  write(kept: { timeMs: number; state: Snapshot["state"] }): Promise<void>;
}

const format = "headless-write-kit mock data";
const advice = "it is left as it is: bring back a copy, move it away, or start with another --data file";

/** Opens a data file, or plans a new one. Rejects with a `RestoreError` that says what to do where the file holds anything else, or cannot be written. */
export async function openDataFile(path: string): Promise<DataFile> {
  const kept = await readKept(path);
  await checkFolder(path);
  await removeLeftovers(path);
  let present = await describeFile(path);
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
    async write({ timeMs, state }) {
      const text = JSON.stringify({ format, timeMs, state });
      if ((await describeFile(path)) !== present) {
        throw new Error(
          `${path} was changed by something else, and is left as it is; stop what else uses it, or start with another --data file`,
        );
      }
      await replaceFile(path, text);
      present = await describeFile(path);
    },
  };
}

async function readKept(path: string): Promise<{ state: unknown; timeMs: number } | undefined> {
  if ((await describeFile(path)) === undefined) return undefined;
  const read = await readTextFile(path);
  if (!read.ok) throw new RestoreError(`cannot read ${path}: ${read.reason}`);
  let value: unknown;
  try {
    value = JSON.parse(read.text);
  } catch {
    throw new RestoreError(`${path} is damaged, perhaps cut off: it is not JSON; ${advice}`);
  }
  if (!isJsonObject(value) || value["format"] !== format || !isTime(value["timeMs"])) {
    throw new RestoreError(`${path} is no data file of a mock backend; ${advice}`);
  }
  return { state: value["state"], timeMs: value["timeMs"] };
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

/** Tells one version of a file from all others; `undefined` where there is none. */
async function describeFile(path: string): Promise<string | undefined> {
  try {
    const { ino, mtimeMs, size } = await stat(path);
    return [ino, mtimeMs, size].join(" ");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
