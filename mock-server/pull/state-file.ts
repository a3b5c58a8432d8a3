import { dayMs } from "../../src/facts/time-units.js";
import { appendFile, readFile, rm } from "node:fs/promises";
import writeFileAtomic from "write-file-atomic";
import { own } from "../../src/json/object.js";
import type { PullState } from "./api-reader.js";

/** What an earlier run has read, as long as it is of the same call and not a day old. */
export interface StateFile extends PullState {
  /** How many answers it held when it was opened. */
  readonly resumed: number;
  remove(): Promise<void>;
}

const MAX_AGE_MS = dayMs;

/** Opens the file; `call` tells runs of other calls apart. It holds names as they are, and is for its owner alone. */
export async function openStateFile(file: string, call: string, nowMs: number): Promise<StateFile> {
  const answers = await readAnswers(file, call, nowMs);
  let isBegun = false;
  return {
    resumed: answers.size,
    get: (path) => answers.get(path),
    async keep(path, value) {
      answers.set(path, value);
      // A line for each answer, so that keeping one costs what it is, however many there are. The first one of a run
      // begins the file anew: it may end in the middle of a line.
      if (isBegun) await appendFile(file, toLine([path, value]));
      else {
        const lines = [{ call, timeMs: nowMs }, ...answers].map(toLine);
        await writeFileAtomic(file, lines.join(""), { mode: 0o600 });
      }
      isBegun = true;
    },
    remove: () => rm(file, { force: true }),
  };
}

function toLine(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

async function readAnswers(file: string, call: string, nowMs: number): Promise<Map<string, unknown>> {
  const answers = new Map<string, unknown>();
  try {
    const [first = "", ...lines] = (await readFile(file, "utf8")).split("\n");
    const made = JSON.parse(first) as unknown;
    if (own(made, "call") !== call || !(nowMs - Number(own(made, "timeMs")) < MAX_AGE_MS)) return answers;
    for (const line of lines) {
      const [path, value] = JSON.parse(line) as [string, unknown];
      answers.set(path, value);
    }
  } catch {
    // There is none, or it ends in the middle of a line: what is missing is read anew.
  }
  return answers;
}
