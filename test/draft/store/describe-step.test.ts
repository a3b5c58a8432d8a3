import { describe, expect, it } from "vitest";
import { stepData } from "../../../src/draft/store/history/describe-step.js";
import type { StepData } from "../../../src/words/messages.js";

const contact = (section: string, ...below: string[]) => [section, "objects", "contact", ...below];
const write = (...below: string[]) => contact("write", ...below);
const read = (...below: string[]) => contact("read", ...below);
const subscribe = (...below: string[]) => contact("subscribe", ...below);
const object = "contact";

const single: [path: string[], before: unknown, after: unknown, kind: string, params: object][] = [
  [["proxy", "enabled"], false, true, "proxy", { enabled: true }],
  [["proxy", "enabled"], true, undefined, "proxy", { enabled: false }],
  [["future"], 0, 1, "section", { section: "future" }],
  [["read", "future"], 0, 1, "section", { section: "read" }],
  [read("disabled"), undefined, true, "reading", { object, enabled: false }],
  [read("disabled"), true, undefined, "reading", { object, enabled: true }],
  [write("deletionSettings", "enabled"), undefined, true, "deletion", { object, enabled: true }],
  [write("deletionSettings", "enabled"), true, false, "deletion", { object, enabled: false }],
  [
    write("selectedFieldSettings", "email", "writeOnCreate"),
    "always",
    "never",
    "settings",
    { object, field: "email" },
  ],
  [write("selectedFieldSettings"), undefined, "odd", "object", { object, section: "write" }],
  [read("selectedFields", "email"), undefined, true, "selection", { object, field: "email", selected: true }],
  [
    read("selectedFields", "email"),
    true,
    undefined,
    "selection",
    { object, field: "email", selected: false },
  ],
  [read("selectedFields"), undefined, "odd", "object", { object, section: "read" }],
  [read("selectedFieldsAuto"), undefined, "all", "all-fields", { object, selected: true }],
  [read("selectedFieldsAuto"), "all", undefined, "all-fields", { object, selected: false }],
  [
    read("selectedFieldMappings", "tel"),
    undefined,
    "phone",
    "mapping",
    { object, name: "tel", removed: false },
  ],
  [
    read("selectedFieldMappings", "tel"),
    "phone",
    undefined,
    "mapping",
    { object, name: "tel", removed: true },
  ],
  [read("selectedFieldMappings"), undefined, "odd", "object", { object, section: "read" }],
  [read("selectedValueMappings", "stage", "a"), "b", "c", "value-mapping", { object, field: "stage" }],
  [read("selectedValueMappings"), undefined, "odd", "object", { object, section: "read" }],
  [read("backfill", "defaultPeriod", "days"), 7, 30, "object", { object, section: "", part: "backfill" }],
  [read("objectName"), "contact", "Contact", "object", { object, section: "", part: "objectName" }],
  [read("objectName"), undefined, "contact", "object", { object, section: "read" }],
  [read("future"), undefined, 1, "object", { object, section: "", part: "future" }],
  [read(), { objectName: "contact" }, ["odd"], "object", { object, section: "", part: "settings" }],
  [
    subscribe("createEvent", "enabled"),
    undefined,
    "always",
    "events",
    { object, event: "create", enabled: true },
  ],
  [
    subscribe("updateEvent", "enabled"),
    "always",
    "never",
    "events",
    { object, event: "update", enabled: false },
  ],
  [
    subscribe("deleteEvent", "enabled"),
    undefined,
    "always",
    "events",
    { object, event: "delete", enabled: true },
  ],
  [subscribe("deleteEvent", "enabled", "future"), undefined, 1, "watched-fields", { object }],
  [subscribe("updateEvent", "watchFieldsAuto"), undefined, "all", "watched-fields", { object }],
  [read(), undefined, { objectName: "contact" }, "reading", { object, enabled: true }],
  [
    read(),
    { objectName: "contact", selectedFields: { a: true } },
    undefined,
    "reading",
    { object, enabled: false },
  ],
  [write(), undefined, { objectName: "contact" }, "writing", { object, enabled: true }],
  [write(), { objectName: "contact" }, undefined, "writing", { object, enabled: false }],
  [subscribe(), undefined, { objectName: "contact" }, "subscribing", { object, enabled: true }],
  [contact("future"), undefined, { a: 1 }, "other-section", { object, section: "future", enabled: true }],
  [contact("future"), { a: 1 }, undefined, "other-section", { object, section: "future", enabled: false }],
];

const dataOf = (...patches: { path: string[]; before: unknown; after: unknown }[]): StepData =>
  stepData({ label: undefined, patches });

describe("what a step of the history is", () => {
  it.each(single)("a change at %j from %j to %j is told as %s (D9)", (path, before, after, kind, params) => {
    expect(dataOf({ path, before, after })).toEqual({ kind, params });
  });

  it("the label that a batch was given comes first, and a reset has words of its own (D9)", () => {
    expect(stepData({ label: "Mine", patches: [] })).toEqual({ kind: "custom", params: { label: "Mine" } });
    expect(stepData({ label: "Discard changes", patches: [] })).toEqual({ kind: "discard", params: {} });
  });

  it("a step without a change of the config is the choice of one's own value (D9, D11)", () => {
    expect(dataOf()).toEqual({ kind: "keep-mine", params: {} });
  });

  it("an object that comes with a setting is told by the setting, and one that goes as one (D9)", () => {
    const settings = { email: { writeOnUpdate: "never" } };
    const after = { objectName: "contact", selectedFieldSettings: settings };
    expect(dataOf({ path: write(), before: undefined, after })).toMatchObject({ kind: "settings" });
    expect(dataOf({ path: write(), before: after, after: undefined })).toEqual({
      kind: "writing",
      params: { object, enabled: false },
    });
  });

  it("a whole section that comes is told by the object in it (D9)", () => {
    const after = { objects: { contact: { objectName: "contact", selectedFields: { email: true } } } };
    expect(dataOf({ path: ["read"], before: undefined, after })).toEqual({
      kind: "reading",
      params: { object, enabled: true },
    });
  });

  it("a choice of all fields and a mapping speak for what follows from them, and unlike changes are counted (D9)", () => {
    const selection = { path: read("selectedFields", "email"), before: true, after: undefined };
    const all = { path: read("selectedFieldsAuto"), before: undefined, after: "all" };
    const mapping = { path: read("selectedFieldMappings", "tel"), before: undefined, after: "phone" };
    const values = { path: read("selectedValueMappings", "phone"), before: { a: "b" }, after: undefined };
    expect(dataOf(selection, all)).toMatchObject({ kind: "all-fields" });
    expect(dataOf(values, mapping)).toMatchObject({ kind: "mapping" });
    expect(dataOf(selection, mapping)).toEqual({ kind: "several", params: { count: 2 } });
    expect(dataOf(selection, { ...selection, after: false })).toMatchObject({ kind: "selection" });
  });
});
