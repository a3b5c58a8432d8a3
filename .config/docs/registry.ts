import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import packageJson from "../../package.json" with { type: "json" };
import { componentOf, screenItems, type ScreenItem } from "../../stories/registry/items.js";
import { withPublicNames } from "../../stories/support/story-frame/public-names.js";
import { root } from "./pages.js";

/** An item as `shadcn add` reads it: https://ui.shadcn.com/docs/registry/registry-item-json */
export interface RegistryItem {
  $schema: string;
  name: string;
  type: "registry:item";
  title: string;
  description: string;
  /** What the command says at its end. */
  docs: string;
  files: readonly RegistryFile[];
}

/** A file that an item brings; with a target of its own, it needs no components.json. */
export interface RegistryFile {
  path: string;
  type: "registry:file";
  target: string;
  content: string;
}

/** Where the files of all items go in an app: screens that share a file have it once. */
const targetFolder = "src/integration-settings";
/** The components that an app shows, by their files below stories/support. */
const screens = new Set(screenItems.map(({ entry }) => entry));
const support = path.join(root, "stories/support");
/** What a screen says of issues; an app gives it to its provider. */
const words = path.join(support, "screen/words.ts");

/** Makes an item of each story screen that an app can copy. */
export function makeRegistry(): RegistryItem[] {
  return screenItems.map(makeItem);
}

/** Writes each item as a file, and the list of them, `registry.json`. */
export function writeRegistry(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const items = makeRegistry();
  for (const item of items) writeJson(path.join(folder, `${item.name}.json`), item);
  writeJson(path.join(folder, "registry.json"), {
    $schema: "https://ui.shadcn.com/schema/registry.json",
    name: packageJson.name,
    homepage: `https://www.npmjs.com/package/${packageJson.name}`,
    items: items.map(({ $schema: _, files, ...item }) => ({
      ...item,
      files: files.map(({ content: _content, ...file }) => file),
    })),
  });
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, null, 1)}\n`);
}

function makeItem(item: ScreenItem): RegistryItem {
  const { name, title, description, entry, usage } = item;
  return {
    $schema: "https://ui.shadcn.com/schema/registry-item.json",
    name,
    type: "registry:item",
    title,
    description,
    docs: [
      `Show it inside AmpersandProvider and InstallationProvider of ${packageJson.name}:`,
      `import { ${componentOf(item)} } from "./integration-settings/${entry.replace(/\.tsx$/, "")}";`,
      usage,
      "It needs React 19.2 or newer.",
    ].join("\n"),
    files: findFiles([path.join(support, entry), words]).map(makeFile),
  };
}

function makeFile(file: string): RegistryFile {
  const name = path.relative(support, file).split(path.sep).join("/");
  const text = readFileSync(file, "utf8");
  return {
    path: name,
    type: "registry:file",
    target: `${targetFolder}/${name}`,
    content: name.endsWith(".css") ? scopeStyles(text) : toAppCode(text, screens.has(name)),
  };
}

/** Finds all that files import of this project's stories, and what that imports, in the order of their names. */
function findFiles(from: readonly string[]): string[] {
  const found = new Set(from);
  for (const file of found) {
    if (file.endsWith(".css")) continue;
    for (const [, target = ""] of readFileSync(file, "utf8").matchAll(ownImport)) {
      const imported = sourceOf(path.resolve(path.dirname(file), target));
      if (imported.startsWith(support)) found.add(imported);
    }
  }
  return [...found].sort();
}

const ownImport = /(?<=\bfrom |\bimport )"(\.{1,2}\/[^"]+)"/g;

function sourceOf(imported: string): string {
  const sources = [imported, imported.replace(/\.js$/, ".tsx"), imported.replace(/\.js$/, ".ts")];
  const source = sources.find((file) => existsSync(file));
  if (source === undefined) throw new Error(`the registry finds no source of ${imported}`);
  return source;
}

/** Imports the kit by its name, and files without an ending, as bundlers of apps find them; Next is told where the browser's part begins. */
function toAppCode(text: string, isScreen: boolean): string {
  const code = withPublicNames(text).replaceAll(ownImport, (_, target: string) =>
    JSON.stringify(target.replace(/\.js$/, "")),
  );
  return `${isScreen ? '"use client";\n\n' : ""}${code}\n`;
}

/** Holds the rules to the screen, so that they meet nothing else in the app. The screen itself is `:scope` then, as is `:root`. */
function scopeStyles(text: string): string {
  const ofPage = /^:root:has\([^{]*\{[^}]*\}\n/gm;
  const outside = (text.match(ofPage) ?? []).join("\n");
  const inside = text
    .replaceAll(ofPage, "")
    .replaceAll(/^:root\b|\.screen\b/gm, ":scope")
    .trim();
  const scoped = `@scope (.screen) {\n${inside.replaceAll(/^(?=.)/gm, "  ")}\n}\n`;
  return outside === "" ? scoped : `${scoped}\n${outside}`;
}
