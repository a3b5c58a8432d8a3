import { parsePointer } from "../../../../src/index.js";

/** The parts of the screen, in their order. */
export const sections = [
  ["read", "Data to read"],
  ["mapping", "Field mapping"],
  ["write", "Writing"],
  ["events", "Events and API"],
] as const;

/** The name of one part of the screen. */
export type Section = (typeof sections)[number][0];

/** Finds the part of the screen on which a place of the config is edited; the path is a JSON Pointer. */
export function sectionOf(path: string): Section {
  const [action, , , key, mapped] = parsePointer(path);
  if (action === "write") return "write";
  if (action === "subscribe" || action === "proxy") return "events";
  const isMapping = key === "selectedFieldMappings" || key === "selectedValueMappings";
  // An empty list of mappings comes with each object that is read.
  return isMapping && mapped !== undefined ? "mapping" : "read";
}
