import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { fillInFiles } from "../../.config/docs/page-text.js";
import packageJson from "../../package.json" with { type: "json" };
import { screenItems } from "../../stories/registry/items.js";
import { createMockBackend, type SeedData } from "../../mock-server/index.js";
import { parseManifest } from "../../src/manifest/index.js";
import { callCli } from "../mock-server/support/called-cli.js";
import { openApp } from "../types/support/open-app.js";
import { readExampleApp } from "../package/support/example-app.js";
import { packageName } from "../package/support/fresh-app.js";
import { pages, readBlocks, readCommands, readme, type CodeBlock } from "./support/code-blocks.js";

/** The files of an app import each other: they are checked together. */
const fencesOfApp = /^```\w+ file=test\/package\/apps\/vite\/.*\n\s*```$/gm;
const texts = [readme, ...pages].map(({ name, text }) => ({
  name,
  text: fillInFiles(text.replaceAll(fencesOfApp, "")),
}));
const blocks = texts.flatMap(({ name, text }) =>
  readBlocks(text).map((block) => ({ ...block, where: `${name}:${String(block.line)}` })),
);
const written = (...languages: string[]) => blocks.filter(({ language }) => languages.includes(language));

/** The package's doors, and the sources that they open on. */
const doors = Object.fromEntries(
  Object.entries(packageJson.exports).flatMap(([subpath, door]) =>
    typeof door === "string"
      ? []
      : [
          [
            subpath.replace(".", packageName),
            door.types.replace("./dist/types/", "").replace(".d.ts", ".ts"),
          ],
        ],
  ),
);

/** What recipes use that is not installed here, as far as they use it. */
const foreignModules = `
/// <reference types="vite/client" />
declare module "react-router" {
  type Blocker = { state: "unblocked" | "proceeding" } | { state: "blocked"; proceed(): void; reset(): void };
  export function useBlocker(shouldBlock: () => boolean): Blocker;
}
declare module "@react-native-async-storage/async-storage" {
  const storage: {
    getItem(key: string): Promise<string | null>;
    setItem(key: string, value: string): Promise<void>;
    removeItem(key: string): Promise<void>;
  };
  export default storage;
}
declare module "*/crm-settings" {
  export function CrmSettings(props: { groupRef: string; consumerRef: string }): import("react").ReactElement;
}
declare module "*/write-settings" {
  export function WriteSettings(props: { appName: string; providerName: string }): import("react").ReactElement;
}
declare module "@jest/globals" {
  export const test: (title: string, run: () => Promise<void>) => void;
  export const expect: typeof import("vitest").expect;
}
`;

describe("the docs' blocks of TypeScript", { timeout: 180_000 }, () => {
  const viteApp = Object.entries(readExampleApp("vite"))
    .filter(([name]) => name.startsWith("src/"))
    .map(([name, text]) => [`vite/${name}`, text] as const);
  const app = openApp({
    imports: doors,
    modules: { "foreign.d.ts": foreignModules, ...Object.fromEntries(viteApp) },
  });

  /** Imports, as an editor would, the doors' names that a block uses as the text before it introduced them. */
  async function withImports({ text }: CodeBlock): Promise<string> {
    const imported = new Set(
      [...text.matchAll(/^import [^;]*;/gm)].flatMap(([line]) => line.match(/\w+/g) ?? []),
    );
    const imports: string[] = [];
    for (const [door, file] of Object.entries(doors)) {
      // Only a browser can load it.
      if (door.endsWith("/browser")) continue;
      for (const name of Object.keys((await import(/* @vite-ignore */ `../../${file}`)) as object)) {
        if (imported.has(name) || !new RegExp(String.raw`\b${name}\b`).test(text)) continue;
        imported.add(name);
        imports.push(`import { ${name} } from "${door}";`);
      }
    }
    // The text of the reader's own amp.yaml.
    if (!/\bconst ampYaml\b/.test(text)) imports.push("declare const ampYaml: string;");
    return [...imports, "export {};", text].join("\n");
  }

  it("the docs' blocks of TypeScript have no type errors", async () => {
    const sources = await Promise.all(written("ts", "tsx", "js").map(withImports));
    expect(sources.length).toBeGreaterThan(0);
    expect(app.errors(sources)).toEqual(Object.fromEntries(sources.map((source) => [source, []])));
  });

  it("the docs' blocks of TypeScript would have an error for each name that is not exported", async () => {
    const [first] = written("tsx");
    const misspelt = first?.text.replaceAll("useChanges", "useChange") ?? "";
    expect(app.errors([misspelt])[misspelt]).toEqual([expect.stringMatching(/^TS2724 .*'useChange'/)]);
  });
});

