import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { bundle } from "../bench/bundle.js";
import { projectFolder } from "../bench/build.js";

const app = `export { AmpersandProvider, InstallationProvider, useLocalConfig, useSaveInstallation } from "${projectFolder}src/index.ts";`;
const devtools = `export * from "${projectFolder}src/devtools/index.ts";`;

beforeAll(() => {
  // What apps get of the dependencies.
  vi.stubEnv("NODE_ENV", "production");
});

afterAll(() => {
  vi.unstubAllEnvs();
});

it("an app that leaves the devtools in loads about 1 KB more until they are opened, and no other package", async () => {
  const [without, withDevtools] = await Promise.all([bundle(app), bundle(app + devtools)]);
  expect(withDevtools.gzipBytes - without.gzipBytes).toBeLessThan(1200);
  // What the bundler itself adds has no source.
  const sources = [...withDevtools.shares.keys()].map(String);
  const inDevtools = sources.filter((source) => source.includes("/src/devtools/"));
  expect(inDevtools.map((source) => source.split("/").pop()).sort()).toEqual([
    "config-devtools.tsx",
    "request-log.ts",
  ]);
  const packagesOf = ({ shares }: typeof without) =>
    new Set(
      [...shares.keys()].flatMap((source) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []),
    );
  expect(packagesOf(withDevtools)).toEqual(packagesOf(without));
}, 60_000);
