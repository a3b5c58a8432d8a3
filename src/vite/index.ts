import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Plugin } from "vite";
import type { Manifest } from "../contract/index.js";
import { parseManifest, type ManifestIssue } from "../manifest/index.js";
import { decodeUtf8 } from "../json/decode-utf8.js";
import { escapeControls } from "../json/escape-controls.js";

/** Which manifests an app imports. */
export interface AmpManifestOptions {
  /**
   * The manifest files, relative to Vite's root; others are left to other plugins.
   * @default "amp.yaml"
   */
  files?: string | readonly string[];
}

/** An error as Vite's overlay shows it. */
interface PlacedError {
  message: string;
  id: string;
  loc: { file: string; line: number; column: number };
  frame: string;
}

/**
 * Lets an app `import manifest from "./amp.yaml"` under Vite: the manifest is checked as `headless-write-kit validate` checks it,
 * errors are shown at their line and column, and an edit replaces it in the running app. Its type comes from the declarations
 * that `headless-write-kit types` writes. Never throws itself: a manifest with errors, or one that cannot be read, fails the
 * build, or the import in development.
 *
 * @example
 * import { defineConfig } from "vite";
 *
 * // vite.config.ts
 * export default defineConfig({ plugins: [ampManifest({ files: "amp.yaml" })] });
 */
export function ampManifest({ files = "amp.yaml" }: AmpManifestOptions = {}): Plugin {
  const names = typeof files === "string" ? [files] : files;
  let known: ReadonlySet<string> = new Set();
  return {
    name: "headless-write-kit:amp-manifest",
    enforce: "pre",
    configResolved({ root }) {
      // Vite writes paths with slashes on every platform.
      known = new Set(names.map((name) => path.resolve(root, name).replaceAll("\\", "/")));
    },
    async load(id) {
      const [file = "", query = ""] = id.split("?", 2);
      // What is asked for as text or as an address is no manifest.
      if (!known.has(file) || /(?:^|&)(?:raw|url)(?:&|=|$)/.test(query)) return undefined;
      const text = decodeUtf8(await readFile(file));
      if (text === undefined) {
        return this.error(`${escapeControls(path.basename(file))} is not UTF-8 text; save it as UTF-8`);
      }
      const { manifest, issues } = parseManifest(text);
      for (const issue of issues) {
        if (issue.severity === "warning") this.warn(describe(issue));
      }
      if (!manifest) this.error(toError(file, text, issues));
      return { code: toModule(manifest), map: { mappings: "" as const }, moduleType: "js" };
    },
  };
}

/** A module of a manifest; each import shares one object, as with JSON. */
function toModule(manifest: Manifest): string {
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(manifest))});\n`;
}

function toError(file: string, text: string, issues: readonly ManifestIssue[]): PlacedError {
  const errors = issues.filter(({ severity }) => severity === "error");
  const [{ line, column } = { line: 1, column: 1 }] = errors;
  const count = errors.length === 1 ? "an error" : `${String(errors.length)} errors`;
  const source = text.replace(/^\uFEFF/, "").split(/\r?\n/)[line - 1] ?? "";
  return {
    message: `${escapeControls(path.basename(file))} has ${count}:\n${errors.map(describe).join("\n")}`,
    id: file,
    // As people count: the overlay shows the place as it is given, and editors open it so.
    loc: { file, line, column },
    frame: `${String(line)} | ${escapeControls(source)}`,
  };
}

function describe({ line, column, code, message, hint }: ManifestIssue): string {
  const said = hint === undefined ? message : `${message.replace(/\.$/, "")}; ${hint}`;
  return `${String(line)}:${String(column)} ${code} ${escapeControls(said)}`;
}
