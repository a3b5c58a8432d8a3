import { readFile, rm } from "node:fs/promises";
import writeFileAtomic from "write-file-atomic";
import { isJsonObject } from "../../src/json/object.js";
import type { PullState } from "./api-reader.js";

/** What an earlier run has read, as long as it is of the same call and not a day old. */
export interface StateFile extends PullState {
  /** How many answers it held when it was opened. */
  readonly resumed: number;
  remove(): Promise<void>;
}

const MAX_AGE_MS = 24 * 3_600_000;

/** Opens the file; `call` tells runs of other calls apart. It holds names as they are, and is for its owner alone. */
export async function openStateFile(file: string, call: string, nowMs: number): Promise<StateFile> {
  const answers = await readAnswers(file, call, nowMs);
  return {
    resumed: answers.size,
    get: (path) => answers.get(path),
    async keep(path, value) {
      answers.set(path, value);
      const text = JSON.stringify({ call, timeMs: nowMs, answers: [...answers] });
      await writeFileAtomic(file, text, { mode: 0o600 });
    },
    remove: () => rm(file, { force: true }),
  };
}

async function readAnswers(file: string, call: string, nowMs: number): Promise<Map<string, unknown>> {
  try {
    const kept = JSON.parse(await readFile(file, "utf8")) as unknown;
    const isGood =
      isJsonObject(kept) &&
      kept["call"] === call &&
      nowMs - Number(kept["timeMs"]) < MAX_AGE_MS &&
      Array.isArray(kept["answers"]);
    return new Map(isGood ? (kept["answers"] as [string, unknown][]) : []);
  } catch {
    // There is none, or it is damaged: everything is read anew.
    return new Map();
  }
}
