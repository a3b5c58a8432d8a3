import { parseArgs } from "node:util";
import { type ManifestIssue, parseManifest } from "../../src/manifest/index.js";
import { formatCodeFrame } from "./code-frame.js";
import { formatIssue } from "./format-issue.js";
import { readTextFile } from "../persistence/read-text-file.js";
import { UsageError } from "./usage-error.js";

/** What `headless-write-kit validate --help` shows. */
export const validateHelp = `Usage: headless-write-kit validate [--json] <file…>

Says what is wrong with amp.yaml files, one issue a line:
  file:line:column: severity code message; hint
On a terminal each comes with its line of the file.

Options:
  --json      write a JSON array of {file, severity, code, path, line, column, message, hint?}
  -h, --help  show this

Exit status: 0 without errors (there may be warnings), 1 with errors, 2 where a file cannot be read or the call is wrong.
`;

const DEFAULT_COLUMNS = 80;

/** An issue and the file that has it. */
interface FileIssue extends ManifestIssue {
  file: string;
}

/** Validates the files that `args` name and writes their issues to the standard output; resolves to the exit status. */
export async function validate(args: readonly string[]): Promise<number> {
  const options = { json: { type: "boolean" }, help: { type: "boolean", short: "h" } } as const;
  const { values, positionals: files } = parseArgs({ args: [...args], options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(validateHelp);
    return 0;
  }
  if (files.length === 0) {
    throw new UsageError("validate needs a file: write headless-write-kit validate amp.yaml");
  }
  let isUnreadable = false;
  const issues: FileIssue[] = [];
  for (const file of files) {
    const read = await readTextFile(file);
    if (!read.ok) {
      isUnreadable = true;
      process.stderr.write(`headless-write-kit: cannot read ${file}: ${read.reason}\n`);
      continue;
    }
    const found = parseManifest(read.text).issues.map((issue) => ({ file, ...issue }));
    if (!values.json) writeIssues(found, read.text);
    issues.push(...found);
  }
  if (values.json) process.stdout.write(`${JSON.stringify(issues, null, 2)}\n`);
  if (isUnreadable) return 2;
  return issues.some(({ severity }) => severity === "error") ? 1 : 0;
}

/** Writes the issues of one file; people at a terminal get its lines too. */
function writeIssues(issues: readonly FileIssue[], text: string): void {
  const { isTTY } = process.stdout;
  // NO_COLOR counts where it is set and not empty: https://no-color.org
  const hasColor = isTTY && !process.env["NO_COLOR"];
  // Some terminals say that they have no columns at all.
  const frameOf = isTTY ? createFrames(text, process.stdout.columns || DEFAULT_COLUMNS) : undefined;
  for (const issue of issues) {
    const frame = frameOf ? `${frameOf(issue)}\n` : "";
    process.stdout.write(`${formatIssue(issue.file, issue, hasColor)}\n${frame}`);
  }
}

function createFrames(text: string, columns: number): (issue: ManifestIssue) => string {
  // The columns of issues do not count a byte order mark.
  const lines = text.replace(/^\uFEFF/, "").split("\n");
  return ({ line, column }) => formatCodeFrame({ text: lines[line - 1] ?? "", line, column, columns });
}
