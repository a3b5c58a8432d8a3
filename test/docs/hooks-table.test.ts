import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import * as kit from "../../src/index.js";

const page = readFileSync(path.join(import.meta.dirname, "../../stories/docs/guides/hooks.mdx"), "utf8");
/** Another name of one in the table, and what needs no hook's table. */
const elsewhere = ["useConfig", "useAmpersandProviderProps"];

describe("the table of hooks", () => {
  it("tells of each hook that the package exports, and of no other (H10)", () => {
    const told = new Set([...page.matchAll(/`(use[A-Z]\w*)/g)].map(([, name]) => name));
    const exported = Object.keys(kit).filter((name) => /^use[A-Z]/.test(name) && !elsewhere.includes(name));
    expect([...told].sort()).toEqual(exported.sort());
  });
});
