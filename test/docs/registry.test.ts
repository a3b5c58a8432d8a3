import path from "node:path";
import { describe, expect, it } from "vitest";
import { makeRegistry, type RegistryItem } from "../../.config/docs/registry.js";
import { doors } from "../../.config/docs/reference.js";
import packageJson from "../../package.json" with { type: "json" };

const items = makeRegistry();
const code = ({ files }: RegistryItem) => files.filter(({ path: name }) => !name.endsWith(".css"));
const styles = items.flatMap(({ files }) => files.filter(({ path: name }) => name.endsWith(".css")));

/** What a file imports, in the order of its text. */
const importsOf = (text: string) =>
  [...text.matchAll(/(?<=\bfrom |\bimport )"([^"]+)"/g)].map(([, target = ""]) => target);

const packages = new Set([
  "react",
  ...[...doors.keys()].map((door) => path.posix.join(packageJson.name, door)),
]);

describe("the registry's items", () => {
  it.each(items)("the registry's item $name brings every file that its files import", ({ files }) => {
    const targets = new Set(files.map(({ target }) => target));
    const missing = files.flatMap(({ target, content }) =>
      importsOf(content)
        .filter((name) => name.startsWith("."))
        .map((name) => path.posix.join(path.posix.dirname(target), name))
        .filter((name) => !["", ".ts", ".tsx"].some((end) => targets.has(name + end))),
    );
    expect(missing).toEqual([]);
  });

  it.each(items)(
    "the registry's item $name needs no package but React and the kit, without its mock",
    (item) => {
      const used = code(item).flatMap(({ content }) =>
        importsOf(content).filter((name) => !name.startsWith(".")),
      );
      const unknown = used.filter((name) => !packages.has(name) || name.includes("/mock"));
      expect(unknown).toEqual([]);
    },
  );

  it.each(items)(
    "the registry's item $name asks the command for nothing but files, each with its place",
    (item) => {
      expect(Object.keys(item).sort()).toEqual(
        ["$schema", "description", "docs", "files", "name", "title", "type"].sort(),
      );
      expect(new Set(item.files.map(({ type }) => type))).toEqual(new Set(["registry:file"]));
      const targets = item.files.map(({ target }) => target);
      expect(new Set(targets).size).toBe(targets.length);
      for (const target of targets)
        expect(target).toMatch(/^src\/integration-settings\/[\w/-]+\.(tsx?|css)$/);
    },
  );

  it("the registry's items have the same text wherever two of them bring the same file", () => {
    const texts = new Map<string, Set<string>>();
    for (const { files } of items) {
      for (const { target, content } of files) {
        texts.set(target, (texts.get(target) ?? new Set()).add(content));
      }
    }
    const different = [...texts].filter(([, contents]) => contents.size > 1).map(([target]) => target);
    expect(different).toEqual([]);
  });

  it("the registry's items style nothing outside of the screen but how far the page scrolls", () => {
    for (const { path: name, content } of styles) {
      const outside = content.replace(/^@scope \(\.screen\) \{\n[\s\S]*?^\}\n/m, "").trim();
      expect(
        outside.replace(/^:root:has\(\.save-bar\) \{\n {2}scroll-padding-bottom: \d+px;\n\}$/, ""),
        name,
      ).toBe("");
    }
  });
});
