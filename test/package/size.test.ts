import { rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { bundle, type Bundle } from "../bench/bundle.js";
import { sizedParts, type SizedPart } from "../bench/size-limits.js";
import { buildScripts, projectFolder } from "./support/built-package.js";

// Inside the project, so that the bundler finds the package's dependencies.
const dist = path.join(projectFolder, ".cache/package-size", String(process.pid));

beforeAll(async () => {
  // What apps in production get of the dependencies.
  vi.stubEnv("NODE_ENV", "production");
  await buildScripts(dist);
}, 120_000);

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(dist, { recursive: true, force: true });
});

const packagesOf = ({ shares }: Bundle) =>
  new Set(
    [...shares.keys()].flatMap((source) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []),
  );

describe("the package's size, minified and gzipped, without React", () => {
  const parts: readonly SizedPart[] = Object.values(sizedParts);
  it.each(parts)("$name stays within $budgetKb KB", async ({ importFrom, budgetKb }) => {
    const { gzipBytes } = await bundle(importFrom(dist));
    expect(gzipBytes).toBeLessThanOrEqual(budgetKb * 1000);
  });

  it("the hooks entry loads TanStack Query, zustand and Immer, but neither zod, yaml nor msw", async () => {
    const packages = packagesOf(await bundle(sizedParts.entry.importFrom(dist)));
    expect(packages).toEqual(new Set(["@tanstack/query-core", "@tanstack/react-query", "immer", "zustand"]));
  });

  it("./core loads zustand and Immer alone", async () => {
    expect(packagesOf(await bundle(sizedParts.core.importFrom(dist)))).toEqual(new Set(["immer", "zustand"]));
  });

  it("doors that need yaml or zod are seen to load them", async () => {
    const doors = ["manifest", "engine"].map((door) => bundle(`export * from "${dist}/${door}.js"`));
    const [manifest, engine] = (await Promise.all(doors)).map(packagesOf);
    expect(manifest).toContain("yaml");
    expect(engine).toContain("zod");
  });
});
