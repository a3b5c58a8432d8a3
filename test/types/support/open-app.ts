import { dirname, join } from "node:path";
import ts from "typescript";

const root = join(import.meta.dirname, "../../..");

/** An app that uses the kit, as an editor looks at it. */
export interface OpenApp {
  /** The errors in one more module for each of the texts, by text: `TS2345 at "the text it is at": the message`. */
  errors(sources: readonly string[]): Record<string, string[]>;
  /** What is offered where the text of one more module has a `|`, by text. */
  completions(sources: readonly string[]): Record<string, string[]>;
  /** What people see who point at the place where the text of one more module has a `|`, by text. */
  docs(sources: readonly string[]): Record<string, string[]>;
  /** How many types the compiler made from generic ones for the last texts: its work, whatever the machine. */
  instantiations(): number;
}

/** What the app consists of. */
export interface OpenAppOptions {
  /** What all further modules begin with. */
  start?: string;
  /** Its other modules, by file name; they exist in memory only. */
  modules?: Record<string, string>;
  /** What its compiler is told besides the options of this project. */
  compilerOptions?: ts.CompilerOptions;
  /** What its imports give besides the kit's own doors: by the import's name, a file of this project or of `modules`. */
  imports?: Record<string, string>;
}

/** Where the names of package.json's `exports` lead to in the sources. */
const doors = {
  "headless-write-kit": "src/index.ts",
  "headless-write-kit/core": "src/core.ts",
  "headless-write-kit/manifest": "src/manifest/index.ts",
  "headless-write-kit/mock": "mock-server/index.ts",
};

/** The files that apps have in common are parsed once for all. */
const parsed = ts.createDocumentRegistry();

/** Opens an app. Opening costs seconds, as does each list of texts, but a text among others next to nothing. */
export function openApp({
  start = "",
  modules = {},
  compilerOptions,
  imports = {},
}: OpenAppOptions = {}): OpenApp {
  const folder = join(root, "app");
  const fixed = Object.entries(modules).map(([name, text]) => [join(folder, name), text] as const);
  let texts = new Map(fixed);

  const folders = new Set(fixed.flatMap(([file]) => dirname(file)).concat(folder));

  const paths = Object.entries({ ...doors, ...imports }).map(([name, file]) => [
    name,
    [texts.has(join(folder, file)) ? join(folder, file) : join(root, file)],
  ]);
  const options = {
    ...readOptions(),
    noUnusedLocals: false,
    ...compilerOptions,
    paths: Object.fromEntries(paths) as Record<string, string[]>,
  };
  const host: ts.LanguageServiceHost = {
    ...ts.sys,
    useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
    getCompilationSettings: () => options,
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    getScriptFileNames: () => [...texts.keys()],
    // Another text is another version, in whichever app.
    getScriptVersion: (file) => texts.get(file) ?? "",
    getScriptSnapshot: (file) => {
      const text = texts.get(file) ?? ts.sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    fileExists: (file) => texts.has(file) || ts.sys.fileExists(file),
    readFile: (file) => texts.get(file) ?? ts.sys.readFile(file),
    directoryExists: (name) => folders.has(name) || ts.sys.directoryExists(name),
  };
  const service = ts.createLanguageService(host, parsed);

  /** Puts each text into a module of its own, and gives what `look` finds there, by text. */
  function lookAt(
    sources: readonly string[],
    read: (source: string) => string,
    look: (file: string, source: string) => string[],
  ) {
    const files = sources.map((source, index) => ({
      source,
      file: join(folder, `case-${String(index)}.tsx`),
    }));
    texts = new Map([...fixed, ...files.map(({ file, source }) => [file, start + read(source)] as const)]);
    return Object.fromEntries(files.map(({ file, source }) => [source, look(file, source)]));
  }

  function diagnose(program: ts.Program, name: string): string[] {
    const file = program.getSourceFile(name);
    if (!file) throw new Error(`${name} is no file of the app`);
    const diagnostics = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return diagnostics.map(({ code, start: from = 0, length = 0, messageText }) => {
      const at = JSON.stringify(texts.get(name)?.slice(from, from + length));
      return `TS${String(code)} at ${at}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
    });
  }

  return {
    errors: (sources) => {
      // Asked by file, the service would compare all files with their versions for each.
      let program: ts.Program | undefined;
      const found = new Map<string, string[]>();
      const errorsIn = (name: string) => {
        const before = found.get(name);
        if (before) return before;
        const errors = diagnose((program ??= service.getProgram() as ts.Program), name);
        found.set(name, errors);
        return errors;
      };
      return lookAt(
        sources,
        (source) => source,
        (file) => [...fixed.map(([name]) => name), file].flatMap(errorsIn),
      );
    },
    completions: (sources) =>
      lookAt(
        sources,
        (source) => source.replace("|", ""),
        (file, source) => {
          const found = service.getCompletionsAtPosition(file, start.length + source.indexOf("|"), undefined);
          return (found?.entries ?? []).map(({ name }) => name).sort();
        },
      ),
    docs: (sources) =>
      lookAt(
        sources,
        (source) => source.replace("|", ""),
        (file, source) => {
          const info = service.getQuickInfoAtPosition(file, start.length + source.indexOf("|"));
          return [
            ts.displayPartsToString(info?.documentation),
            ...(info?.tags ?? []).map(({ name }) => `@${name}`),
          ];
        },
      ),
    instantiations: () => service.getProgram()?.getInstantiationCount() ?? 0,
  };
}

function readOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile) as { config: object };
  return ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root).options;
}
