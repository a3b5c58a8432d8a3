import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../../../.config/docs/pages.js";

/** Reads an app that the docs show: the texts of its files, by their paths in the app. */
export function readExampleApp(name: "jest" | "next" | "vite"): Record<string, string> {
  const folder = path.join(root, "test/package/apps", name);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(folder, file).split(path.sep).join("/"), readFileSync(file, "utf8")]),
  );
}
