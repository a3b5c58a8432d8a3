import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { projectFolder } from "../package/support/built-package.js";

/** A module that React Compiler has gone through. */
export interface Compiled {
  output: { code: string; map: string | null };
  /** Components and hooks that it compiled. */
  compiled: number;
  /** Why it left others as they are. */
  bailOuts: string[];
}

/** What of Babel is used. */
interface Babel {
  transformAsync(
    code: string,
    options: object,
  ): Promise<{ code?: string | null; map?: object | null } | null>;
}

/** What the compiler says of a function. */
interface CompilerEvent {
  kind: string;
  fnLoc?: { start: { line: number } } | null;
  detail?: { reason?: string; options?: { reason?: string } };
}

/** Makes React Compiler of the packages in a folder; types and JSX are left for who comes next. */
export function createCompiler(folder: string): (code: string, file: string) => Promise<Compiled> {
  const require = createRequire(path.join(folder, "package.json"));
  const babel = require("@babel/core") as Babel;
  return async (code, file) => {
    const events: CompilerEvent[] = [];
    const logger = { logEvent: (_file: string, event: CompilerEvent) => events.push(event) };
    const result = await babel.transformAsync(code, {
      filename: file,
      configFile: false,
      babelrc: false,
      sourceMaps: true,
      parserOpts: { plugins: ["typescript", ...(file.endsWith("x") ? ["jsx"] : [])] },
      plugins: [[require("babel-plugin-react-compiler"), { target: "19", logger }]],
    });
    const isBailOut = ({ kind }: CompilerEvent) => kind.endsWith("Error") || kind.endsWith("Skip");
    return {
      output: { code: result?.code ?? code, map: result?.map ? JSON.stringify(result.map) : null },
      compiled: events.filter(({ kind }) => kind === "CompileSuccess").length,
      bailOuts: events.filter(isBailOut).map(({ fnLoc, detail, kind }) => {
        const reason = detail?.options?.reason ?? detail?.reason ?? kind;
        return `${path.relative(projectFolder, file)}:${String(fnLoc?.start.line)}: ${reason}`;
      }),
    };
  };
}

/** Compiles every module of the stories; resolves to how much that was, rejects where a component or hook was left as it is. */
export async function compileStories(folder: string): Promise<string> {
  const compile = createCompiler(folder);
  const stories = path.join(projectFolder, "stories");
  const files = readdirSync(stories, { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.tsx?$/.test(file),
  );
  let compiled = 0;
  const bailOuts: string[] = [];
  for (const name of files) {
    const file = path.join(stories, name);
    const result = await compile(readFileSync(file, "utf8"), file);
    compiled += result.compiled;
    bailOuts.push(...result.bailOuts);
  }
  if (bailOuts.length > 0) throw new Error(`${String(bailOuts.length)} bail-outs\n${bailOuts.join("\n")}`);
  return `${String(compiled)} components and hooks compiled, no bail-out`;
}
