import { getIn, type Path } from "../../../json/path.js";
import { parsePointer } from "../../../json/pointer.js";
import { diffParts, type Change } from "../../merge/changes.js";
import type { HistoryStep, Patch } from "./step.js";

/**
 * Says in English what a step of the history is: the label that `batch` was given, else what the step changed, such as
 * "Enable deletion on contact".
 *
 * @example
 * const store = createDraftStore({ saved: { provider: "salesforce" } });
 * createLocalConfig(store).writeObject("contact").setEnableDeletion();
 * const { undo } = store.steps();
 * const label = undo && describeStep(undo); // "Enable deletion on contact"
 */
export function describeStep(step: Pick<HistoryStep, "label" | "patches">): string {
  if (step.label !== undefined) return step.label;
  const found = step.patches.flatMap((patch) =>
    diffParts(patch.before, patch.after).map((change) => describeChange(change, patch)),
  );
  const names = [...new Set(found)];
  // Where an object is new, what it was made for says more than that it is new.
  const telling = names.filter((name) => !name.startsWith("Enable writing"));
  const [name = names[0], ...others] = telling;
  return others.length > 0 ? `${String(telling.length)} changes` : (name ?? "Keep my values");
}

/** Changes that belong together get the same words. */
function describeChange({ path, before, after }: Change, patch: Patch): string {
  const place = [...patch.path, ...parsePointer(path)];
  const [section = "", objects = "", objectName, ...below] = place;
  if (section === "proxy") return `${isOn(after) ? "Enable" : "Disable"} proxy`;
  if (objects !== "objects" || objectName === undefined) return `Change ${section || "the config"}`;

  const doing = { read: "reading", write: "writing to", subscribe: "subscribing to" }[section] ?? section;
  if (isGone(patch.after, patch.path)) return `Disable ${doing} ${objectName}`;
  const isNew = isGone(patch.before, patch.path);
  const what = isNew && section !== "write" ? undefined : describePart(below, before, after);
  if (what !== undefined) return `${what} ${objectName}`;
  return `${isNew ? "Enable" : "Change"} ${doing} ${objectName}`;

  /** Whether one side of the patch has no such object. */
  function isGone(side: unknown, at: Path): boolean {
    const rest = place.slice(0, 3).slice(at.length);
    return at.length <= 3 && getIn(side, rest) === undefined;
  }
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
