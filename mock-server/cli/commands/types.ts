import path from "node:path";
import {
  declareManifest,
  declareManifestImport,
  generatedHeader,
  parseManifest,
} from "../../../src/manifest/index.js";
import { describeFileError } from "../../persistence/file-error.js";
import { formatIssue } from "../output/format-issue.js";
import { interrupted } from "../interrupted.js";
import { complain, print } from "../output/print.js";
import { readTextFile } from "../../persistence/read-text-file.js";
import { watchFile } from "../watch-file.js";
import { parseOptions } from "../parse-options.js";
import { UsageError } from "../usage-error.js";
import { OutputError } from "../output/output-file.js";
import { haveTexts, writeOutputs, type OutputFile } from "../output/write-outputs.js";

/** The text of `headless-write-kit types --help`. */
export const typesHelp = `Usage: headless-write-kit types <amp.yaml> [options]

Writes TypeScript declarations of a manifest, so that the names of its objects are checked and those of its fields
completed: <name>.d.ts registers them, and <name>.import.d.ts types 'import manifest from "./amp.yaml"' for bundlers.
Both have to be among the files of your tsconfig.json.

Options:
  --out <file>  the first of the two files, ending in .d.ts (default: beside the manifest, amp.d.ts)
  --watch       write them anew whenever the manifest changes, until interrupted
  --check       write nothing; say whether they are what the manifest declares (for CI)
  -h, --help    show this

Exit status: 0 when they are written or right, 1 where the manifest has errors or --check finds them otherwise, 2 where
a file cannot be read or written or the call is wrong.
`;

const options = {
  out: { type: "string" },
  watch: { type: "boolean" },
  check: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** Writes or checks the declarations of the manifest that `args` name; resolves to the exit status. */
export async function types(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions({ args: [...args], options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(typesHelp);
    return 0;
  }
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) {
    throw new UsageError("types needs one manifest: write headless-write-kit types amp.yaml");
  }
  if (values.watch && values.check)
    throw new UsageError("--watch writes and --check does not: leave one out");
  const out = values.out ?? path.join(path.dirname(file), `${path.basename(file, path.extname(file))}.d.ts`);
  if (!/.\.d\.ts$/.test(path.basename(out))) {
    throw new UsageError(`--out is ${JSON.stringify(out)}; write a name that ends in .d.ts`);
  }
  return values.watch ? await keepDeclaring(file, out) : await declare(file, out, values.check === true);
}

async function declare(file: string, out: string, isCheck: boolean): Promise<number> {
  const read = await readTextFile(file);
  if (!read.ok) {
    complain(`cannot read ${file}: ${read.reason}`);
    return 2;
  }
  const { manifest, issues } = parseManifest(read.text);
  for (const issue of issues) process.stderr.write(`${formatIssue(file, issue, false)}\n`);
  if (!manifest) return 1;
  const source = path.basename(file);
  const importFile = out.replace(/\.d\.ts$/, ".import.d.ts");
  const outputs: OutputFile[] = [
    { path: out, text: declareManifest(manifest, source) },
    { path: importFile, text: declareManifestImport(source, path.basename(out, ".d.ts")) },
  ];
  try {
    if (isCheck) {
      if (await haveTexts(outputs)) return 0;
      complain(
        `${out} and ${importFile} are not what ${file} declares; run headless-write-kit types ${file}`,
      );
      return 1;
    }
    const hasChanged = await writeOutputs(outputs, (text) => text.startsWith(generatedHeader));
    print(`${out}, ${importFile}: ${hasChanged ? "written" : "unchanged"}`);
    return 0;
  } catch (error) {
    if (!(error instanceof OutputError)) throw error;
    complain(error.message);
    return 2;
  }
}

/** Writes the declarations now and at each change; a manifest with errors leaves them as they were. */
async function keepDeclaring(file: string, out: string): Promise<number> {
  try {
    // The watch starts first: a change between the first declarations and the watch would be missed.
    const first = () => declare(file, out, false);
    const stop = watchFile(file, first);
    await first();
    await interrupted();
    await stop();
  } catch (error) {
    complain(`cannot watch ${file}: ${describeFileError(error)}`);
    return 2;
  }
  return 0;
}
