import { randomUUID } from "node:crypto";
import { closeSync, fsync, fsyncSync, openSync, realpathSync, renameSync, rmSync } from "node:fs";
import { readdir, realpath, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { writeAll } from "./write-all.js";

/** Only the owner may read the file: it may hold any data of customers. */
const MODE = 0o600;

const uuid = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

const sync = promisify(fsync);

/** A new file, written beside the file that it is to replace. */
export interface NewFile {
  /** The file descriptor: it can read anywhere and write at the end. */
  readonly file: number;
  /** Replaces the old file, completely or not at all. */
  putInPlace(): void;
  /** Closes and removes the new file. */
  discard(): void;
}

/**
 * Writes a text to a new file. Its name cannot be predicted and must not exist yet, so that a link from
 * another user is not followed.
 */
export function writeNewFile(path: string, text: string): NewFile {
  const created = create(path);
  try {
    writeAll(created.file, text);
    fsyncSync(created.file);
    return created;
  } catch (error) {
    created.discard();
    throw error;
  }
}

/** Does the same as `writeNewFile`, without blocking the process while the disk flushes. */
export async function writeNewFileSlowly(path: string, text: string): Promise<NewFile> {
  const created = create(path);
  try {
    writeAll(created.file, text);
    await sync(created.file);
    return created;
  } catch (error) {
    created.discard();
    throw error;
  }
}

function create(path: string): NewFile {
  const target = resolveLinks(path);
  const temporary = join(dirname(target), `${basename(target)}.${randomUUID()}.tmp`);
  const file = openSync(temporary, "ax+", MODE);
  return {
    file,
    putInPlace: () => {
      renameSync(temporary, target);
    },
    discard: () => {
      closeSync(file);
      rmSync(temporary, { force: true });
    },
  };
}

function resolveLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Removes the new files beside `path` that a killed process left behind. */
export async function removeLeftovers(path: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const folder = dirname(target);
  const own = new RegExp(`^${basename(target).replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\.${uuid}\\.tmp$`);
  const left = (await readdir(folder)).filter((name) => own.test(name));
  await Promise.all(left.map((name) => rm(join(folder, name), { force: true })));
}
