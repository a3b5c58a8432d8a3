import { createHash } from "node:crypto";

/** How many mutants of a file are tried, and which: the same for the same seed, also where other files change. */
const size = Number(process.env.MUTANTS_PER_FILE ?? 40);
const seed = process.env.MUTATION_SEED ?? "1";

/**
 * A checker: Stryker asks it which mutants are worth a run. It groups them into one group for each mutant of the sample and
 * one group of all others, and lets only groups of one pass; so it remembers nothing between its calls.
 */
const sample = {
  init: () => Promise.resolve(),
  group: (mutants) => {
    const byFile = groupByFile(mutants);
    const chosen = new Set(
      [...byFile.values()].flatMap((all) =>
        all
          .map((mutant) => ({ id: mutant.id, rank: rankOf(mutant) }))
          .sort((a, b) => (a.rank < b.rank ? -1 : 1))
          .slice(0, size)
          .map(({ id }) => id),
      ),
    );
    const others = mutants.map(({ id }) => id).filter((id) => !chosen.has(id));
    return Promise.resolve([...[...chosen].map((id) => [id]), ...(others.length > 0 ? [others] : [])]);
  },
  check: (mutants) => {
    const result =
      mutants.length === 1 ? { status: "passed" } : { status: "compileError", reason: "not in the sample" };
    return Promise.resolve(Object.fromEntries(mutants.map(({ id }) => [id, result])));
  },
};

function groupByFile(mutants) {
  const groups = new Map();
  for (const mutant of mutants) {
    groups.set(mutant.fileName, [...(groups.get(mutant.fileName) ?? []), mutant]);
  }
  return groups;
}

function rankOf({ fileName, location, mutatorName, replacement }) {
  const name = fileName.split(/[\\/]/).at(-1);
  return createHash("sha256")
    .update(JSON.stringify([seed, name, location, mutatorName, replacement]))
    .digest("hex");
}

export const strykerPlugins = [
  { kind: "Checker", name: "sample", factory: Object.assign(() => sample, { inject: [] }) },
];
