import { parsePointer, type FieldMetadata } from "../../../src/index.js";

/** What the objects and fields of a config are called. */
export interface KnownNames {
  /** An object's display name; its own name where it has none. */
  object: (objectName: string) => string;
  /** A field of the customer's CRM, where it is known. */
  field: (objectName: string, fieldName: string) => FieldMetadata | undefined;
  /** The app's display name of a mapped name; the mapped name where it has none. */
  mapping: (objectName: string, mapToName: string) => string;
}

/** A place of the config, as a customer knows it. */
export interface Place {
  /** Such as "Contact · Email · On update". */
  name: string;
  /** Says a value that stands there, in the words of the controls; of `undefined`, what holds while nothing stands there. */
  say: (value: unknown) => string;
}

const settingNames = new Map([
  ["read", "Reading"],
  ["read/objectName", "Reading"],
  ["read/disabled", "Reading"],
  ["read/schedule", "Schedule"],
  ["read/destination", "Destination"],
  ["read/selectedFields", "Fields"],
  ["read/selectedFieldMappings", "Field mapping"],
  ["read/selectedFieldsAuto", "All fields"],
  ["read/fieldFilters", "Conditions"],
  ["read/backfill", "The first read"],
  ["read/backfill/defaultPeriod", "The first read"],
  ["read/dynamicMappingsInput", "Names to map"],
  ["write", "Writing"],
  ["write/objectName", "Writing"],
  ["write/deletionSettings/enabled", "Allow deletion"],
  ["subscribe", "Events"],
  ["subscribe/objectName", "Events"],
  ["subscribe/destination", "Destination"],
  ["subscribe/inheritFieldsAndMappings", "Fields and mapping of reading"],
  ["subscribe/createEvent/enabled", "New records"],
  ["subscribe/updateEvent", "Which changes count"],
  ["subscribe/updateEvent/enabled", "Changed records"],
  ["subscribe/updateEvent/watchFieldsAuto", "Which changes count"],
  ["subscribe/updateEvent/requiredWatchFields", "Which changes count"],
  ["subscribe/deleteEvent/enabled", "Deleted records"],
  ["subscribe/otherEvents", "Other events"],
  ["subscribe/providerOptions/quotaOptimization/enabled", "Save quota"],
]);

const words = new Map([
  ["always", "Always"],
  ["never", "Never"],
  ["ifEmpty", "Only if empty"],
]);

const policyNames = new Map([
  ["writeOnCreate", "On create"],
  ["writeOnUpdate", "On update"],
]);

/** Names a place of the config, given as a JSON Pointer; `undefined` where no screen has a name for it. */
export function findPlace(path: string, names: KnownNames): Place | undefined {
  const [action = "", part, objectName, ...rest] = parsePointer(path);
  if (path === "/provider") return { name: "Provider", say: sayValue };
  if (path === "/proxy/enabled") return { name: "API access", say: sayValue };
  if (part !== "objects" || objectName === undefined) return undefined;
  const place = (say: Place["say"], ...parts: string[]): Place => ({
    name: [names.object(objectName), ...parts].join(" · "),
    say,
  });

  const sayField = (value: unknown) =>
    typeof value === "string" ? names.field(objectName, value)?.displayName : undefined;

  const [key, name, ...inner] = rest;
  if (name !== undefined) {
    const field = names.field(objectName, name);
    const fieldName = field?.displayName ?? name;
    /** A value that may be one of the field's options. */
    const sayOption = (value: unknown) =>
      field?.values?.find((option) => option.value === value)?.displayValue ?? sayValue(value);
    switch (key) {
      case "selectedFields":
        return place(whenUnset("Off", sayValue), fieldName);
      case "selectedFieldMappings":
        return place((value) => sayField(value) ?? sayValue(value), names.mapping(objectName, name));
      case "selectedValueMappings":
        return place(sayOption, fieldName, ...inner);
      case "selectedFieldSettings": {
        const policy = policyNames.get(inner[0] ?? "");
        if (policy !== undefined) return place(whenUnset("Always", sayWord), fieldName, policy);
        if (inner[0] === "default") {
          const say = (value: unknown) => {
            const [[kind, content] = ["", value]] = isJsonObject(value) ? Object.entries(value) : [];
            return kind === "booleanValue" ? sayYesNo(content) : sayOption(content);
          };
          return place(whenUnset("No default", say), fieldName, "Default value");
        }
      }
    }
  }
  const setting = settingNames.get([action, ...rest].join("/"));
  if (setting === undefined) return undefined;
  // An object that is named is one that is on.
  if (key === "objectName") return place((value) => (value === undefined ? "Off" : "On"), setting);
  if (key === "disabled") return place((value) => (value === true ? "Off" : "On"), setting);
  const sayNames = (value: unknown) => {
    const offered = (Array.isArray(value) ? value : []).filter(isJsonObject);
    return offered.length === 0
      ? sayValue(value)
      : sayList(offered.map(({ mapToDisplayName, mapToName }) => sayValue(mapToDisplayName ?? mapToName)));
  };
  if (key === "dynamicMappingsInput") return place(sayNames, setting);
  const sayAuto = (value: unknown) => (value === "all" ? "Any field" : sayValue(value));
  const sayEach = (value: unknown) => sayField(value) ?? sayValue(value);
  const sayFields = (value: unknown) =>
    Array.isArray(value) ? sayList(value.map(sayEach)) : sayValue(value);
  if (name === "watchFieldsAuto") return place(sayAuto, setting);
  if (name === "requiredWatchFields") return place(sayFields, setting);
  if (key === "updateEvent" && name === undefined) {
    return place((value) => {
      if (!isJsonObject(value)) return sayValue(value);
      const { enabled, watchFieldsAuto, requiredWatchFields } = value;
      if (enabled !== "always") return "Off";
      return requiredWatchFields === undefined ? sayAuto(watchFieldsAuto) : sayFields(requiredWatchFields);
    }, setting);
  }
  return place(name === "enabled" ? whenUnset("Off", sayWord) : sayValue, setting);
}

function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What is said of a place at which nothing stands, where nothing in particular holds then. */
export const notSet = "Not set";

/** Says any value of the config, in words where there are some. */
export function sayValue(value: unknown): string {
  if (value === undefined) return notSet;
  if (value === "") return "Empty text";
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "On" : "Off";
  if (Array.isArray(value)) return sayList(value.map(sayValue));
  if (typeof value === "object" && value !== null && Object.keys(value).length === 0) return "None";
  return JSON.stringify(value);
}

function whenUnset(text: string, say: Place["say"]): Place["say"] {
  return (value) => (value === undefined ? text : say(value));
}

function sayWord(value: unknown) {
  return (typeof value === "string" ? words.get(value) : undefined) ?? sayValue(value);
}

function sayYesNo(value: unknown) {
  return typeof value === "boolean" ? (value ? "Yes" : "No") : sayValue(value);
}

function sayList(values: readonly string[]) {
  return values.length === 0 ? "None" : values.join(", ");
}
