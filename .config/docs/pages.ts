import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { toId } from "storybook/internal/csf";

/** The project's root folder: every command of package.json runs there. */
export const root = process.cwd();

/** Where the pages are that people write. */
export const pagesFolder = path.join(root, "stories/docs");

/** A page of the docs, as its file has it. */
export interface Page {
  file: string;
  /** Its place among the others, such as "Guides/Saving". */
  title: string;
  text: string;
}

/** Finds the pages that people write. */
export function readPages(): Page[] {
  return readdirSync(pagesFolder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".mdx"))
    .sort()
    .map((name) => readPage(path.join(pagesFolder, name)));
}

/** Reads a page's place from its `Meta`. */
export function readPage(file: string, text = readFileSync(file, "utf8")): Page {
  const title = /<Meta title="([^"]+)"/.exec(text)?.[1];
  if (title === undefined) throw new Error(`${file} has no <Meta title="…" />, so it has no place: add one`);
  return { file, title, text };
}

/** Where Storybook has a page. */
export function storybookAddress(title: string): string {
  return `?path=/docs/${toId(title, "docs")}`;
}
