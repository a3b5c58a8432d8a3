import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.join(import.meta.dirname, "../..");
const modules = ["src", "mock-server"]
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((file) =>
      path.join(folder, file),
    ),
  )
  .filter((file) => /\.tsx?$/.test(file));

/** The rooms that may import React: in others a name such as `useScenario` is no hook. */
const rooms = /^(src\/(react|devtools)|mock-server\/(test-kit|inspector))\//;

/** Whether a module runs in a browser or a client component alone: it takes something of React, or calls a hook. */
function needsReact(file: string): boolean {
  if (!rooms.test(file)) return false;
  const code = readFileSync(path.join(root, file), "utf8").replace(/\/\*[^]*?\*\/|\/\/[^\n]*/g, "");
  const taken = [...code.matchAll(/import (?!type )([^;]*?) from "react"/g)]
    .flatMap(([, names = ""]) => names.replace(/[{}]/g, "").split(","))
    .some((name) => name.trim() !== "" && !name.trim().startsWith("type "));
  return taken || file.endsWith("x") || /(?<![\w."])use[A-Z]\w*\(/.test(code) || /\buseConfig =/.test(code);
}

describe('"use client"', () => {
  it("stands in the modules that need React, and nowhere else (H12)", () => {
    const marked = modules.filter((file) =>
      /^"use client";\n/.test(readFileSync(path.join(root, file), "utf8")),
    );
    expect(marked.sort()).toEqual(modules.filter(needsReact).sort());
    expect(marked.length).toBeGreaterThan(50);
  });
});
