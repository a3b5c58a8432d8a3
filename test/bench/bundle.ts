import { SourceMap, type SourceMapPayload } from "node:module";
import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { projectFolder } from "./build.js";

/** A module with all it needs but React, minified. */
export interface Bundle {
  /** Size of what loads at once, by gzip -9. */
  gzipBytes: number;
  /** Size of what is loaded on first use. */
  laterGzipBytes: number;
  /** How much of the minified code that loads at once comes from which source file; the shares add up to 1. */
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
        // As in an app, whose first chunk keeps what it shares with those that load later.
        preserveEntrySignatures: "allow-extension",
        external: /^react(-dom)?(\/|$)/,
      },
    },
  })) as Rolldown.RolldownOutput;
  const chunks = built.output.filter((file) => file.type === "chunk");
  const files = loadedAtOnce(chunks);
  const later = chunks.filter((chunk) => !files.includes(chunk));
  return { gzipBytes: gzipBytes(files), laterGzipBytes: gzipBytes(later), shares: sharesOf(files) };
}

/** The entry and what it imports, directly or not; not what it loads on first use. */
function loadedAtOnce(chunks: readonly Rolldown.OutputChunk[]): Rolldown.OutputChunk[] {
  const files = chunks.filter((chunk) => chunk.isEntry);
  for (const { imports } of files) {
    files.push(...chunks.filter((chunk) => imports.includes(chunk.fileName) && !files.includes(chunk)));
  }
  return files;
}

function gzipBytes(chunks: readonly Rolldown.OutputChunk[]): number {
  return chunks.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0);
}

function sharesOf(chunks: readonly Rolldown.OutputChunk[]): Map<string, number> {
  const total = chunks.reduce((sum, { code }) => sum + code.length, 0);
  const shares = new Map<string, number>();
  for (const { code, map } of chunks) {
    // A chunk that only hands on what others export has none.
    if (!map) continue;
    const sources = new SourceMap(JSON.parse(map.toString()) as SourceMapPayload);
    for (const [line, text] of code.split("\n").entries()) {
      for (let column = 0; column < text.length; column += 1) {
        const entry = sources.findEntry(line, column);
        const source = "originalSource" in entry ? entry.originalSource : "";
        shares.set(source, (shares.get(source) ?? 0) + 1 / total);
      }
    }
  }
  return shares;
}
