import { unlink } from "node:fs/promises";
import writeFileAtomic from "write-file-atomic";
import { describeWriteError, OutputError, readPresent } from "./output-file.js";

/** A file that a command writes. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Writes all files or none, each in one step. A file that exists is only replaced where `isOwn` recognises its text: another
 * file is somebody's work. Resolves to whether anything was written. Throws an `OutputError`.
 */
export async function writeOutputs(
  files: readonly OutputFile[],
  isOwn: (text: string) => boolean,
): Promise<boolean> {
  const before = await Promise.all(files.map(({ path }) => readPresent(path)));
  for (const [index, { path }] of files.entries()) {
    const text = before[index];
    if (text === undefined || isOwn(text)) continue;
    throw new OutputError(
      `${path} was not written by this command; remove it, or choose another file by --out`,
    );
  }
  const changed = files.filter(({ text }, index) => text !== before[index]);
  const written: OutputFile[] = [];
  try {
    for (const file of changed) {
      await writeFileAtomic(file.path, file.text);
      written.push(file);
    }
  } catch (error) {
    for (const { path } of written)
      await restore(path, before[files.findIndex((each) => each.path === path)]);
    throw describeWriteError(changed[written.length]?.path ?? "", error);
  }
  return changed.length > 0;
}

/** Whether files hold these texts; a line may end in CRLF. */
export async function haveTexts(files: readonly OutputFile[]): Promise<boolean> {
  const present = await Promise.all(files.map(({ path }) => readPresent(path)));
  return files.every(({ text }, index) => present[index]?.replaceAll("\r\n", "\n") === text);
}

async function restore(path: string, text: string | undefined): Promise<void> {
  if (text === undefined) await unlink(path);
  else await writeFileAtomic(path, text);
}
