import { readFileSync } from "node:fs";

/** The text of a manifest under `test/fixtures/manifests`. */
export function manifestFixture(name: string): string {
  return fixtureText(`${name}.yaml`);
}

/** The text of a file under `test/fixtures/manifests`, by its whole name. */
export function fixtureText(fileName: string): string {
  return readFileSync(new URL(`../fixtures/manifests/${fileName}`, import.meta.url), "utf8");
}
