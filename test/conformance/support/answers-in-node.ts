import type { TestProject } from "vitest/node";
import { inProcess } from "./doors.js";
import { conformanceCases } from "./load-cases.js";
import { type RecordedAnswer, runCase } from "./run-case.js";

declare module "vitest" {
  interface ProvidedContext {
    /** What the backend answers in process, in Node, by the cases' names. */
    answersInNode: Record<string, readonly RecordedAnswer[]>;
  }
}

/** Plays all cases in Node, so that those who play them in a browser can compare. */
export default async function setup(project: TestProject): Promise<void> {
  const answers: [string, readonly RecordedAnswer[]][] = [];
  for (const played of conformanceCases)
    answers.push([played.name, (await runCase(inProcess, played)).answers]);
  project.provide("answersInNode", Object.fromEntries(answers));
}
