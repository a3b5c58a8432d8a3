import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { writeRegistry } from "../../../.config/docs/registry.js";
import { runProgram } from "../../mock-server/support/built-cli.js";

/** The project's root folder. */
export const projectFolder = path.join(import.meta.dirname, "../../..");

/** Where a project's command is, for `process.execPath`. */
export const commands = {
  vite: path.join(projectFolder, "node_modules/vite/bin/vite.js"),
  tsc: path.join(projectFolder, "node_modules/typescript/bin/tsc"),
};

/** Runs a program to its end; a failure is thrown with what it printed. Nothing of this process's environment reaches it but PATH and HOME. */
export async function runOrThrow(
  program: string,
  args: readonly string[],
  { cwd, env = {} }: { cwd: string; env?: Record<string, string> },
): Promise<string> {
  const home = process.env["HOME"] ?? tmpdir();
  const { status, stdout, stderr } = await runProgram(program, args, { cwd, env: { HOME: home, ...env } });
  if (status === 0) return stdout;
  throw new Error(
    `${[program, ...args].join(" ")} in ${cwd} ended with ${String(status)}:\n${stdout}${stderr}`,
  );
}

/** Builds the scripts of the package into a folder, by the command of `npm run build`. */
export async function buildScripts(outDir: string): Promise<void> {
  // Not in this process: under a test runner, Vite would build React's development version.
  const args = ["build", "--outDir", outDir, "--emptyOutDir", "--logLevel", "error"];
  await runOrThrow(process.execPath, [commands.vite, ...args], { cwd: projectFolder });
}

/** A package file, and how to be rid of it. */
export interface PackedPackage {
  tarball: string;
  remove(): void;
}

/** Builds scripts, declarations and screens beside a copy of package.json, and packs what npm would publish, but for the docs. The project's own `dist` stays as it is. */
export async function packPackage(): Promise<PackedPackage> {
  const folder = mkdtempSync(path.join(tmpdir(), "packed-"));
  const staged = path.join(folder, "package");
  mkdirSync(staged);
  for (const file of ["package.json", "README.md", "LICENSE"]) {
    cpSync(path.join(projectFolder, file), path.join(staged, file));
  }
  const declarations = ["--project", ".config/tsconfig.build.json", "--outDir", `${staged}/dist/types`];
  await buildScripts(path.join(staged, "dist"));
  await runOrThrow(process.execPath, [commands.tsc, ...declarations], { cwd: projectFolder });
  writeRegistry(path.join(staged, "dist/registry"));
  await runOrThrow("npm", ["pack", "--ignore-scripts", "--offline", "--pack-destination", folder], {
    cwd: staged,
  });
  rmSync(staged, { recursive: true });
  const [tarball = ""] = readdirSync(folder).filter((file) => file.endsWith(".tgz"));
  return {
    tarball: path.join(folder, tarball),
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}