describe("the docs' commands", () => {
  /** Says what is wrong with a command; nothing is run but help. */
  async function problemOf(command: string): Promise<string | undefined> {
    const [program = "", ...args] = command.split(/\s+/);
    // What they do is no matter of the package.
    if (["cd", "curl", "git"].includes(program)) return undefined;
    if (program === "npm") return problemOfNpm(args);
    if (program === "npx" && args[0] === packageName) return problemOfOurs(args.slice(1));
    if (program === "npx" && args[0] === "msw")
      return args[1] === "init" ? undefined : "msw has no such command";
    if (program === "npx" && args[0] === "vitest" && args.length === 1) return undefined;
    if (program === "npx" && args[0] === "shadcn") return problemOfShadcn(args.slice(1));
    return "no check knows it: teach this test what makes it right";
  }

  function problemOfNpm([command = "", name = ""]: readonly string[]): string | undefined {
    if (["ci", "install", "pack", "create"].includes(command)) return undefined;
    // A script of the app that Vite's template makes.
    if (command === "run" && name === "dev") return undefined;
    const script = command === "run" ? name : command;
    return Object.hasOwn(packageJson.scripts, script) ? undefined : `package.json has no script ${script}`;
  }

  function problemOfShadcn([command = "", file = ""]: readonly string[]): string | undefined {
    const isItem = screenItems.some(({ name }) => path.posix.basename(file) === `${name}.json`);
    return command === "add" && isItem ? undefined : `the registry has no ${file}`;
  }

  /** With --help, a command reads its options and does nothing; where there is no such command, all of them are listed. */
  async function problemOfOurs(args: readonly string[]): Promise<string | undefined> {
    const [command = ""] = args;
    const { stdout: help } = await callCli(["--help"], tmpdir());
    if (!command.startsWith("-") && !help.includes(`\n  ${command} `))
      return `there is no command ${command}`;
    const { status, stderr } = await callCli([...args, "--help"], tmpdir());
    return status === 0 ? undefined : stderr;
  }

  async function problemsOf(commands: readonly string[]): Promise<Record<string, string>> {
    const found: Record<string, string> = {};
    for (const command of commands) {
      const problem = await problemOf(command);
      if (problem !== undefined) found[command] = problem;
    }
    return found;
  }

  it("the docs' commands exist, with the options that they are given", async () => {
    const commands = texts.flatMap(({ text }) => readCommands(text));
    expect(commands).toEqual(expect.arrayContaining(["npm start", "npm test"]));
    expect(await problemsOf(commands)).toEqual({});
  });

  it("the docs' commands would be wrong with an option, a command or a script that does not exist", async () => {
    const wrong = [
      `npx ${packageName} mock --manfest amp.yaml`,
      `npx ${packageName} serve`,
      "npm run strat",
      "yarn start",
    ];
    expect(Object.keys(await problemsOf(wrong))).toEqual(wrong);
  });
});

describe("the docs' other blocks", () => {
  it("the docs' blocks of YAML are right amp.yaml files, or YAML at least", () => {
    for (const { text, where } of written("yaml", "yml")) {
      if (!text.includes("specVersion:")) expect(() => parse(text) as unknown, where).not.toThrow();
      else expect(parseManifest(text).issues, where).toEqual([]);
    }
  });

  it("the docs' blocks of data for --provider-data can be seeded", () => {
    const [data = ""] = texts.flatMap(({ text }) => text.match(/(?<=`)\{"connections": [^`]*/) ?? []);
    const [manifest = ""] = written("yaml").map(({ text }) => text);
    const backend = createMockBackend({ manifest });
    backend.seed(JSON.parse(data) as SeedData);
    expect(backend.snapshot().connections).toMatchObject([
      { provider: "salesforce", group: { groupRef: "acme" }, consumer: { consumerRef: "jane" } },
    ]);
  });

  it("the docs' blocks of JSON parse", () => {
    for (const { text, where } of written("json")) {
      expect(() => JSON.parse(text) as unknown, where).not.toThrow();
    }
  });

  it("the docs' other blocks are of a language that is tried here, or are plain text", () => {
    const known = ["ts", "tsx", "js", "sh", "bash", "yaml", "yml", "json", "text"];
    expect(blocks.filter(({ language }) => !known.includes(language))).toEqual([]);
  });
});

describe("the blocks of a Markdown text", () => {
  const fence = "```";

  it("the blocks of a Markdown text are found with their language and line", () => {
    const text = `# A\n\n${fence}ts\nconst a = 1;\n${fence}\n\nb\n\n${fence}\nplain\n${fence}\n`;
    expect(readBlocks(text)).toEqual([
      { language: "ts", text: "const a = 1;\n", line: 3 },
      { language: "", text: "plain\n", line: 9 },
    ]);
  });

  it("a block is left out only where a comment before it gives the reason", () => {
    const block = `${fence}ts\nnonsense\n${fence}\n`;
    expect(readBlocks(`<!-- not tried: an excerpt -->\n\n${block}`)).toEqual([]);
    expect(readBlocks(`<!-- not tried: -->\n\n${block}`)).toHaveLength(1);
    expect(readBlocks(`<!-- an excerpt -->\n\n${block}`)).toHaveLength(1);
  });

  it("blocks give their commands one by one, without comments, and so does the text", () => {
    const text = `Run \`npx a b\` or \`c\`.\n\n${fence}sh\nnpm start   # opens it\nd \\\n  --e && f\n# nothing\n${fence}\n`;
    expect(readCommands(text)).toEqual(["npm start", "d    --e", "f", "npx a b"]);
  });
});
