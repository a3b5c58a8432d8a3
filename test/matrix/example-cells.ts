import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readExampleApp } from "../package/support/example-app.js";
import { createTarballApp, type TarballApp } from "./app-from-tarball.js";
import { openBuiltPage } from "./chromium.js";
import type { Cell } from "./matrix.js";
import { nextApp, prerendered } from "./next-app.js";
import { react, testing, typescript, vite, vitest } from "./versions.js";

const next = "16.4.6";
const jest = "30.5.2";

/** Makes the cells of the apps that the docs show, and of an app of Next that tries more than one shows. */
export function createExampleCells(tarball: () => Promise<string>): Cell[] {
  return [
    {
      what: "Next",
      version: `${next}, App Router, prerendered`,
      run: async () => buildWithNext("next", nextApp, prerendered, await tarball()),
    },
    {
      what: "Next",
      version: `${next}, the recipe's app`,
      run: async () =>
        buildWithNext("next-recipe", readExampleApp("next"), { "index.html": "Loading…" }, await tarball()),
    },
    {
      what: "Jest",
      version: `${jest}, the recipe's app`,
      run: async () => {
        const versions = {
          ...testing,
          ...{ jest, "jest-environment-jsdom": jest, "jest-fixed-jsdom": "0.0.11" },
          ...{ "@swc/core": "1.16.22", "@swc/jest": "0.2.39" },
        };
        const app = await createTarballApp("jest", await tarball(), versions);
        app.write(readExampleApp("jest"));
        await app.run(["node_modules/jest/bin/jest.js"]);
        return "its test passed, without msw";
      },
    },
    {
      what: "Vite",
      version: `${vite.vite}, the recipe's app`,
      run: async () => {
        const versions = { ...testing, ...typescript, ...vite, vitest, jsdom: "27.4.0", msw: "2.15.0" };
        return useViteApp(await createTarballApp("vite", await tarball(), versions));
      },
    },
  ];
}

async function buildWithNext(
  name: string,
  files: Readonly<Record<string, string>>,
  pages: Readonly<Record<string, string>>,
  tarball: string,
): Promise<string> {
  const app = await createTarballApp(name, tarball, { ...react, ...typescript, next });
  app.write(files);
  await app.run(["node_modules/next/dist/bin/next", "build"], { env: { NEXT_TELEMETRY_DISABLED: "1" } });
  for (const [page, text] of Object.entries(pages)) {
    const html = readFileSync(path.join(app.folder, ".next/server/app", page), "utf8");
    if (!html.includes(text)) throw new Error(`${page} does not say "${text}"`);
  }
  return `built, ${String(Object.keys(pages).length)} pages prerendered`;
}

/** Checks, tests and builds the app, and goes through its screen as its first customer. */
async function useViteApp(app: TarballApp): Promise<string> {
  app.write(readExampleApp("vite"));
  await app.run(["node_modules/typescript/bin/tsc"]);
  await app.run(["node_modules/vitest/vitest.mjs", "run"]);
  const build = (...args: string[]) =>
    app.run(["node_modules/vite/bin/vite.js", "build", "--logLevel", "error", ...args]);
  await build();
  const scripts = readdirSync(path.join(app.folder, "dist/assets")).join(" ");
  if (scripts.includes("mock")) throw new Error(`a build without VITE_MOCK has the mock: ${scripts}`);

  await app.run(["node_modules/msw/cli/index.js", "init", "public"]);
  await build("--mode", "development");
  await openBuiltPage(path.join(app.folder, "dist"), async (page) => {
    await page.getByLabel("Subdomain").fill("acme");
    const opening = page.waitForEvent("popup");
    await page.getByRole("button", { name: /^Connect/ }).click();
    await (await opening).getByRole("button", { name: "Allow" }).click();
    await page.getByRole("checkbox", { name: "Create and update Lead" }).check();
    await page.getByLabel("Stage").selectOption({ label: "Stage" });
    await page.getByRole("button", { name: "Install" }).click();
    await page.getByText("Everything is saved").waitFor();
  });
  return "no type errors, three tests passed, connected and installed in Chromium";
}
