import { randomUUID } from "node:crypto";
import { open, readdir, realpath, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** Of the owner alone: a data file may hold whatever customers have in their instances. */
const MODE = 0o600;

const uuid = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/**
 * Replaces what a file holds, as a whole or not at all. The text is written beside it under a name that nobody can foresee, into
 * a file that must be new, so that a link which another user has put there is not followed.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const temporary = join(dirname(target), `${basename(target)}.${randomUUID()}.tmp`);
  try {
    const file = await open(temporary, "wx", MODE);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
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
