import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { installInto } from "../bench/peers.js";
import { projectFolder, runOrThrow } from "../package/support/built-package.js";

/** An app outside the project that has the package from its tarball, and packages that are installed for the matrix alone. */
export interface TarballApp {
  readonly folder: string;
  write(files: Readonly<Record<string, string>>): void;
  /** Runs a script of the app by Node, or by another program of that kind. */
  run(args: readonly string[], options?: { node?: string; env?: Record<string, string> }): Promise<string>;
}

const { dependencies } = JSON.parse(readFileSync(path.join(projectFolder, "package.json"), "utf8")) as {
  dependencies: Record<string, string>;
};

/** Makes the app called `name` anew, or again where it was made before; what it installs is kept from run to run. */
export async function createTarballApp(
  name: string,
  tarball: string,
  versions: Readonly<Record<string, string>>,
): Promise<TarballApp> {
  const folder = path.join(tmpdir(), "headless-write-kit-matrix", name);
  await installInto(folder, { ...dependencies, ...versions });
  const installed = path.join(folder, "node_modules/headless-write-kit");
  rmSync(installed, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  await runOrThrow("tar", ["-xzf", tarball, "-C", installed, "--strip-components=1"], { cwd: folder });
  return {
    folder,
    write: (files) => {
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        writeFileSync(path.join(folder, file), text);
      }
    },
    run: (args, { node = process.execPath, env = {} } = {}) =>
      runOrThrow(node, args, { cwd: folder, env: { PATH: process.env["PATH"] ?? "", ...env } }),
  };
}
