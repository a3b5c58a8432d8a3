import { dayMs } from "../../src/facts/time-units.js";
import { appendFile, readFile, rm } from "node:fs/promises";
import writeFileAtomic from "write-file-atomic";
import { own } from "../../src/json/object.js";
import type { PullState } from "./api-reader.js";

/** The answers of an earlier run of the same call, as long as it began less than a day ago. */
export interface StateFile extends PullState {
  /** How many answers it held when it was opened. */
  readonly resumed: number;
  remove(): Promise<void>;
}

const MAX_AGE_MS = dayMs;

/** Opens the file; answers of a run with another `call` are ignored. It holds real names, so only its owner may read it. */
export async function openStateFile(file: string, call: string, nowMs: number): Promise<StateFile> {
  const answers = await readAnswers(file, call, nowMs);
  let isBegun = false;
  return {
    resumed: answers.size,
    get: (path) => answers.get(path),
    async keep(path, value) {
      answers.set(path, value);
      // One line for each answer, so that keeping one does not cost more the more there are. The first answer of a run
      // writes the file anew, since the file of an earlier run may end in the middle of a line.
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
    // There is no file, or it ends in the middle of a line: what is missing is read from the API.
  }
  return answers;
}
