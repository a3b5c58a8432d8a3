import { type ManifestIssue, parseManifest } from "../../../src/manifest/index.js";
import { formatCodeFrame } from "../output/code-frame.js";
import { formatIssue, type FileIssue } from "../output/format-issue.js";
import { formatForGithub } from "../output/github-format.js";
import { complain, print, printJson } from "../output/print.js";
import { formatAsSarif } from "../output/sarif-format.js";
import { readTextFile } from "../../persistence/read-text-file.js";
import { parseOptions } from "../parse-options.js";
import { UsageError } from "../usage-error.js";

/** The text of `headless-write-kit validate --help`. */
export const validateHelp = `Usage: headless-write-kit validate [options] <file…>

Says how many of the amp.yaml files are well, and what is wrong with the others, one issue a line:
  file:line:column: severity code message; hint
On a terminal each comes with its line of the file.

Options:
  --format <name>  text (default); json, an array of {file, severity, code, path, line, column, message, hint?};
                   github, which shows issues at their lines of a pull request; sarif, for code scanning
  --json           the same as --format json
  -h, --help       show this

Exit status: 0 without errors (there may be warnings), 1 with errors, 2 where a file cannot be read or the call is wrong.
`;

const DEFAULT_COLUMNS = 80;

/** A file that could be read, and its issues. */
interface CheckedFile {
  text: string;
  issues: FileIssue[];
}

const formats = ["text", "json", "github", "sarif"] as const;
type Format = (typeof formats)[number];

const options = {
  format: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** Validates the files that `args` name and writes their issues to the standard output; resolves to the exit status. */
export async function validate(args: readonly string[]): Promise<number> {
  const { values, positionals: files } = parseOptions({ args: [...args], options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(validateHelp);
    return 0;
  }
  const format = readFormat(values.format, values.json);
  if (files.length === 0) {
    throw new UsageError("validate needs a file: write headless-write-kit validate amp.yaml");
  }
  const checked: CheckedFile[] = [];
  for (const file of files) {
    const read = await readTextFile(file);
    if (!read.ok) {
      complain(`cannot read ${file}: ${read.reason}`);
      continue;
    }
    const issues = parseManifest(read.text).issues.map((issue) => ({ file, ...issue }));
    checked.push({ text: read.text, issues });
  }
  write(format, files.length, checked);
  if (checked.length < files.length) return 2;
  return checked.some(hasError) ? 1 : 0;
}

function readFormat(name: string | undefined, isJson: boolean | undefined): Format {
  if (name === undefined) return isJson ? "json" : "text";
  const format = formats.find((each) => each === name);
  if (!format) throw new UsageError(`--format is ${JSON.stringify(name)}; write ${formats.join(", ")}`);
  if (isJson && format !== "json")
    throw new UsageError("--json is another format than --format: leave one out");
  return format;
}

function write(format: Format, files: number, checked: readonly CheckedFile[]): void {
  const issues = checked.flatMap((file) => file.issues);
  if (format === "json") printJson(issues);
  else if (format === "sarif") printJson(formatAsSarif(issues));
  else {
    print(summarise(files, checked));
    for (const file of checked) {
      if (format === "github") for (const issue of file.issues) print(formatForGithub(issue));
      else writeIssues(file.issues, file.text);
    }
  }
}

/** Says how many files have no errors; a file that could not be read counts as one with errors. */
function summarise(files: number, checked: readonly CheckedFile[]): string {
  const well = checked.filter((file) => !hasError(file)).length;
  const issues = checked.flatMap((file) => file.issues);
  const errors = issues.filter(({ severity }) => severity === "error").length;
  const counts = [count(errors, "error"), count(issues.length - errors, "warning")].filter(
    (text) => text !== "",
  );
  const found = counts.length === 0 ? "" : `; ${counts.join(", ")}`;
  return `${String(well)} of ${count(files, "file")} ${well === 1 || files === 1 ? "is" : "are"} well${found}`;
}

function count(number: number, noun: string): string {
  return number === 0 ? "" : `${String(number)} ${noun}${number === 1 ? "" : "s"}`;
}

function hasError({ issues }: CheckedFile): boolean {
  return issues.some(({ severity }) => severity === "error");
}

/** Writes the issues of one file; on a terminal each comes with its line of the file. */
function writeIssues(issues: readonly FileIssue[], text: string): void {
  const { isTTY } = process.stdout;
  // NO_COLOR counts where it is set and not empty: https://no-color.org
  const hasColor = isTTY && !process.env["NO_COLOR"];
  // Some terminals report a width of 0.
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
