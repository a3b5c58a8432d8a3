import { dirname, posix } from "node:path";
import ts from "typescript";
import { strictOptions } from "./declared-app.js";

const folder = "/app";
/** TypeScript's own declarations, parsed and bound once for all programs. */
const libraries = new Map<string, ts.SourceFile | undefined>();

/** What the compiler says of an app, and what it cost. */
export interface Compiled {
  /** A line for each error. */
  readonly errors: string[];
  /** How many types it made from generic ones: its work, whatever the machine. */
  readonly instantiations: number;
}

/** Compiles an app whose files exist in memory only, with the project's own TypeScript. */
export function compileInMemory(
  files: Readonly<Record<string, string>>,
  roots: readonly string[],
  moduleOptions: Readonly<Record<string, string>>,
): Compiled {
  const texts = new Map(Object.entries(files).map(([name, text]) => [posix.join(folder, name), text]));
  const folders = new Set([...texts.keys()].flatMap(foldersAbove));
  const { options, errors: wrong } = ts.convertCompilerOptionsFromJson(
    { ...strictOptions, ...moduleOptions },
    folder,
  );
  if (wrong.length > 0) throw new Error(describe(wrong).join("\n"));
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  Object.assign(host, {
    getCurrentDirectory: () => folder,
    fileExists: (name: string) => texts.has(name) || (isLibrary(name) && ts.sys.fileExists(name)),
    readFile: (name: string) => texts.get(name) ?? ts.sys.readFile(name),
    directoryExists: (name: string) => folders.has(name),
    getDirectories: () => [],
    realpath: (name: string) => name,
    getSourceFile: (name: string, ...rest: [ts.ScriptTarget]) => {
      const text = texts.get(name);
      if (text !== undefined) return ts.createSourceFile(name, text, ...rest);
      if (!libraries.has(name)) libraries.set(name, getSourceFile(name, ...rest));
      return libraries.get(name);
    },
  } satisfies Partial<ts.CompilerHost>);
  const program = ts.createProgram(
    roots.map((name) => posix.join(folder, name)),
    options,
    host,
  );
  // TypeScript's own declarations need no check.
  const ours = program.getSourceFiles().filter(({ fileName }) => texts.has(fileName));
  const errors = describe([
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...ours.flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ]),
  ]);
  return { errors, instantiations: program.getInstantiationCount() };
}

function isLibrary(name: string): boolean {
  return name.startsWith(dirname(ts.getDefaultLibFilePath({})));
}

function foldersAbove(file: string): string[] {
  const folders: string[] = [];
  for (let at = posix.dirname(file); at !== "/"; at = posix.dirname(at)) folders.push(at);
  return folders;
}

function describe(diagnostics: readonly ts.Diagnostic[]): string[] {
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}
