import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scripts } from "../../package.json";

const root = fileURLToPath(new URL("../..", import.meta.url));
const copied = ["src", "mock-server", "stories", ".config", "package.json", "tsconfig.json"];

/** Files that each break one rule, and what the lint run says of them. */
const broken: Readonly<Record<string, { text: string; said: string }>> = {
  "src/json/draft-type.ts": {
    text: 'import type { DraftStore } from "../draft/store/draft-store.js";\nexport type Store = DraftStore;\n',
    said: "directions of src/json: src/json/draft-type.ts → src/draft/store/draft-store.ts",
  },
  "src/save/use-react.ts": {
    text: 'export { useState } from "react";\n',
    said: "directions of src/save: src/save/use-react.ts → ",
  },
  "src/validation/schema.ts": {
    text: 'export { problemSchema } from "../contract/problem.js";\n',
    said: "the hook bundle takes only types from the contract: src/validation/schema.ts → src/contract/problem.ts",
  },
  "src/client/chicken.ts": {
    text: 'import type { Egg } from "./egg.js";\nexport interface Chicken {\n  egg: Egg;\n}\n',
    // It starts at either file.
    said: "no circles: src/client/",
  },
  "src/client/egg.ts": {
    text: 'import type { Chicken } from "./chicken.js";\nexport interface Egg {\n  chicken: Chicken;\n}\n',
    said: "src/client/egg.ts",
  },
  "src/shed/anything.ts": {
    text: 'export { quote } from "../json/quote.js";\n',
    said: "every file has a room: src/shed/anything.ts → src/json/quote.ts",
  },
  "stories/inside.ts": {
    text: 'export { quote } from "../src/json/quote.js";\n',
    said: "directions of stories: stories/inside.ts → src/json/quote.ts",
  },
  "src/engine/lost.ts": {
    text: 'export { lost } from "./nowhere.js";\n',
    said: "every import is found: src/engine/lost.ts →",
  },
};

describe("the directions of imports", () => {
  let copy: string;
  let output: string;
  let status: number | null;

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), "directions-"));
    for (const name of copied) cpSync(join(root, name), join(copy, name), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    for (const [path, { text }] of Object.entries(broken)) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      writeFileSync(join(copy, path), text);
    }
    const run = spawnSync("npm", ["run", "--silent", "lint:imports"], {
      cwd: copy,
      encoding: "utf8",
    });
    status = run.status;
    output = stripVTControlCharacters(run.stdout);
  }, 120_000);

  afterAll(() => {
    rmSync(copy, { recursive: true, force: true });
  });

  it("the lint run holds the directions of imports", () => {
    expect(scripts.lint).toContain("&& npm run -s lint:imports &&");
  });

  it("a broken direction fails the run", () => {
    expect(status).toBeGreaterThan(0);
  });

  it.each(Object.entries(broken))(
    "the broken direction %s is named with the rule that it breaks",
    (_, { said }) => {
      expect(output).toContain(said);
    },
  );

  it("nothing but the broken directions is named", () => {
    const violations = output.split("\n").filter((line) => /^\s*error /.test(line));
    // The circle stands there once, however many files it has; what is not found is in no list either.
    expect(violations).toHaveLength(Object.keys(broken).length - 1 + 1);
  });
});
