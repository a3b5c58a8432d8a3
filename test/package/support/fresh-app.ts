import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { projectFolder, runOrThrow } from "./built-package.js";

/** The package's name, under which apps install it. */
export const packageName = "headless-write-kit";

/** What the package file declares; of it, what an installation needs. */
export interface InstalledManifest {
  bin: Record<string, string>;
  dependencies: Record<string, string>;
  exports: Record<string, unknown>;
}

/** A folder outside the project, where nothing is found but what was installed into it. */
export interface FreshApp {
  folder: string;
  manifest: InstalledManifest;
  write(files: Readonly<Record<string, string>>): void;
  /** Runs a script or a command of an installed package, as the path in the app says. */
  node(...args: readonly string[]): Promise<string>;
  remove(): void;
}

/**
 * Makes an app that has the package from its tarball, its declared dependencies and the packages named in `others`, the last
 * two as links to those of this project: what the package imports without declaring it does not resolve.
 */
export async function createFreshApp(tarball: string, others: readonly string[]): Promise<FreshApp> {
  const folder = mkdtempSync(path.join(tmpdir(), "app-"));
  const modules = path.join(folder, "node_modules");
  const installed = path.join(modules, packageName);
  mkdirSync(installed, { recursive: true });
  await runOrThrow("tar", ["-xzf", tarball, "-C", installed, "--strip-components=1"], { cwd: folder });
  const manifest = JSON.parse(
    readFileSync(path.join(installed, "package.json"), "utf8"),
  ) as InstalledManifest;

  for (const name of [...Object.keys(manifest.dependencies), ...others]) {
    link(path.join(projectFolder, "node_modules", name), path.join(modules, name));
  }
  for (const [name, script] of Object.entries(manifest.bin)) {
    chmodSync(path.join(installed, script), 0o755);
    link(path.join(installed, script), path.join(modules, ".bin", name));
  }
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  return {
    folder,
    manifest,
    write: (files) => {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        writeFileSync(path.join(folder, name), text);
      }
    },
    node: (...args) => runOrThrow(process.execPath, args, { cwd: folder }),
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

function link(from: string, to: string): void {
  mkdirSync(path.dirname(to), { recursive: true });
  symlinkSync(from, to);
}
