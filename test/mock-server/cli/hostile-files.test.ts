import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { build } from "vite";
import { run } from "../../../mock-server/cli/run.js";
import { ampManifest } from "../../../src/vite/index.js";

const MEGABYTE = 1_000_000;
const right = "specVersion: 1.0.0\nintegrations:\n  - { name: crm, provider: salesforce, proxy: {} }\n";
const aliases = Array.from({ length: 9 }, (_, level) => {
  const item = level === 0 ? "lol" : `*l${String(level - 1)}`;
  return `l${String(level)}: &l${String(level)} [${Array.from({ length: 10 }, () => item).join(", ")}]`;
});
/** What moves the cursor, changes colours or reorders what is read, as YAML's escapes. */
const marks = "\\e[2J\\u202e\\u2066\\x85\\u200f\\r";

/** Files that nobody writes in good faith, by name, and what of them is said; `null` where they are right. */
const hostile: Record<string, { content: string | Uint8Array; said: string | null }> = {
  "bomb.yaml": { content: `${aliases.join("\n")}\n${right}`, said: "beyond-limit" },
  "cycle.yaml": { content: right.replace("proxy: {}", "x: &x { proxy: *x }"), said: "unusable-alias" },
  "root-cycle.yaml": { content: "&r\nspecVersion: 1.0.0\nintegrations: *r\n", said: "unusable-alias" },
  "deep.yaml": { content: "[".repeat(5 * MEGABYTE), said: "beyond-limit" },
  "long-name.yaml": { content: right.replace("crm", "n".repeat(5 * MEGABYTE)), said: "name-too-long" },
  "empty.yaml": { content: "", said: "empty-file" },
  "utf16.yaml": { content: Buffer.from(`\uFEFF${right}`, "utf16le"), said: "it is not UTF-8 text" },
  "twice.yaml": { content: `${right}${right.split("\n")[2] ?? ""}\n`, said: "duplicate-name" },
  "wrong-marks.yaml": {
    content: right.replace("1.0.0", `"1${marks}"`).replace("proxy", `"pro${marks}xy"`),
    said: "unsupported-spec-version",
  },
  "right-marks.yaml": {
    content: right
      .replace("crm", `"c${marks}m"`)
      .replace("salesforce", `"sales${marks}force"`)
      .replace("proxy: {}", `write: { objects: [{ objectName: "o${marks}" }] }, "k${marks}": 1`),
    said: null,
  },
};

/** Every command that reads manifests, and what it exits with for a wrong one. */
const commands: Record<string, { args: (file: string) => string[]; status: number }> = {
  validate: { args: (file) => ["validate", file], status: 1 },
  "validate --json": { args: (file) => ["validate", "--json", file], status: 1 },
  "validate --format github": { args: (file) => ["validate", "--format", "github", file], status: 1 },
  "validate --format sarif": { args: (file) => ["validate", "--format", "sarif", file], status: 1 },
  types: { args: (file) => ["types", file, "--out", place("names.d.ts")], status: 1 },
  "types --check": { args: (file) => ["types", file, "--check", "--out", place("names.d.ts")], status: 1 },
  "diff to it": { args: (file) => ["diff", place("right.yaml"), file], status: 2 },
  "diff from it": { args: (file) => ["diff", "--json", file, place("right.yaml")], status: 2 },
};
/** Commands that serve what is right, and so are only asked about what is wrong. */
const serving: typeof commands = {
  mock: { args: (file) => ["mock", "--manifest", file, "--port", "0"], status: 1 },
  replay: { args: (file) => ["replay", place("session.har"), "--manifest", file], status: 2 },
};

let folder = "";
const place = (name: string) => path.join(folder, name);
let printed = "";

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "hostile-"));
  writeFileSync(place("right.yaml"), right);
  writeFileSync(place("session.har"), '{"log":{"entries":[]}}');
  for (const [name, { content }] of Object.entries(hostile)) writeFileSync(place(name), content);
  const take = (text: string | Uint8Array) => {
    printed += String(text);
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(take);
  vi.spyOn(process.stderr, "write").mockImplementation(take);
});

beforeEach(() => {
  printed = "";
});

afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** Line ends alone may be printed as they are. */
function expectHarmless(text: string): void {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  const found = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/.exec(
    text,
  );
  expect(found && text.slice(Math.max(0, found.index - 60), found.index + 20)).toBeNull();
  expect(text).not.toMatch(/^ {4}at /m);
}

const names = Object.keys(hostile);
const wrong = names.filter((name) => hostile[name]?.said !== null);
const cases = [
  ...Object.keys(commands).flatMap((command) => names.map((name) => [command, name] as const)),
  ...Object.keys(serving).flatMap((command) => wrong.map((name) => [command, name] as const)),
];

