import { own } from "../../json/object.js";
import type { Messages } from "../messages.js";

const turn = (enabled: boolean) => (enabled ? "Enable" : "Disable");

/** What a step of the history did, in English. */
export const englishSteps: Messages["steps"] = {
  custom: ({ label }) => label,
  discard: () => "Discard changes",
  "keep-mine": () => "Keep my values",
  several: ({ count }, { number, plural }) =>
    `${number(count)} ${plural(count, { one: "change", other: "changes" })}`,
  proxy: ({ enabled }) => `${turn(enabled)} proxy`,
  section: ({ section }) => `Change ${section || "the config"}`,
  reading: ({ object, enabled }) => `${turn(enabled)} reading ${object}`,
  writing: ({ object, enabled }) => `${turn(enabled)} writing to ${object}`,
  subscribing: ({ object, enabled }) => `${turn(enabled)} subscribing to ${object}`,
  deletion: ({ object, enabled }) => `${turn(enabled)} deletion on ${object}`,
  settings: ({ object, field }) => `Change settings of ${field} on ${object}`,
  selection: ({ object, field, selected }) => `${selected ? "Select" : "Deselect"} ${field} of ${object}`,
  "all-fields": ({ object, selected }) =>
    selected ? `Select all fields of ${object}` : `Select fields of ${object} one by one`,
  mapping: ({ object, name, removed }) => `${removed ? "Remove mapping of" : "Map"} ${name} of ${object}`,
  "value-mapping": ({ object, field }) => `Map values of ${field} of ${object}`,
  events: ({ object, event, enabled }) => `${turn(enabled)} ${event} events of ${object}`,
  "watched-fields": ({ object }) => `Change watched fields of ${object}`,
  "other-section": ({ object, section, enabled }) => `${turn(enabled)} ${section} ${object}`,
  object: ({ object, section, part }) =>
    part === undefined
      ? `Change ${doing(section)} ${object}`
      : `Change ${own(parts, part) ?? part} of ${object}`,
};

const parts: Readonly<Record<string, string>> = {
  backfill: "period of the first read",
  dynamicMappingsInput: "names to map",
  fieldFilters: "conditions",
  otherEvents: "other events",
  providerOptions: "use of quota",
};

function doing(section: string): string {
  return { read: "reading", write: "writing to", subscribe: "subscribing to" }[section] ?? section;
}
