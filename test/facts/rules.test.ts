import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { chapters, rulesById } from "../../src/facts/rules/index.js";

const root = join(import.meta.dirname, "../..");
const idPattern = /\b[DSHIWPLMN]\d{1,2}\b/g;

interface Source {
  readonly file: string;
  readonly text: string;
}

function read(folder: string): Source[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file))
    .filter((file) => !file.startsWith(join("src", "facts", "rules")))
    .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));
}

const tests = read("test").filter(({ file }) => file !== join("test", "facts", "rules.test.ts"));
const others = ["src", "mock-server", "stories"].flatMap(read);

const idsIn = ({ text }: Source): string[] => [...text.matchAll(idPattern)].map(([id]) => id);

describe("the rules of the house", () => {
  it("each id stands for one rule", () => {
    const ids = chapters.flatMap(({ rules }) => rules.map(({ id }) => id));
    expect(rulesById.size).toBe(ids.length);
  });

  it("each id that code, a story or a test names is explained", () => {
    const unexplained = [...tests, ...others].flatMap((source) =>
      idsIn(source)
        .filter((id) => !rulesById.has(id))
        .map((id) => `${source.file}: ${id}`),
    );
    expect(unexplained).toEqual([]);
  });

  it("each rule that is explained is named by a test", () => {
    const named = new Set(tests.flatMap(idsIn));
    const unnamed = [...rulesById.keys()].filter((id) => !named.has(id));
    expect(unnamed).toEqual([]);
  });

  it.each(chapters.flatMap(({ rules }) => rules))(
    "$id is explained in words of its own",
    ({ title, text }) => {
      expect(title).not.toMatch(/[.]$/);
      expect(text).toMatch(/[.]$/);
      expect(`${title} ${text}`).not.toMatch(/\b[DSHIWPLMN]\d{1,2}\b|\bseed 00\d/);
    },
  );
});

describe("what Storybook shows of a story", () => {
  const shown = read("stories").flatMap(({ file, text }) =>
    [...text.matchAll(/\bstep\(\s*(["`])(.*?)\1/gs)].map(([, , title = ""]) => ({ file, title })),
  );

  it("names no rule id and no source document in a step", () => {
    expect(shown.length).toBeGreaterThan(100);
    expect(shown.filter(({ title }) => /\b[DSHIWPLMN]\d{1,2}\b|\bseed 00\d/.test(title))).toEqual([]);
  });
});
