import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import packageJson from "../../package.json" with { type: "json" };
import { fillInGenerated } from "./generated.js";
import { fillInFiles, mapLinks, mapProse } from "./page-text.js";
import { type Page, pagesFolder, readPages, root, storybookAddress } from "./pages.js";
import { makeReference, type ReferencePage } from "./reference-pages.js";

/** Writes all pages as Markdown, the reference and a list of both, `llms.txt`. */
export async function writeDocs(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  const pages = inOrder(readPages());
  const reference = await makeReference();
  for (const page of pages) {
    write(folder, nameOf(page), linkToReference(toMarkdown(page.text), nameOf(page), reference));
  }
  for (const { name, text } of reference) write(folder, `reference/${name}`, text);
  write(folder, "llms.txt", listPages(pages, reference));
}

/** Has the links that lead to Storybook's pages of the reference lead to the files of it. Throws where there is no such page. */
export function linkToReference(text: string, name: string, reference: readonly ReferencePage[]): string {
  return mapLinks(text, (target) => {
    if (!target.startsWith("./?path=/docs/reference-")) return target;
    const page = reference.find(({ title }) => target === `./${storybookAddress(title)}`);
    if (page === undefined) throw new Error(`${name}: the reference has no page at ${target}`);
    return path.posix.relative(path.posix.dirname(name), `reference/${page.name}`);
  });
}

/** As a newcomer reads them; the others follow by their names. */
function inOrder(pages: readonly Page[]): Page[] {
  const first = [
    "start-here.md",
    "concepts.md",
    "guides/embed.md",
    "guides/connect.md",
    "guides/hooks.md",
    "guides/draft.md",
    "guides/saving.md",
  ];
  const placeOf = (page: Page) => {
    const place = first.indexOf(nameOf(page));
    return place === -1 ? first.length : place;
  };
  return [...pages].sort((a, b) => placeOf(a) - placeOf(b));
}

/** Writes the reference as pages of Storybook, unless those that are there are newer than the sources. */
export async function writeReferenceForStorybook(folder: string): Promise<void> {
  const marker = path.join(folder, "written");
  if (existsSync(marker) && statSync(marker).mtimeMs > newestSource()) return;
  const reference = await makeReference();
  const titles = new Map(reference.map(({ name, title }) => [name, title]));
  rmSync(folder, { recursive: true, force: true });
  for (const page of reference) {
    const text = mapLinks(page.text, (target) => {
      const [file = "", anchor] = target.split("#");
      const title = titles.get(path.posix.join(path.posix.dirname(page.name), file));
      return title === undefined || file === ""
        ? target
        : storybookAddress(title) + (anchor ? `#${anchor}` : "");
    });
    write(
      folder,
      page.name.replace(/\.md$/, ".mdx"),
      `import { Markdown, Meta } from "@storybook/addon-docs/blocks";\n\n<Meta title="${page.title}" />\n\n<Markdown>{${JSON.stringify(text)}}</Markdown>\n`,
    );
  }
  write(folder, "written", "");
}

function write(folder: string, name: string, text: string): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const nameOf = ({ file }: Page) => path.relative(pagesFolder, file).replace(/\.mdx$/, ".md");

/** A page without what only Storybook reads. */
function toMarkdown(text: string): string {
  const filled = fillInFiles(fillInGenerated(text));
  const plain = mapProse(filled, (prose) =>
    prose.replaceAll(/^(import .*|<Meta .*)\n+/gm, "").replaceAll(/^\{\/\*.*\*\/\}\n+/gm, ""),
  );
  return mapLinks(plain, (target) => target.replace(/\.mdx(?=#|$)/, ".md"));
}

function listPages(pages: readonly Page[], reference: readonly ReferencePage[]): string {
  const line = (title: string, name: string, text: string) => `- [${title}](${name}): ${firstSentence(text)}`;
  return [
    `# ${packageJson.name}`,
    `> ${packageJson.description}`,
    "## Docs",
    pages.map((page) => line(page.title, nameOf(page), toMarkdown(page.text))).join("\n"),
    "## Reference",
    reference
      .filter(({ isExport }) => isExport)
      .map(({ subject, door, name, text }) => line(`${subject} of ${door}`, `reference/${name}`, text))
      .join("\n"),
    "",
  ].join("\n\n");
}

/** The first sentence below the heading that is neither code nor part of a list or table. */
function firstSentence(text: string): string {
  const prose = text.replaceAll(/^```[\s\S]*?^```$/gm, "");
  const paragraph = prose.split(/\n\s*\n/).find((part) => /^[^#|<>\-*\s]/.test(part)) ?? "";
  const flat = paragraph
    .replaceAll(/\s+/g, " ")
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .trim();
  return /^.*?[.:;](?=\s|$)/.exec(flat)?.[0].replace(/[:;]$/, ".") ?? flat;
}

function newestSource(): number {
  const files = ["src", "mock-server", ".config/docs"].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((name) =>
      path.join(root, folder, name),
    ),
  );
  return Math.max(...files.map((file) => statSync(file).mtimeMs));
}
