import { version } from "../../package.json";
import { nearestName } from "../../src/json/nearest-name.js";
import { describeFileError } from "../persistence/file-error.js";
import { complain } from "./output/print.js";
import { OutputError } from "./output/output-file.js";
import { parseOptions } from "./parse-options.js";
import { UsageError } from "./usage-error.js";

const help = `Usage: headless-write-kit <command> [options]

Commands:
  validate <file…>        say what is wrong with amp.yaml files
  diff <old> <new>        say what installed customers will see of a new amp.yaml
  types <file>            write TypeScript declarations of an amp.yaml's names
  schema                  write the JSON Schema of an amp.yaml, for editors
  mock --manifest <file>  serve a mock backend over HTTP
  pull --project <name>   read a project by its API, and write what a mock of it starts from
  replay <recording>      play a HAR file or a journal against a mock or a service, and compare

Options:
  -h, --help              show help, also that of a command
  --version               show the version
`;

interface Command {
  /** Runs the command with the arguments after its name; resolves to the exit status. */
  run(args: readonly string[]): Promise<number>;
  help: string;
}

/** Each is loaded when it is called: `mock` alone takes as long as all that the others need. */
const commands: ReadonlyMap<string, () => Promise<Command>> = new Map([
  [
    "validate",
    () => import("./commands/validate.js").then((file) => ({ run: file.validate, help: file.validateHelp })),
  ],
  ["diff", () => import("./commands/diff.js").then((file) => ({ run: file.diff, help: file.diffHelp }))],
  ["types", () => import("./commands/types.js").then((file) => ({ run: file.types, help: file.typesHelp }))],
  [
    "schema",
    () => import("./commands/schema.js").then((file) => ({ run: file.schema, help: file.schemaHelp })),
  ],
  ["mock", () => import("./commands/mock.js").then((file) => ({ run: file.mock, help: file.mockHelp }))],
  ["pull", () => import("./commands/pull.js").then((file) => ({ run: file.pull, help: file.pullHelp }))],
  [
    "replay",
    () => import("./commands/replay.js").then((file) => ({ run: file.replay, help: file.replayHelp })),
  ],
]);

/** Runs the command that `args` name; resolves to the exit status. */
export async function run(args: readonly string[]): Promise<number> {
  try {
    const [name = "", ...rest] = args;
    const load = commands.get(name);
    if (!load) return await answerWithoutCommand(args);
    const command = await load();
    return await command.run(rest);
  } catch (error) {
    if (error instanceof OutputError) {
      complain(error.message);
      return 2;
    }
    if (isFileError(error)) {
      complain(`cannot use ${error.path}: ${describeFileError(error)}`);
      return 2;
    }
    if (!isUsageError(error)) throw error;
    complain(error.message);
    process.stderr.write("See headless-write-kit --help.\n");
    return 2;
  }
}

async function answerWithoutCommand(args: readonly string[]): Promise<number> {
  const options = { help: { type: "boolean", short: "h" }, version: { type: "boolean" } } as const;
  const { values, positionals } = parseOptions({ args: [...args], options, allowPositionals: true });
  if (values.version) process.stdout.write(`${version}\n`);
  else if (values.help) process.stdout.write(await helpOf(positionals[0]));
  else throw new UsageError(describeUnknown(positionals[0]));
  return 0;
}

async function helpOf(name = ""): Promise<string> {
  const command = await commands.get(name)?.();
  return command?.help ?? help;
}

function describeUnknown(name: string | undefined): string {
  if (name === undefined) return "a command is missing: write headless-write-kit validate amp.yaml";
  const nearest = nearestName(name, [...commands.keys()]);
  const hint = nearest === undefined ? "" : `; did you mean ${nearest}?`;
  return `there is no command ${JSON.stringify(name)}${hint}`;
}

/** Whether the call itself is wrong; node:util's parseArgs throws TypeErrors of its own for that. */
function isUsageError(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  return error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS_");
}

/** Whether a file or folder could not be used: the disk is full, or access is denied. */
function isFileError(error: unknown): error is Error & { path: string } {
  return error instanceof Error && "syscall" in error && "path" in error && typeof error.path === "string";
}
