import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

/** How many files stand in each folder below one, itself included; folders in it, and those of tools (`.cache`), do not count. */
function countFiles(folder: string): Map<string, number> {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const place = entry.parentPath.slice(root.length + 1);
    if (!entry.isFile() || place.split(sep).some((name) => name.startsWith("."))) continue;
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return counts;
}

describe("the rooms of the house", () => {
  it("no folder but that of the hooks has more than twenty files", () => {
    const counts = ["src", "mock-server", "stories"].flatMap((folder) => [...countFiles(folder)]);
    expect(counts.length).toBeGreaterThan(50);
    const full = counts.filter(([, count]) => count > 20).map(([place]) => place);
    expect(full).toEqual([join("src", "react", "hooks")]);
  });

  it("at most seven files stand loose at the top of mock-server", () => {
    expect(countFiles("mock-server").get("mock-server")).toBeLessThanOrEqual(7);
  });
});
