import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { fillInFiles, findAnchors, findLinks } from "../../.config/docs/page-text.js";
import { readPages, root } from "../../.config/docs/pages.js";
import packageJson from "../../package.json" with { type: "json" };

const pages = readPages();
const texts = [
  ...pages,
  ...["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"].map((name) => {
    const file = path.join(root, name);
    return { file, text: readFileSync(file, "utf8") };
  }),
];

/** Says what is wrong with a link of a file. */
function problemOf(target: string, from: string): string | undefined {
  if (/^(https:|\.\/\?path=)/.test(target)) return undefined;
  const [name = "", anchor] = target.split("#");
  const file = name === "" ? from : path.resolve(path.dirname(from), name);
  if (!existsSync(file)) return `there is no ${target}`;
  if (anchor === undefined) return undefined;
  return findAnchors(readFileSync(file, "utf8")).includes(anchor) ? undefined : `no heading is #${anchor}`;
}

describe("the pages of the docs", () => {
  it("the pages of the docs each have a place of their own", () => {
    const titles = pages.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it("the pages of the docs each begin with their name as the only heading of the first rank", () => {
    for (const { file, title, text } of pages) {
      const code = text.replaceAll(/^```[\s\S]*?^```$/gm, "");
      const headings = [...code.matchAll(/^# (.*)$/gm)].map(([, heading]) => heading);
      expect(headings, file).toEqual([title.split("/").at(-1)]);
    }
  });

  it("the pages of the docs show only files that are there", () => {
    for (const { text } of pages) expect(() => fillInFiles(text)).not.toThrow();
  });
});

describe("the page of sizes, speed and dependencies", () => {
  it("the docs say of each dependency and peer why it is there, and of no other package", () => {
    const page = pages.find(({ title }) => title === "Size, speed, dependencies")?.text ?? "";
    const table = page.split("## What it depends on")[1]?.split("\n\n")[1] ?? "";
    const named = [...table.matchAll(/^\| (\S+)( \(peer.*?\))? +\|/gm)].map(([, name]) => name).slice(2);
    const { dependencies, peerDependencies } = packageJson;
    expect(named.toSorted()).toEqual(
      [...Object.keys(dependencies), ...Object.keys(peerDependencies)].toSorted(),
    );
  });
});

describe("the links of the pages and of the Markdown files beside package.json", () => {
  it("the links of the docs lead to files and headings that are there", () => {
    const wrong = texts.flatMap(({ file, text }) =>
      findLinks(text).flatMap((target) => {
        const problem = problemOf(target, file);
        return problem === undefined ? [] : [`${path.relative(root, file)}: ${problem}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("the links of a text are found outside of code alone", () => {
    const text = "[a](b.mdx#c) `[d](e)`\n\n```ts\nf[0](g)\n```\n\n[`h`](i)\n";
    expect(findLinks(text)).toEqual(["b.mdx#c", "i"]);
  });
});
