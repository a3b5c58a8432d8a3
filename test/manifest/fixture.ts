import { readFileSync } from "node:fs";

/** The text of a manifest under `test/fixtures/manifests`. */
export function manifestFixture(name: string): string {
  return readFileSync(new URL(`../fixtures/manifests/${name}.yaml`, import.meta.url), "utf8");
}
