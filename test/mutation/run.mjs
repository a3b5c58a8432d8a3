// Changes the code of a room in one place at a time and says which changes no test of that room notices.
// npm run mutation -- <room> [name of a file …]
import { relative } from "node:path";
import { Stryker } from "@stryker-mutator/core";
import { rooms } from "./rooms.mjs";

const [name, ...only] = process.argv.slice(2);
const room = rooms[name];
if (!room) {
  console.error(`npm run mutation -- <room> [file …]; the rooms are ${Object.keys(rooms).join(", ")}`);
  process.exit(1);
}
const files = room.files.flatMap((pattern) =>
  only.length === 0 ? [pattern] : only.map((each) => pattern.replace("*.ts", `${each}.ts`)),
);

process.env.MUTATION_TESTS = JSON.stringify(room.tests);
// The laws are checked on fewer cases: a change that they notice, they mostly notice early.
process.env.LAW_RUNS ??= "100";

const results = await new Stryker({
  mutate: files,
  testRunner: "vitest",
  vitest: { configFile: "test/mutation/vitest.config.ts", related: false },
  plugins: ["@stryker-mutator/vitest-runner", "./test/mutation/sample.mjs"],
  checkers: ["sample"],
  coverageAnalysis: "perTest",
  concurrency: Number(process.env.MUTATION_CONCURRENCY ?? 2),
  dryRunTimeoutMinutes: 20,
  timeoutMS: 20_000,
  reporters: ["dots"],
  ignorePatterns: ["dist", "stories", ".storybook"],
  tempDirName: ".cache/mutation",
  allowConsoleColors: false,
}).runMutationTest();

const counted = results.filter(({ status }) => status !== "CompileError" && status !== "Ignored");
const isKilled = ({ status }) => status === "Killed" || status === "Timeout";
console.log("");
for (const file of new Set(counted.map(({ fileName }) => fileName))) {
  const own = counted.filter(({ fileName }) => fileName === file);
  console.log(`${scoreOf(own).padStart(16)}  ${relative(".", file)}`);
  for (const { location, mutatorName, replacement, status } of own.filter((each) => !isKilled(each))) {
    const { line, column } = location.start;
    const change = `${mutatorName} → ${String(replacement).replaceAll(/\s+/g, " ").slice(0, 100)}`;
    console.log(`    ${relative(".", file)}:${line}:${column}  ${status}: ${change}`);
  }
}
console.log(`${scoreOf(counted).padStart(16)}  all`);

function scoreOf(mutants) {
  const killed = mutants.filter(isKilled).length;
  return `${killed} of ${mutants.length}, ${Math.round((100 * killed) / Math.max(mutants.length, 1))}%`;
}
