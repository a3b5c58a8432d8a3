import { randomUUID } from "node:crypto";
import { closeSync, fsync, fsyncSync, openSync, realpathSync, renameSync, rmSync } from "node:fs";
import { readdir, realpath, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { writeAll } from "./write-all.js";

/** Of the owner alone: a data file may hold whatever customers have in their instances. */
const MODE = 0o600;

const uuid = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

const sync = promisify(fsync);

/** A text that is written and waits beside the file whose place it is to take. */
export interface NewFile {
  /** Open to be read, and to be written at its end. */
  readonly file: number;
  /** Puts it in the place of the old file, as a whole or not at all. */
  putInPlace(): void;
  /** Closes and removes it. */
  discard(): void;
}

/**
 * Writes the text of a new file under a name that nobody can foresee, into a file that must be new, so that a link which another
 * user has put there is not followed.
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

/** Does the same, and does not stop others while the disk takes its time. */
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

/** Removes what a process that was killed while it replaced the file has left beside it. */
export async function removeLeftovers(path: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const folder = dirname(target);
  const own = new RegExp(`^${basename(target).replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\.${uuid}\\.tmp$`);
  const left = (await readdir(folder)).filter((name) => own.test(name));
  await Promise.all(left.map((name) => rm(join(folder, name), { force: true })));
}
