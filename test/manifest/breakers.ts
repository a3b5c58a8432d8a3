import type { IntegrationContent, Manifest } from "../../src/contract/index.js";

/** Where a broken manifest is wrong. */
export interface Wrong {
  code: string;
  /** The path that the issue names. */
  path: readonly (string | number)[];
  /** Which character it shows: that of the value at `path`, of its key, or of another value. */
  shown: "value" | "key" | readonly (string | number)[];
}

/** Makes one thing wrong in a manifest, which it may change. `at` is the index of the integration `whole()`. */
export type Breaker = (manifest: Manifest, at: number) => Wrong;

/** An integration with something of everything in it, so that there is something to break. */
export function whole(): IntegrationContent {
  return {
    name: "whole",
    provider: "salesforce",
    displayName: "Whole",
    read: {
      objects: [
        {
          objectName: "contact",
          destination: "hook",
          schedule: "0 * * * *",
          requiredFields: [{ fieldName: "email" }, { fieldName: "phone", mapToName: "tel" }],
          optionalFields: [{ mapToName: "notes", mapToDisplayName: "Notes", prompt: "Which?" }],
          optionalFieldsAuto: "all",
          backfill: { defaultPeriod: { days: 30 } },
          delivery: { mode: "onRequest", pageSize: 100 },
        },
        {
          objectName: "account",
          destination: "hook",
          schedule: "30 8 * * 1-5",
          enabled: "always",
          requiredFields: [{ fieldName: "name" }],
        },
      ],
    },
    write: { objects: [{ objectName: "contact", inheritMapping: true }, { objectName: "lead" }] },
    subscribe: {
      objects: [
        {
          objectName: "contact",
          destination: "hook",
          inheritFieldsAndMapping: true,
          createEvent: { enabled: "always" },
          updateEvent: { enabled: "always", requiredWatchFields: ["email"] },
        },
      ],
    },
    proxy: { enabled: true },
  };
}

/** Breaks by putting `value` in place of what stands at `path` in the whole integration, or where nothing stands yet. */
export function put(
  code: string,
  path: (string | number)[],
  value: unknown,
  shown: Wrong["shown"] = "value",
): Breaker {
  return (manifest, at) => {
    const steps = ["integrations", at, ...path];
    (parentOf(manifest, steps) as Record<string | number, unknown>)[last(steps)] = value;
    return { code, path: steps, shown };
  };
}

/** Breaks by taking away the key at `path`; the issue shows the mapping it stood in. */
export function drop(code: string, path: (string | number)[]): Breaker {
  return (manifest, at) => {
    const steps = ["integrations", at, ...path];
    Reflect.deleteProperty(parentOf(manifest, steps), last(steps));
    return { code, path: steps, shown: steps.slice(0, -1) };
  };
}

function parentOf(manifest: Manifest, path: (string | number)[]): object {
  return path.slice(0, -1).reduce<object>((value, step) => Reflect.get(value, step) as object, manifest);
}

function last(path: (string | number)[]): string | number {
  return path[path.length - 1] ?? "";
}

const contact = ["read", "objects", 0];
const account = ["read", "objects", 1];
const subscribed = ["subscribe", "objects", 0];

