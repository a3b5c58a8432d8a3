import type { IntegrationContent, IntegrationObject } from "../../contract/index.js";
import { deepEqual } from "../../json/equal.js";
import { isUserMapping, listFields, type DeclaredField } from "../lookup/declared-fields.js";
import { breaksWhenOff, changedKeys, type Severities } from "./changed-keys.js";
import type { ChangePlace, ManifestChange } from "./manifest-change.js";

type Action = "read" | "write" | "subscribe";
type AnyObject = { readonly objectName: string } & object;

const severities: Record<Action, Severities> = {
  read: {
    mapToName: "breaking",
    mapToDisplayName: "note",
    schedule: (_before, after) => (after === undefined ? "breaking" : "note"),
    backfill: "note",
    optionalFieldsAuto: (_before, after) => (after === undefined ? "breaking" : "note"),
  },
  write: {
    inheritMapping: breaksWhenOff,
    valueDefaults: "action",
    mode: "breaking",
    endpoint: "breaking",
    schedule: "note",
    displayName: "note",
    prompt: "note",
    customFields: "action",
  },
  subscribe: {
    inheritFieldsAndMapping: breaksWhenOff,
    createEvent: breaksWhenGone,
    updateEvent: breaksWhenGone,
    deleteEvent: breaksWhenGone,
    associationChangeEvent: breaksWhenGone,
  },
};

/** What is lost with an object that goes. */
const losses: Record<Action, string> = {
  read: "it is read no more, and what customers selected and mapped has no place any more",
  write: "writes are refused, and customers' field settings, defaults and deletion have no place any more",
  subscribe: "its events are sent no more",
};

function breaksWhenGone(before: unknown, after: unknown) {
  if (after === undefined) return "breaking" as const;
  return before === undefined ? ("note" as const) : ("action" as const);
}

/** Compares the objects of one action, by their names; in the form of 2023 an object stands once for each mode and endpoint. */
export function diffObjects(
  integration: string,
  action: Action,
  before: IntegrationContent,
  after: IntegrationContent,
): ManifestChange[] {
  const olds = byName(before[action]?.objects ?? []);
  const news = byName(after[action]?.objects ?? []);
  const changes: ManifestChange[] = [];
  for (const [key, old] of olds) {
    const place = { integration, action, object: old.objectName };
    const now = news.get(key);
    if (now) changes.push(...diffObject(place, action, old, now));
    else {
      const message = `The object goes: ${losses[action]}.`;
      changes.push({ ...place, severity: "breaking", code: "object-removed", message });
    }
  }
  for (const [key, now] of news) {
    if (olds.has(key)) continue;
    const isAlways = "enabled" in now && now.enabled === "always";
    changes.push({
      integration,
      action,
      object: now.objectName,
      severity: isAlways ? "action" : "note",
      code: "object-added",
      message: isAlways ? "The object is read for every customer." : "Customers may turn the object on.",
    });
  }
  return changes;
}

function byName(objects: readonly AnyObject[]): Map<string, AnyObject> {
  const counts = new Map<string, number>();
  return new Map(
    objects.map((object) => {
      const count = counts.get(object.objectName) ?? 0;
      counts.set(object.objectName, count + 1);
      return [JSON.stringify([object.objectName, count]), object];
    }),
  );
}

function diffObject(
  place: ChangePlace,
  action: Action,
  before: AnyObject,
  after: AnyObject,
): ManifestChange[] {
  const changes = changedKeys(place, before, after, severities[action], ["requiredFields", "optionalFields"]);
  return action === "read"
    ? [...changes, ...diffFields(place, before as IntegrationObject, after as IntegrationObject)]
    : changes;
}

/** Compares the fields by the names that the app uses for them. */
function diffFields(
  place: ChangePlace,
  before: IntegrationObject,
  after: IntegrationObject,
): ManifestChange[] {
  const olds = fieldsByName(before);
  const news = fieldsByName(after);
  const changes: ManifestChange[] = [];
  for (const [name, old] of olds) {
    const now = news.get(name);
    const kind = isUserMapping(old.field) ? "mapping" : "field";
    if (!now) {
      const message =
        kind === "mapping"
          ? "The mapping goes: what customers chose for it has no place any more."
          : "The field is read no more.";
      changes.push({ ...place, severity: "breaking", code: `${kind}-removed`, name, message });
    } else changes.push(...diffField(place, name, old, now));
  }
  for (const [name, now] of news) if (!olds.has(name)) changes.push(addedField(place, name, now));
  if (changes.length === 0 && !deepEqual(listFields(before), listFields(after))) {
    changes.push({
      ...place,
      severity: "note",
      code: "changed",
      message: "The fields stand in another order.",
    });
  }
  return changes;
}

function fieldsByName(object: IntegrationObject): Map<string, DeclaredField> {
  return new Map(listFields(object).map((field) => [field.name, field]));
}

function diffField(
  place: ChangePlace,
  name: string,
  old: DeclaredField,
  now: DeclaredField,
): ManifestChange[] {
  const changes = changedKeys(place, old.field, now.field, {
    fieldName: "breaking",
    mapToName: "breaking",
    mapToDisplayName: "note",
    prompt: "note",
    default: "note",
  }).map((change) => ({ ...change, name, message: `The field's ${change.message}` }));
  if (old.isRequired === now.isRequired) return changes;
  return [...changes, { ...place, code: "changed", name, ...describeRequired(now) }];
}

/** Says what it means that a field, or a mapping, is required now or is no longer. */
function describeRequired({
  field,
  isRequired,
}: DeclaredField): Pick<ManifestChange, "severity" | "message"> {
  if (isUserMapping(field)) {
    return isRequired
      ? {
          severity: "action",
          message: "The mapping is required now: installed customers have to be asked for it.",
        }
      : { severity: "note", message: "The mapping is no longer required: customers may leave it out." };
  }
  const message = isRequired
    ? "The field is read for every customer now."
    : "The field is no longer required: only customers who choose it have it.";
  return { severity: "action", message };
}

function addedField(place: ChangePlace, name: string, { field, isRequired }: DeclaredField): ManifestChange {
  if (isUserMapping(field)) {
    const message = isRequired
      ? "A required mapping comes: installed customers have to be asked for it, and cannot save until they answer."
      : "Customers may map one more field.";
    return { ...place, severity: isRequired ? "action" : "note", code: "mapping-added", name, message };
  }
  const message = isRequired ? "The field is read for every customer." : "Customers may choose the field.";
  return { ...place, severity: isRequired ? "action" : "note", code: "field-added", name, message };
}
