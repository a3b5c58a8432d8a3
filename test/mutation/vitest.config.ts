import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The tests of one room, as `run.mjs` names them. */
const tests = JSON.parse(process.env["MUTATION_TESTS"] ?? "[]") as string[];
const pick = (ending: string) => tests.filter((each) => each.endsWith(ending));

const all = [
  { name: "node", environment: "node", include: pick(".ts") },
  { name: "react", environment: "jsdom", include: pick(".tsx"), setupFiles: ["test/support/setup-react.ts"] },
];

/** A run ends at the first test that notices the change: the short ones go first, the laws with their many cases last. */
class LawsLast extends BaseSequencer {
  override sort(files: TestSpecification[]) {
    const isLaw = ({ moduleId }: TestSpecification) => Number(moduleId.includes("/test/property/"));
    return Promise.resolve(files.toSorted((a, b) => isLaw(a) - isLaw(b)));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LawsLast },
    projects: all
      .filter(({ include }) => include.length > 0)
      // A project takes no settings over from around it.
      .map((test) => ({
        plugins: [react()],
        test: { ...test, testTimeout: 60_000, isolate: test.name !== "node" },
      })),
  },
});
