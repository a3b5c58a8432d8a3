import { diffLeaves, type Change } from "./changes.js";
import type { HistoryStep } from "./history.js";
import { getIn } from "../../json/path.js";
import { parsePointer } from "../../json/pointer.js";
import { touchedAt } from "./touched-paths.js";

/**
 * Says in English what a step of the history is (D9): the label that `batch` was given, else what the step changed, such as
 * "Enable deletion on contact".
 */
export function describeStep(step: HistoryStep): string {
  if (step.label !== undefined) return step.label;
  const found = diffLeaves(step.before, step.after, touchedAt([step.path])).map((change) =>
    describeChange(change, step),
  );
  const names = [...new Set(found)];
  // Where an object is new, what it was made for says more than that it is new.
  const telling = names.filter((name) => !name.startsWith("Enable writing"));
  const [name = names[0], ...others] = telling;
  return others.length > 0 ? `${String(telling.length)} changes` : (name ?? "Keep my values");
}

/** Changes that belong together get the same words. */
function describeChange({ path, before, after }: Change, step: HistoryStep): string {
  const [section = "", objects = "", objectName, ...below] = parsePointer(path);
  if (section === "proxy") return `${isOn(after) ? "Enable" : "Disable"} proxy`;
  if (objects !== "objects" || objectName === undefined) return `Change ${section || "the config"}`;

  const doing = { read: "reading", write: "writing to", subscribe: "subscribing to" }[section] ?? section;
  const place = [section, objects, objectName];
  if (getIn(step.after, place) === undefined) return `Disable ${doing} ${objectName}`;
  const isNew = getIn(step.before, place) === undefined;
  const what = isNew && section !== "write" ? undefined : describePart(below, before, after);
  if (what !== undefined) return `${what} ${objectName}`;
  return `${isNew ? "Enable" : "Change"} ${doing} ${objectName}`;
}

/** Names a change inside an object, up to the object's name; `undefined` where it has no words of its own. */
function describePart([part, name, ...below]: readonly string[], before: unknown, after: unknown) {
  const turned = isOn(after) ? "Enable" : "Disable";
  switch (part) {
    case "disabled":
      return `${after === true ? "Disable" : "Enable"} reading`;
    case "deletionSettings":
      return `${turned} deletion on`;
    case "selectedFieldSettings":
      return name && `Change settings of ${name} on`;
    case "selectedFields":
      return name && `${after === true ? "Select" : "Deselect"} ${name} of`;
    case "selectedFieldMappings":
      return name && `${after === undefined ? "Remove mapping of" : "Map"} ${name} of`;
    case "selectedValueMappings":
      return name && `Map values of ${name} of`;
    case "createEvent":
    case "updateEvent":
    case "deleteEvent":
      if (name === "enabled" && below.length === 0) return `${turned} ${part.replace("Event", " events")} of`;
      return "Change watched fields of";
    default:
      return before === undefined && part === "objectName" ? undefined : `Change ${part ?? "settings"} of`;
  }
}

/** A switch's value, `always` of an event among them. */
function isOn(value: unknown): boolean {
  return value === true || value === "always";
}