/** One way or more to break each of the rules M1 to M20; every one leaves exactly one error. */
export const breakers: Record<string, Breaker> = {
  "M1 another version": (manifest) => {
    Object.assign(manifest, { specVersion: "2.0.0" });
    return { code: "M1", path: ["specVersion"], shown: "value" };
  },
  "M1 no version": (manifest) => {
    Reflect.deleteProperty(manifest, "specVersion");
    return { code: "M1", path: ["specVersion"], shown: [] };
  },
  "M2 no integrations": (manifest) => {
    manifest.integrations = [];
    return { code: "M2", path: ["integrations"], shown: "value" };
  },
  "M3 no name": drop("M3", ["name"]),
  "M3 no provider": drop("M3", ["provider"]),
  "M3 a long name": put("M3", ["name"], "n".repeat(65)),
  "M3 a long display name": put("M3", ["displayName"], "n".repeat(101)),
  "M3 a repeated name": (manifest) => {
    manifest.integrations.push({ name: "whole", provider: "hubspot", proxy: {} });
    return { code: "M3", path: ["integrations", manifest.integrations.length - 1, "name"], shown: "value" };
  },
  "M4 no action": (manifest, at) => {
    manifest.integrations[at] = { name: "whole", provider: "hubspot" };
    return { code: "M4", path: ["integrations", at], shown: "value" };
  },
  "M4 nothing but keys with nothing under them": (manifest, at) => {
    manifest.integrations[at] = { name: "whole", provider: "hubspot", read: null, write: null } as never;
    return { code: "M4", path: ["integrations", at], shown: "value" };
  },
  "M5 no objects": put("M5", ["write", "objects"], []),
  "M5 a read without objects": (manifest, at) => {
    put("M5", ["read"], {})(manifest, at);
    drop("", ["subscribe"])(manifest, at);
    const path = ["integrations", at, "read"];
    return { code: "M5", path: [...path, "objects"], shown: path };
  },
  "M5 a write without objects": (manifest, at) => {
    put("M5", ["write"], {})(manifest, at);
    const path = ["integrations", at, "write"];
    return { code: "M5", path: [...path, "objects"], shown: path };
  },
  "M5 an object without a name": drop("M5", ["write", "objects", 1, "objectName"]),
  "M5 an object with an empty name": put("M5", ["write", "objects", 1, "objectName"], ""),
  "M5 a read object with an empty name": put("M5", [...account, "objectName"], ""),
  "M6 a repeated write object": put("M6", ["write", "objects", 1, "objectName"], "contact"),
  "M6 a repeated read object": put("M6", ["read", "objects", 1, "objectName"], "contact"),
  "M7 no destination": drop("M7", [...contact, "destination"]),
  "M7 nothing under the destination": (manifest, at) => {
    const wrong = put("M7", [...account, "destination"], null)(manifest, at);
    return { ...wrong, shown: wrong.path.slice(0, -1) };
  },
  "M8 a close schedule": put("M8", [...contact, "schedule"], "*/5 * * * *"),
  "M8 a step beyond the minutes": put("M8", [...contact, "schedule"], "*/70 * * * *"),
  "M8 a step beyond the hours": put("M8", [...account, "schedule"], "0 */25 * * *"),
  "M8 an eighth day of the week": put("M8", [...account, "schedule"], "0 9 * * 1-8"),
  "M8 no cron": put("M8", [...account, "schedule"], "every 2 hours"),
  "M9 neither form": put("M9", [...contact, "requiredFields", 2], {}),
  "M9 both forms": put("M9", [...contact, "requiredFields", 0, "prompt"], "Which?", "key"),
  "M9 a repeated mapToName": put("M9", [...contact, "optionalFields", 0, "mapToName"], "tel"),
  "M10 another word": put("M10", [...contact, "optionalFieldsAuto"], "none"),
  "M10 other letters": put("M10", [...contact, "optionalFieldsAuto"], "All"),
  "M11 an open bracket": put("M11", [...contact, "requiredFields", 1, "fieldName"], "$['a"),
  "M11 a number in brackets": put("M11", [...contact, "optionalFields", 0, "mapToName"], "$[1]"),
  "M12 negative days": put("M12", [...contact, "backfill", "defaultPeriod", "days"], -1),
  "M12 both": put("M12", [...contact, "backfill", "defaultPeriod", "fullHistory"], true),
  "M12 no days and the full history": (manifest, at) => {
    const path = [...contact, "backfill", "defaultPeriod"];
    put("M12", path, { days: 0, fullHistory: true })(manifest, at);
    return { code: "M12", path: ["integrations", at, ...path, "fullHistory"], shown: "value" };
  },
  "M12 a part of a day": put("M12", [...contact, "backfill", "defaultPeriod", "days"], 0.5),
  "M13 a small page": put("M13", [...contact, "delivery", "pageSize"], 10),
  "M13 pages for auto": (manifest, at) => {
    put("M13", [...contact, "delivery", "mode"], "auto")(manifest, at);
    return { code: "M13", path: ["integrations", at, ...contact, "delivery", "pageSize"], shown: "key" };
  },
  "M13 no page size on request": drop("M13", [...contact, "delivery", "pageSize"]),
  "M13 a big page without a mode": (manifest, at) => {
    drop("M13", [...contact, "delivery", "mode"])(manifest, at);
    return put("M13", [...contact, "delivery", "pageSize"], 501)(manifest, at);
  },
  "M14 no required fields": put("M14", [...account, "requiredFields"], []),
  "M14 a mapping": put("M14", [...account, "requiredFields", 0], { mapToName: "a" }),
  "M14 a mapping of a field that is named": put("M14", [...account, "requiredFields", 0], {
    fieldName: "name",
    mapToName: "title",
  }),
  "M14 an empty schedule": put("M14", [...account, "schedule"], ""),
  "M14 no schedule": (manifest, at) => {
    const wrong = drop("M14", [...account, "schedule"])(manifest, at);
    return { ...wrong, shown: ["integrations", at, ...account, "enabled"] };
  },
  "M15 no read": (manifest, at) => {
    drop("M15", ["read"])(manifest, at);
    return { code: "M15", path: ["integrations", at, "subscribe"], shown: "key" };
  },
  "M15 nothing under read": (manifest, at) => {
    put("M15", ["read"], null)(manifest, at);
    return { code: "M15", path: ["integrations", at, "subscribe"], shown: "key" };
  },
  "M16 no destination": drop("M16", [...subscribed, "destination"]),
  "M16 no inheritance": drop("M16", [...subscribed, "inheritFieldsAndMapping"]),
  "M16 inheritance off": put("M16", [...subscribed, "inheritFieldsAndMapping"], false),
  "M16 no inheritance of deleted records": (manifest, at) => {
    put("", subscribed, { objectName: "contact", destination: "hook", deleteEvent: { enabled: "always" } })(
      manifest,
      at,
    );
    const path = ["integrations", at, ...subscribed];
    return { code: "M16", path: [...path, "inheritFieldsAndMapping"], shown: path };
  },
  "M16 no read object": put("M16", [...subscribed, "objectName"], "ticket"),
  "M17 never": put("M17", [...subscribed, "createEvent", "enabled"], "never"),
  "M17 nothing": (manifest, at) => drop("M17", [...subscribed, "updateEvent", "enabled"])(manifest, at),
  "M18 both": (manifest, at) => {
    put("M18", [...subscribed, "updateEvent", "watchFieldsAuto"], "all")(manifest, at);
    const path = ["integrations", at, ...subscribed, "updateEvent", "requiredWatchFields"];
    return { code: "M18", path, shown: "key" };
  },
  "M18 a field in a field, by a dot": put(
    "M18",
    [...subscribed, "updateEvent", "requiredWatchFields", 0],
    "Address.Street",
  ),
  "M18 a field in a field, by an index": put(
    "M18",
    [...subscribed, "updateEvent", "requiredWatchFields", 0],
    "Contact[0]",
  ),
  "M18 a nested field": put("M18", [...subscribed, "updateEvent", "requiredWatchFields", 1], "$['a']['b']"),
  "M19 six objects": (manifest, at) => {
    const objects = manifest.integrations[at]?.subscribe?.objects ?? [];
    for (const objectName of "abcde")
      objects.push({ objectName, destination: "hook", otherEvents: ["merged"] });
    return { code: "M19", path: ["integrations", at, "subscribe", "objects", 5], shown: "value" };
  },
  "M19 seven objects": (manifest, at) => {
    const objects = manifest.integrations[at]?.subscribe?.objects ?? [];
    for (const objectName of "abcdef")
      objects.push({ objectName, destination: "hook", associationChangeEvent: { enabled: "always" } });
    return { code: "M19", path: ["integrations", at, "subscribe", "objects", 5], shown: "value" };
  },
  "M20 a number": put("M20", ["displayName"], 5),
  "M20 text for a boolean": put("M20", ["proxy", "enabled"], "true"),
  "M20 a mapping for a list": put("M20", [...contact, "requiredFields"], { fieldName: "email" }),
  "M20 text for an object": put("M20", ["read", "objects", 2], "contact"),
  "M20 a null among the fields": put("M20", [...contact, "requiredFields", 0], null),
  "M20 a list for a schedule": put("M20", [...contact, "schedule"], ["0 * * * *"]),
  "M37 a required key with nothing under it": (manifest, at) => {
    const wrong = put("M16", [...subscribed, "destination"], null)(manifest, at);
    return { ...wrong, shown: wrong.path.slice(0, -1) };
  },
};
