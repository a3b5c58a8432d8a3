import { describe, expect, it } from "vitest";
import { createDraftStore, type ConfigContent } from "../../../src/core.js";

/** So many that their map is copied name by name, and one that would set the prototype of a plain object. */
const names = Array.from({ length: 2000 }, (_, index) => `field_${String(index)}`).toSpliced(
  1000,
  0,
  "__proto__",
);

const setting = { writeOnUpdate: "never" } as const;

function createLargeDraft() {
  const selectedFieldSettings = Object.fromEntries(names.map((name) => [name, setting]));
  const saved: ConfigContent = {
    provider: "salesforce",
    write: { objects: { contact: { objectName: "contact", selectedFieldSettings } } },
  };
  return createDraftStore({ saved });
}

const path = (name: string) => ["write", "objects", "contact", "selectedFieldSettings", name];

describe("a map of 2,000 field settings", () => {
  it("keeps every other setting's reference and the names' order when one is edited (D5, D8)", () => {
    const store = createLargeDraft();
    store.edit(path("field_7"), { writeOnUpdate: "ifEmpty" });
    const settings = store.read(path("").slice(0, -1)) as Record<string, unknown>;
    expect(Object.getPrototypeOf(settings)).toBe(Object.prototype);
    expect(Object.keys(settings)).toEqual(names);
    expect(names.filter((name) => store.read(path(name)) !== setting)).toEqual(["field_7"]);
    expect(store.read(path("field_7"))).toEqual({ writeOnUpdate: "ifEmpty" });
  });

  it("sets and removes a field called __proto__ as any other (D8)", () => {
    const store = createLargeDraft();
    store.edit(path("__proto__"), { writeOnCreate: "never" });
    expect(store.read(path("__proto__"))).toEqual({ writeOnCreate: "never" });
    expect(store.changes().map((change) => change.path)).toEqual([
      "/write/objects/contact/selectedFieldSettings/__proto__/writeOnCreate",
      "/write/objects/contact/selectedFieldSettings/__proto__/writeOnUpdate",
    ]);
    store.remove(path("__proto__"));
    expect(store.read(path("__proto__"))).toBeUndefined();
    expect(Object.prototype).not.toHaveProperty("writeOnCreate");
  });

  it("a recipe finds there what objects inherit, also after a setter (D16)", () => {
    const store = createLargeDraft();
    store.edit(path("field_7"), { writeOnUpdate: "ifEmpty" });
    const seen: unknown[] = [];
    store.setDraft((draft) => {
      const settings = draft.write?.objects?.["contact"]?.selectedFieldSettings ?? {};
      // eslint-disable-next-line no-prototype-builtins -- what apps write, and what is to work
      seen.push(settings.hasOwnProperty("field_8"), settings.hasOwnProperty("other"), `${String(settings)}`);
      delete settings["field_8"];
    });
    expect(seen).toEqual([true, false, "[object Object]"]);
    expect(store.read(path("field_8"))).toBeUndefined();
  });
});
