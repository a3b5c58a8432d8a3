/// <reference types="vite/client" />
import type { ConformanceCase } from "./conformance-case.js";

// As text: in a module, an object with the name "__proto__" would set a prototype.
const files = import.meta.glob<string>("../cases/*.json", { eager: true, import: "default", query: "?raw" });
const manifests = import.meta.glob<string>("../manifests/*.yaml", {
  eager: true,
  import: "default",
  query: "?raw",
});

/** All cases, in Node and in browsers alike. */
export const conformanceCases: readonly ConformanceCase[] = Object.values(files).flatMap(
  (text) => JSON.parse(text) as ConformanceCase[],
);

/** The text of a file of `manifests`, without its ending. */
export function manifestText(name: string): string {
  const text = manifests[`../manifests/${name}.yaml`];
  if (text === undefined) throw new Error(`there is no manifests/${name}.yaml`);
  return text;
}
