import { getIn, type Path } from "../../../json/path.js";
import { parsePointer } from "../../../json/pointer.js";
import type { StepData } from "../../../words/messages.js";
import { sayStep } from "../../../words/translate.js";
import { diffParts, type Change } from "../../merge/changes.js";
import type { HistoryStep, Patch } from "./step.js";

/** The parts of a step that its description is made from. */
type DescribedStep = Pick<HistoryStep, "label" | "patches">;

/**
 * Says in English what a step of the history is: the label that `batch` was given, else what the step changed, such as
 * "Enable deletion on contact". Never throws.
 *
 * @example
 * const store = createDraftStore({ saved: { provider: "salesforce" } });
 * createLocalConfig(store).writeObject("contact").setEnableDeletion();
 * const { undo } = store.steps();
 * const label = undo && describeStep(undo); // "Enable deletion on contact"
 */
export function describeStep(step: DescribedStep): string {
  return sayStep(stepData(step));
}

/**
 * Says what a step of the history is, as data from which each language makes its words. Never throws: a change without words
 * of its own is described by its object or section.
 *
 * @example
 * const store = createDraftStore({ saved: { provider: "salesforce" } });
 * createLocalConfig(store).writeObject("contact").setEnableDeletion();
 * const { undo } = store.steps();
 * const kind = undo && stepData(undo).kind; // "deletion"
 */
export function stepData(step: DescribedStep): StepData {
  if (step.label === DISCARD) return { kind: "discard", params: {} };
  if (step.label !== undefined) return { kind: "custom", params: { label: step.label } };
  const found = step.patches.flatMap((patch) =>
    diffParts(patch.before, patch.after).map((change) => describeChange(change, patch)),
  );
  const different = [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
  const isAbout = (kind: StepData["kind"]) => different.some((each) => each.kind === kind);
  const telling = different.filter(({ kind, params }) => {
    // Another change says more than that an object was enabled for writing.
    if (kind === "writing") return !params.enabled;
    // Where the step sets whether all fields are read, the selections of single fields follow from that.
    if (kind === "selection") return !isAbout("all-fields");
    // A mapping that changes takes the value mappings of its old field along.
    return kind !== "value-mapping" || !isAbout("mapping");
  });
  const [first = different[0], ...others] = telling;
  if (others.length > 0) return { kind: "several", params: { count: telling.length } };
  return first ?? { kind: "keep-mine", params: {} };
}

/** The label of the step that a reset makes. */
export const DISCARD = "Discard changes";

/** Changes that belong together get the same words. */
function describeChange({ path, before, after }: Change, patch: Patch): StepData {
  const place = [...patch.path, ...parsePointer(path)];
  const [section = "", objects = "", object, ...below] = place;
  if (section === "proxy") return { kind: "proxy", params: { enabled: isOn(after) } };
  if (objects !== "objects" || object === undefined) return { kind: "section", params: { section } };

  if (isGone(patch.after, patch.path)) return turned(section, object, false);
  const isNew = isGone(patch.before, patch.path);
  const part = isNew && section !== "write" ? undefined : describePart(object, below, before, after);
  if (part) return part;
  return isNew ? turned(section, object, true) : { kind: "object", params: { object, section } };

  /** Whether one side of the patch has no such object. */
  function isGone(side: unknown, at: Path): boolean {
    const rest = place.slice(0, 3).slice(at.length);
    return at.length <= 3 && getIn(side, rest) === undefined;
  }
}

function turned(section: string, object: string, enabled: boolean): StepData {
  const params = { object, enabled };
  switch (section) {
    case "read":
      return { kind: "reading", params };
    case "write":
      return { kind: "writing", params };
    case "subscribe":
      return { kind: "subscribing", params };
    default:
      return { kind: "other-section", params: { ...params, section } };
  }
}

/** Describes a change inside an object; `undefined` where it has no words of its own. */
function describePart(
  object: string,
  [part, name, ...below]: readonly string[],
  before: unknown,
  after: unknown,
): StepData | undefined {
  const field = name ?? "";
  switch (part) {
    case "disabled":
      return { kind: "reading", params: { object, enabled: after !== true } };
    case "deletionSettings":
      return { kind: "deletion", params: { object, enabled: isOn(after) } };
    case "selectedFieldSettings":
      return name ? { kind: "settings", params: { object, field } } : undefined;
    case "selectedFields":
      return name ? { kind: "selection", params: { object, field, selected: after === true } } : undefined;
    case "selectedFieldsAuto":
      return { kind: "all-fields", params: { object, selected: after === "all" } };
    case "selectedFieldMappings":
      return name ? { kind: "mapping", params: { object, name, removed: after === undefined } } : undefined;
    case "selectedValueMappings":
      return name ? { kind: "value-mapping", params: { object, field } } : undefined;
    case "createEvent":
    case "updateEvent":
    case "deleteEvent": {
      if (name !== "enabled" || below.length > 0) return { kind: "watched-fields", params: { object } };
      const event = events[part];
      return { kind: "events", params: { object, event, enabled: isOn(after) } };
    }
    default:
      if (before === undefined && part === "objectName") return undefined;
      return { kind: "object", params: { object, section: "", part: part ?? "settings" } };
  }
}

const events = { createEvent: "create", updateEvent: "update", deleteEvent: "delete" } as const;

/** Whether a switch is on; an event's switch has `always` for on. */
function isOn(value: unknown): boolean {
  return value === true || value === "always";
}