describe("a hostile file", { timeout: 60_000 }, () => {
  it.each(cases)(
    "a hostile file given to %s is told harmlessly, and nothing is half written: %s",
    async (command, name) => {
      const { args, status } = commands[command] ?? serving[command] ?? { args: () => [], status: 0 };
      const { said } = hostile[name] ?? { said: null };
      const before = readdirSync(folder);
      const given = await run(args(place(name)));
      expectHarmless(printed);
      expect(printed.length).toBeLessThan(10_000);
      if (said === null) {
        const all = readdirSync(folder);
        for (const made of all.filter((each) => !before.includes(each))) {
          expectHarmless(readFileSync(place(made), "utf8"));
          rmSync(place(made));
        }
        return;
      }
      expect(printed).toContain(said);
      // What is no text cannot be read.
      expect(given).toBe(said.startsWith("it is not") ? 2 : status);
      expect(readdirSync(folder)).toEqual(before);
    },
  );

  it.each(names)(
    "a hostile file imported under Vite is told harmlessly, or is a module: %s",
    async (name) => {
      const { said } = hostile[name] ?? { said: null };
      const warnings: string[] = [];
      const built = build({
        ...{ root: folder, configFile: false, logLevel: "silent", plugins: [ampManifest({ files: name })] },
        build: {
          ...{ write: false, lib: { entry: place(name), formats: ["es"] } },
          rolldownOptions: { onLog: (_level, { message }) => warnings.push(message) },
        },
      });
      if (said === null) await built;
      else {
        const error = await built.then(
          () => undefined,
          (reason: unknown) => reason as Error,
        );
        expect(error?.message).toContain(said.replace("it is ", "is "));
      }
      for (const warning of warnings) expect(warning).not.toMatch(/[\u202e\u2066\u200f\u0085]/);
    },
  );
});

describe("a file whose name is hostile", () => {
  const name = "no\u001b[31m\u202e\n\u0085.yaml";

  it.each(Object.keys({ ...commands, ...serving }))(
    "a hostile file name is told harmlessly by %s",
    async (command) => {
      const { args } = commands[command] ?? serving[command] ?? { args: () => [] };
      expect(await run(args(place(name)))).toBe(2);
      expectHarmless(printed);
      expect(printed).toContain("no\\u001b[31m\\u202e\\u000a\\u0085.yaml: there is no such file");
    },
  );

  it.each([
    ["schema", "--out", `${name}/x`],
    ["types", "right.yaml", "--out", `${name}/x.d.ts`],
    [name],
    ["validate", `--${name}`],
    ["pull", "--project", name, "--url", name, "--api-key-file", name],
    ["replay", name, "--manifest", "right.yaml"],
    ["mock", "--manifest", "right.yaml", "--beside", "http://127.0.0.1:1/v1", "--report", `${name}/x`],
  ])("a hostile file name is told harmlessly in %j", async (...args) => {
    expect(await run(args.map((arg) => (arg === name || arg.endsWith(".yaml") ? place(arg) : arg)))).toBe(2);
    expectHarmless(printed);
  });
});

describe("an output that cannot be written", () => {
  const writing: Record<string, (out: string) => string[]> = {
    types: (out) => ["types", place("right.yaml"), "--out", `${out}.d.ts`],
    schema: (out) => ["schema", "--out", `${out}.d.ts`],
    replay: (out) => [
      "replay",
      place("session.har"),
      "--manifest",
      place("right.yaml"),
      "--report",
      `${out}.d.ts`,
    ],
    mock: (out) => [
      ...["mock", "--manifest", place("right.yaml"), "--port", "0"],
      ...["--beside", "http://127.0.0.1:1/v1", "--report", `${out}.d.ts`],
    ],
  };
  const places: [what: string, out: string, reason: string][] = [
    ["in no folder", "missing/x", "there is no such folder; make it first"],
    ["below a file", "right.yaml/x", "a part of its path is no folder"],
    ["in the place of a folder", "folder", "it is a directory"],
    [
      "in the place of somebody's work",
      "mine",
      "was not written by this command; remove it, or choose another file",
    ],
  ];

  it.each(Object.keys(writing).flatMap((command) => places.map((each) => [command, ...each] as const)))(
    "an output of %s %s that cannot be written is told first, and nothing is written",
    async (command, _what, out, reason) => {
      mkdirSync(place("folder.d.ts"), { recursive: true });
      writeFileSync(place("mine.d.ts"), "export {};\n");
      const before = readdirSync(folder);
      expect(await run(writing[command]?.(place(out)) ?? [])).toBe(2);
      expect(printed).toContain(reason);
      expectHarmless(printed);
      expect([readdirSync(folder), readFileSync(place("mine.d.ts"), "utf8")]).toEqual([
        before,
        "export {};\n",
      ]);
    },
  );

  it("an output of pull is refused where somebody's manifest stands in the folder", async () => {
    vi.stubEnv("AMPERSAND_API_KEY", "key");
    writeFileSync(place("amp.yaml"), right);
    expect(await run(["pull", "--project", "p", "--url", "http://127.0.0.1:1/v1", "--out", folder])).toBe(2);
    vi.unstubAllEnvs();
    expect(printed).toContain(
      "amp.yaml was not written by this command; move it away, or choose another folder",
    );
    expect(readFileSync(place("amp.yaml"), "utf8")).toBe(right);
  });
});
