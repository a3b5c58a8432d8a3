import { createManifestSchema } from "../../../src/manifest/index.js";
import { own } from "../../../src/json/object.js";
import { parseJson } from "../../../src/json/parse.js";
import { print } from "../output/print.js";
import { parseOptions } from "../parse-options.js";
import { UsageError } from "../usage-error.js";
import { writeOutputs } from "../output/write-outputs.js";

/** The text of `headless-write-kit schema --help`. */
export const schemaHelp = `Usage: headless-write-kit schema [--out <file>]

Writes the JSON Schema (draft 07) of an amp.yaml, with which editors complete and check it. Point to it in the file:
  # yaml-language-server: $schema=./amp.schema.json

Options:
  --out <file>  where to write it (default: the standard output)
  -h, --help    show this

Exit status: 0 when it is written, 2 where the file cannot be written or the call is wrong.
`;

/** Writes the JSON Schema of an `amp.yaml`; resolves to the exit status. */
export async function schema(args: readonly string[]): Promise<number> {
  const options = { out: { type: "string" }, help: { type: "boolean", short: "h" } } as const;
  const { values, positionals } = parseOptions({ args: [...args], options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(schemaHelp);
    return 0;
  }
  if (positionals.length > 0)
    throw new UsageError("schema takes no file: write --out to name the one to be written");
  const made = createManifestSchema();
  const text = `${JSON.stringify(made, undefined, 2)}\n`;
  if (values.out === undefined) {
    process.stdout.write(text);
    return 0;
  }
  await writeOutputs([{ path: values.out, text }], (present) => hasTitle(present, made.title));
  print(`${values.out}: written`);
  return 0;
}

/** Whether a file is an earlier version of this schema. */
function hasTitle(text: string, title: string | undefined): boolean {
  const present = parseJson(text);
  return present.ok && own(present.value, "title") === title;
}
