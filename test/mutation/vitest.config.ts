import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** The tests of one room, as `run.mjs` names them. */
const tests = JSON.parse(process.env["MUTATION_TESTS"] ?? "[]") as string[];
const pick = (ending: string) => tests.filter((each) => each.endsWith(ending));

const all = [
  { name: "node", environment: "node", include: pick(".ts") },
  { name: "react", environment: "jsdom", include: pick(".tsx"), setupFiles: ["test/support/setup-react.ts"] },
];

export default defineConfig({
  test: {
    projects: all
      .filter(({ include }) => include.length > 0)
      // A project takes no settings over from around it.
      .map((test) => ({
        plugins: [react()],
        test: { ...test, testTimeout: 60_000, isolate: test.name !== "node" },
      })),
  },
});
