import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import packageJson from "../../package.json" with { type: "json" };
import { howHookFails } from "./failures.js";
import { type TypesInUse, writeReference } from "./reference.js";

/** A page of the reference: one export, or the list of a door's exports. */
export interface ReferencePage {
  /** Where it stands below the reference, such as "headless-write-kit/functions/useConnect.md". */
  name: string;
  /** What it is about: an export or a door. */
  subject: string;
  /** As an app imports it, such as "headless-write-kit/mock"; "" for the list of doors. */
  door: string;
  /** Where Storybook shows it. */
  title: string;
  isExport: boolean;
  text: string;
}

/** Makes the pages of the reference; that of a type shows the example of what uses it, unless it has one of its own. */
export async function makeReference(): Promise<ReferencePage[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "reference-"));
  try {
    const inUse = await writeReference(folder);
    return lendExamples(withImports(readReference(folder).map(withFailure)), inUse);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The example of a page, with its fence. */
export function exampleOf(text: string): string | undefined {
  return /^#+ Examples?\n\n([\s\S]*?```\n)/m.exec(text)?.[1];
}

function readReference(folder: string): ReferencePage[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".md"),
  );
  const pages = names.sort().map((name): ReferencePage => {
    const parts = name.split(path.sep);
    const isExport = parts.at(-1) !== "README.md";
    const door = parts.slice(0, isExport ? -2 : -1).join("/");
    const subject = isExport ? path.basename(name, ".md") : door;
    return {
      name: parts.join("/"),
      subject,
      door,
      title: ["Reference", placeOf(door), isExport ? subject : "All"].filter((part) => part !== "").join("/"),
      isExport,
      text: readFileSync(path.join(folder, name), "utf8"),
    };
  });
  return apart(pages);
}

/** Where a door's pages stand: those of "headless-write-kit/mock/node" at "mock, node". */
function placeOf(door: string): string {
  const inner = door.slice(packageJson.name.length + 1);
  return door === "" ? "" : inner === "" ? packageJson.name : inner.replaceAll("/", ", ");
}

/** Says on the page of a hook how it fails, before its example. */
function withFailure(page: ReferencePage): ReferencePage {
  const failure = page.name.includes("/functions/") ? howHookFails(page.subject) : undefined;
  if (failure === undefined) return page;
  const section = `## When it fails\n\n${failure}`;
  const example = /^#+ Examples?$/m.exec(page.text);
  if (!example) return { ...page, text: `${page.text.trimEnd()}\n\n${section}\n` };
  const [before, after] = [page.text.slice(0, example.index), page.text.slice(example.index)];
  return { ...page, text: `${before}${section}\n\n${after}` };
}

/** A value and its type may have one name. */
function apart(pages: ReferencePage[]): ReferencePage[] {
  const taken = new Set<string>();
  return pages.map((page) => {
    const key = page.title.toLowerCase();
    if (!taken.has(key)) {
      taken.add(key);
      return page;
    }
    return { ...page, title: `${page.title} (type)` };
  });
}

/** Has each example import what it uses of the package, so that it can be copied as it stands. */
function withImports(pages: ReferencePage[]): ReferencePage[] {
  const exports = pages.filter(({ isExport }) => isExport);
  return pages.map((page) => {
    const example = exampleOf(page.text);
    if (!page.isExport || example === undefined) return page;
    return { ...page, text: page.text.replace(example, () => importWhatIsUsed(example, page.door, exports)) };
  });
}

function importWhatIsUsed(example: string, door: string, exports: readonly ReferencePage[]): string {
  const uses = (name: string) =>
    new RegExp(String.raw`(?<![\w"'-]|(?<!\.\.)\.)${name}(?![\w"'-])`).test(example) &&
    !new RegExp(String.raw`\b(?:const|let|function|class|type|interface) ${name}\b`).test(example);
  const imports = new Map<string, string[]>();
  const imported = new Set<string>();
  // A value's name is its type's, too.
  const order = ({ door: from, name }: ReferencePage) => rank(from, door) * 2 + Number(isTypePage(name));
  const nearestFirst = [...exports].sort((a, b) => order(a) - order(b));
  for (const { subject, door: from, name } of nearestFirst) {
    if (imported.has(subject) || !uses(subject)) continue;
    imported.add(subject);
    imports.set(from, [...(imports.get(from) ?? []), isTypePage(name) ? `type ${subject}` : subject]);
  }
  const lines = [...imports].map(([from, names]) => `import { ${names.join(", ")} } from "${from}";`);
  const [fence = "", ...rest] = example.replace(/^```ts\n/, "```tsx\n").split("\n");
  const gap = rest[0]?.startsWith("import ") ? [] : [""];
  return lines.length === 0 ? example : [fence, ...lines, ...gap, ...rest].join("\n");
}

const isTypePage = (name: string) => /\/(interfaces|type-aliases)\//.test(name);

/** Its own door first, then that of the hooks. */
function rank(door: string, own: string): number {
  return door === own ? 0 : door === packageJson.name ? 1 : 2;
}

/** Gives each page without an example that of the nearest one that links to it. */
function lendExamples(pages: ReferencePage[], inUse: TypesInUse): ReferencePage[] {
  const exports = pages.filter(({ isExport }) => isExport);
  const lender = new Map<string, ReferencePage>();
  let round = exports.filter(({ text }) => exampleOf(text) !== undefined);
  for (const page of round) lender.set(page.name, page);
  while (round.length > 0) {
    const next: ReferencePage[] = [];
    for (const page of round) {
      const from = lender.get(page.name);
      for (const linked of exports.filter((other) => uses(page, other, inUse))) {
        if (from === undefined || lender.has(linked.name)) continue;
        lender.set(linked.name, from);
        next.push(linked);
      }
    }
    round = next;
  }
  return pages.map((page) => {
    const from = lender.get(page.name);
    if (from === undefined || from.name === page.name) return page;
    const target = path.posix.relative(path.posix.dirname(page.name), from.name);
    return {
      ...page,
      text: `${page.text.trimEnd()}\n\n## Example\n\nIn use by [\`${from.subject}\`](${target}):\n\n${exampleOf(from.text) ?? ""}`,
    };
  });
}

/** Whether an export is made of another one, or its page names it. */
function uses(page: ReferencePage, other: ReferencePage, inUse: TypesInUse): boolean {
  if (inUse.get(`${page.door}#${page.subject}`)?.has(other.subject)) return true;
  return page.door === other.door && new RegExp(String.raw`\b${other.subject}\b`).test(page.text);
}
