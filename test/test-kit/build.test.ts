import { fileURLToPath } from "node:url";
import { build, type Rolldown } from "vite";
import { beforeAll, describe, expect, it } from "vitest";

const projectFolder = fileURLToPath(new URL("../../", import.meta.url));

let chunks: readonly Rolldown.OutputChunk[] = [];

beforeAll(async () => {
  const built = (await build({
    root: projectFolder,
    logLevel: "error",
    build: { write: false, reportCompressedSize: false },
  })) as Rolldown.RolldownOutput[] | Rolldown.RolldownOutput;
  chunks = [built].flat().flatMap(({ output }) => output.filter((file) => file.type === "chunk"));
}, 120_000);

/** The chunks that an entry of the package loads, at once or later. */
function reachedFrom(entry: string): Rolldown.OutputChunk[] {
  const reached = chunks.filter(({ fileName }) => fileName === entry);
  expect(reached, entry).toHaveLength(1);
  for (const { imports, dynamicImports } of reached) {
    const names = [...imports, ...dynamicImports];
    reached.push(...chunks.filter((chunk) => names.includes(chunk.fileName) && !reached.includes(chunk)));
  }
  return reached;
}

/** The packages of React and of what builds on it that an entry imports. */
function reactPackages(entry: string): string[] {
  const files = new Set(chunks.map(({ fileName }) => fileName));
  const names = reachedFrom(entry).flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports]);
  const packages = names
    .filter((name) => !files.has(name))
    .map((name) => name.replace(/^react\/.*/, "react"));
  return [...new Set(packages)].filter((name) => name.includes("react")).sort();
}

describe("the built package", () => {
  it("the built package has each React context once, for the hooks and for MockBackendProvider (H1)", () => {
    for (const context of [
      "src/react/providers/ampersand-context.ts",
      "src/react/providers/installation-context.ts",
    ]) {
      const holders = chunks.filter(({ moduleIds }) => moduleIds.some((id) => id.endsWith(context)));
      expect(
        holders.map(({ fileName }) => fileName),
        context,
      ).toHaveLength(1);
      for (const entry of ["index.js", "mock.js"]) expect(reachedFrom(entry), entry).toContain(holders[0]);
    }
  });

  it.each([
    "cli.js",
    "mock-server.js",
    "mock-node.js",
    "mock-browser.js",
    "core.js",
    "engine.js",
    "manifest.js",
  ])("%s loads no React (H12)", (entry) => {
    expect(reactPackages(entry)).toEqual([]);
  });

  it("mock.js has React from outside, and the inspector nothing else that builds on it (H12)", () => {
    expect(reactPackages("mock.js")).toEqual(["@tanstack/react-query", "react"]);
    expect(reactPackages("mock-inspector.js")).toEqual(["react"]);
  });
});
