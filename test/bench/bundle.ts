import { SourceMap, type SourceMapPayload } from "node:module";
import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { projectFolder } from "./build.js";

/** A module with all it needs but React, minified. */
export interface Bundle {
  /** Size by gzip -9. */
  gzipBytes: number;
  /** How much of the minified code comes from which source file; the shares add up to 1. */
  shares: ReadonlyMap<string, number>;
}

const ENTRY = "bench-entry";

/** Bundles a module of the given text by Vite's production build (Rolldown, minified by Oxc). */
export async function bundle(text: string): Promise<Bundle> {
  const built = (await build({
    configFile: false,
    root: projectFolder,
    logLevel: "error",
    mode: "production",
    plugins: [
      {
        name: ENTRY,
        resolveId: (id) => (id === ENTRY ? `\0${ENTRY}` : null),
        load: (id) => (id === `\0${ENTRY}` ? text : null),
      },
    ],
    build: {
      write: false,
      sourcemap: "hidden",
      target: "es2022",
      rolldownOptions: {
        input: ENTRY,
        preserveEntrySignatures: "strict",
        external: /^react(-dom)?(\/|$)/,
        // One file: sizes of files that load together would depend on how they were cut.
        output: { codeSplitting: false },
      },
    },
  })) as Rolldown.RolldownOutput;
  const [{ code, map }] = built.output;
  if (!map) throw new Error("the bundle has no source map");
  return {
    gzipBytes: gzipSync(code, { level: 9 }).length,
    shares: sharesOf(code, new SourceMap(map as SourceMapPayload)),
  };
}

function sharesOf(code: string, map: SourceMap): Map<string, number> {
  const shares = new Map<string, number>();
  for (const [line, text] of code.split("\n").entries()) {
    for (let column = 0; column < text.length; column += 1) {
      const entry = map.findEntry(line, column);
      const source = "originalSource" in entry ? entry.originalSource : "";
      shares.set(source, (shares.get(source) ?? 0) + 1 / code.length);
    }
  }
  return shares;
}
