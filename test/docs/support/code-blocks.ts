import { readFileSync } from "node:fs";
import path from "node:path";
import { readPages, root } from "../../../.config/docs/pages.js";

/** A fenced block of a Markdown text. */
export interface CodeBlock {
  /** As the fence names it, "" where it does not. */
  language: string;
  text: string;
  /** Where the fence opens, from 1. */
  line: number;
}

/** A text that readers take code from. */
export interface DocsText {
  /** From the project's root. */
  name: string;
  text: string;
}

/** The project's README. */
export const readme: DocsText = {
  name: "README.md",
  text: readFileSync(path.join(root, "README.md"), "utf8"),
};

/** The pages of the docs. */
export const pages: readonly DocsText[] = readPages().map(({ file, text }) => ({
  name: path.relative(root, file),
  text,
}));

/**
 * Finds the fenced blocks of a Markdown text, in their order, but for those that say in a comment right before why they
 * cannot be tried: `<!-- not tried: <reason> -->`.
 */
export function readBlocks(markdown: string): CodeBlock[] {
  const fences = /^(<!-- not tried: [^\n]*\w[^\n]* -->\n\n?)?(`{3,})([^\n`]*)\n([\s\S]*?)^\2$/gm;
  return [...markdown.matchAll(fences)].flatMap((match) => {
    const [, exempt, , language = "", text = ""] = match;
    if (exempt !== undefined) return [];
    return [{ language: language.trim(), text, line: markdown.slice(0, match.index).split("\n").length }];
  });
}

/** Finds the commands of a Markdown text: the lines of its shell blocks, and what runs npm or npx in the text itself. */
export function readCommands(markdown: string): string[] {
  const blocks = readBlocks(markdown).filter(({ language }) => ["sh", "bash"].includes(language));
  const lines = blocks.flatMap(({ text }) => text.replaceAll("\\\n", " ").split("\n"));
  const commands = lines.flatMap((line) => line.replace(/(^|\s)#.*/, "").split(/&&|\|/));
  const prose = markdown.replaceAll(/^(`{3,})[\s\S]*?^\1$/gm, "");
  const inline = [...prose.matchAll(/`((?:npm|npx)\s[^`]*)`/g)].map(([, command = ""]) => command);
  return [...commands, ...inline].map((command) => command.trim()).filter((command) => command !== "");
}
