import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Manifest } from "../../src/contract/index.js";
import { parseManifest } from "../../src/manifest/index.js";
import { manifestFixture } from "../manifest/fixture.js";
import { projectFolder } from "../package/support/built-package.js";
import {
  declareApp,
  declareEmptyApp,
  declareLargeApp,
  resolutions,
  rootFiles,
  sentences,
  strictOptions,
} from "../types/support/declared-app.js";

const folder = path.join(projectFolder, ".cache/matrix/declarations");
const OBJECTS = 300;
const ROUNDS = 3;

/**
 * Compiles apps with the declarations that `headless-write-kit types` writes: right and wrong ones, and one of 300 objects.
 * Resolves to what the 300 objects cost beside an app with none; rejects where an error is missing or there is one too many.
 */
export function checkDeclarations(compiler: string): string {
  const { manifest } = parseManifest(manifestFixture("seed-004-fields"));
  for (const moduleOptions of Object.values(resolutions)) {
    for (const { code, error } of sentences) {
      const said = compile(compiler, declareApp(manifest as Manifest, code), moduleOptions).stdout;
      if (error === undefined ? said === "" : said.includes(error)) continue;
      throw new Error(`expected ${error ?? "no error"} of ${code}: ${said}`);
    }
  }
  const [without, withNames] = [
    measure(compiler, declareEmptyApp()),
    measure(compiler, declareLargeApp(OBJECTS)),
  ];
  return `${String(OBJECTS)} objects take ${seconds(withNames - without)} beside an app without any, which takes ${seconds(without)}`;
}

/** The least that some rounds took, in milliseconds, as the compiler tells it. */
function measure(compiler: string, files: Record<string, string>): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const { status, stdout } = compile(
      compiler,
      files,
      resolutions["as bundlers resolve modules"],
      "--extendedDiagnostics",
    );
    if (status !== 0) throw new Error(stdout);
    return Number(/^Total time: +([\d.]+)/m.exec(stdout)?.[1]) * 1000;
  });
  return Math.min(...times);
}

function compile(
  compiler: string,
  files: Record<string, string>,
  moduleOptions: Record<string, string>,
  ...flags: string[]
) {
  const compilerOptions = { ...strictOptions, ...moduleOptions };
  const all = { ...files, "tsconfig.json": JSON.stringify({ compilerOptions, files: rootFiles }) };
  for (const [name, text] of Object.entries(all)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return spawnSync(process.execPath, [compiler, "--project", folder, "--pretty", "false", ...flags], {
    cwd: folder,
    encoding: "utf8",
  });
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
