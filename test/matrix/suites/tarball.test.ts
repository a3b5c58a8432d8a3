import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import {
  packPackage,
  type PackedPackage,
  projectFolder,
  runOrThrow,
} from "../../package/support/built-package.js";
import type { RegistryItem } from "../../../.config/docs/registry.js";
import {
  checkConsumer,
  consumerPackages,
  resolutions,
  writeConsumer,
} from "../../package/support/consumer.js";
import { createFreshApp, packageName, type FreshApp } from "../../package/support/fresh-app.js";
import { expectOwnLooks, screenApp } from "../screen-app.js";
import { viteApp } from "../../package/support/vite-app.js";

vi.setConfig({ hookTimeout: 180_000, testTimeout: 120_000 });

let packed: PackedPackage;
const made: { remove(): void }[] = [];

async function openApp(...others: readonly string[]): Promise<FreshApp> {
  const app = await createFreshApp(packed.tarball, others);
  made.push(app);
  return app;
}

beforeAll(async () => {
  packed = await packPackage();
  made.push(packed);
});

afterAll(() => {
  for (const each of made) each.remove();
});

/** Which packages the scripts that a build wrote are made of, by their source maps. */
function packagesIn(folder: string): Set<string> {
  const maps = readdirSync(folder).filter((file) => file.endsWith(".js.map"));
  const sources = maps.flatMap(
    (file) => (JSON.parse(readFileSync(path.join(folder, file), "utf8")) as { sources: string[] }).sources,
  );
  return new Set(sources.flatMap((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []));
}

const ofTheHooks = [packageName, "@tanstack/query-core", "@tanstack/react-query", "immer", "zustand"];

describe("the package file in a fresh Vite app with React", () => {
  let app: FreshApp;
  const vite = (...args: readonly string[]) =>
    app.node("node_modules/vite/bin/vite.js", "build", ...args, "--logLevel", "error");

  beforeAll(async () => {
    app = await openApp(
      ...["@tanstack/react-query", "@vitejs/plugin-react", "jsdom"],
      ...["msw", "react", "react-dom", "vite"],
    );
    app.write(viteApp);
  });

  it("the package file builds a page that shows the installation's config and saves an edit of it", async () => {
    await vite();
    const used = JSON.parse(await app.node("use-page.mjs")) as unknown;
    const contact = { objectName: "contact", deletionSettings: { enabled: true } };
    expect(used).toEqual({ error: "", content: { provider: "salesforce", write: { objects: { contact } } } });
    expect(packagesIn(path.join(app.folder, "dist/assets"))).toEqual(
      new Set([...ofTheHooks, "react", "react-dom", "scheduler"]),
    );
  });

  it("a page of one hook loads neither msw, zod nor yaml, nor what only other hooks need", async () => {
    await vite("one-hook");
    const packages = packagesIn(path.join(app.folder, "one-hook/dist/assets"));
    expect(packages).toContain(packageName);
    for (const name of packages) expect([...ofTheHooks, "react"]).toContain(name);
  });

  it("a page may load the mock backend and its worker", async () => {
    await vite("with-worker", "--sourcemap");
    const packages = packagesIn(path.join(app.folder, "with-worker/dist/assets"));
    for (const name of [packageName, "msw", "zod", "yaml", "rou3"]) expect(packages).toContain(name);
  });
});

describe("the package file in a fresh app in TypeScript", () => {
  let app: FreshApp;
  beforeAll(async () => {
    app = await openApp(...consumerPackages);
    writeConsumer(app);
  });

  it.each(resolutions)(
    "compiles strictly against every declaration under moduleResolution %s",
    async (resolution) => {
      const compiler = path.join(projectFolder, "node_modules/typescript/bin/tsc");
      await expect(checkConsumer(app, compiler, resolution)).resolves.toBeUndefined();
    },
  );
});

describe("the package file's screens", () => {
  it("the package file's screens are files to copy, in looks that reach nothing else", async () => {
    const app = await openApp("@tanstack/react-query", "@vitejs/plugin-react", "react", "react-dom", "vite");
    app.write(screenApp);
    const file = path.join(app.folder, "node_modules", packageName, "dist/registry/write-settings.json");
    const { files } = JSON.parse(readFileSync(file, "utf8")) as RegistryItem;
    app.write(Object.fromEntries(files.map(({ target, content }) => [target, content])));
    await app.node("node_modules/vite/bin/vite.js", "build", "--logLevel", "error");
    await expectOwnLooks(path.join(app.folder, "dist"));
  });
});

describe("the package file in a fresh Node script", () => {
  const importAll = (doors: readonly string[]) =>
    `const doors = ${JSON.stringify(doors)};
    for (const door of doors) if (Object.keys(await import(door)).length === 0) throw new Error(door + " exports nothing");
    console.log(doors.length);`;
  const doorOf = (subpath: string) => path.posix.join(packageName, subpath);

  it("the package file in a Node script imports every door but that of the browser", async () => {
    const app = await openApp("@tanstack/react-query", "msw", "react");
    const doors = Object.keys(app.manifest.exports).filter(
      (door) => door !== "./mock/browser" && door !== "./package.json",
    );
    app.write({ "script.mjs": importAll(doors.map(doorOf)) });
    expect(await app.node("script.mjs")).toBe(`${String(doors.length)}\n`);
  });

  it("the package file imports the doors without React where there is no React, and no msw", async () => {
    const app = await openApp();
    app.write({ "script.mjs": importAll(["core", "manifest", "engine", "mock/server"].map(doorOf)) });
    expect(await app.node("script.mjs")).toBe("4\n");
  });

  it("the package file runs its command by npx, without msw", async () => {
    const app = await openApp();
    const npx = (...args: readonly string[]) =>
      runOrThrow("npx", ["--offline", packageName, ...args], { cwd: app.folder });
    app.write({
      "amp.yaml":
        "specVersion: 1.0.0\nintegrations:\n  - { name: crm, provider: salesforce, proxy: { enabled: true } }\n",
      "wrong.yaml": "specVersion: 2.0.0\nintegrations: []\n",
    });
    expect(await npx("validate", "amp.yaml")).toBe("1 of 1 file is well\n");
    await expect(npx("validate", "wrong.yaml")).rejects.toThrow(
      "wrong.yaml:1:14: error unsupported-spec-version",
    );
    expect(await npx("mock", "--help")).toMatch(/^Usage: headless-write-kit mock --manifest <file>/);
  });
});
