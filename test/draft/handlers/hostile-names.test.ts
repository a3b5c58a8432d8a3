import { deepStrictEqual } from "node:assert/strict";
import { afterEach, describe, expect, it } from "vitest";
import type { InstallationConfigContent, IntegrationContent } from "../../../src/contract/index.js";
import { hostileNames } from "../../support/arbitraries/arbitrary-config.js";
import { member, overTheWire, type Json } from "../../support/readers/json-reader.js";
import { content, draftOf } from "../support/draft-of.js";

const prototypeBefore = Object.getOwnPropertyDescriptors(Object.prototype);
afterEach(() => {
  deepStrictEqual(Object.getOwnPropertyDescriptors(Object.prototype), prototypeBefore);
});

/** Names of `Object.prototype`, and names that pointers, paths and masks could trip over. */
const names = [
  ...new Set([
    ...hostileNames,
    ...Object.getOwnPropertyNames(Object.prototype),
    "write.objects",
    "a\u0000b",
    "\u202e",
    "length",
  ]),
];

/** Reads what the draft would send: own members of the serialised draft, and nothing inherited. */
function sent(draft: unknown, ...path: string[]): Json | undefined {
  return path.reduce<Json | undefined>((node, name) => member(node, name), overTheWire(draft));
}

describe.each(names.map((name) => [JSON.stringify(name), name]))("the name %s", (_, name) => {
  it("getters find nothing under the name in a draft that does not have it (D8)", () => {
    for (const saved of [
      undefined,
      { read: { objects: {} }, write: { objects: {} }, subscribe: { objects: {} } },
    ]) {
      const { config } = draftOf(saved);
      const [read, write, subscribe] = [
        config.readObject(name),
        config.writeObject(name),
        config.subscribeObject(name),
      ];
      expect([read.object, write.object, write.getWriteObject(), subscribe.object]).toEqual(
        Array(4).fill(undefined),
      );
      expect(write.getDeletionEnabled()).toBe(false);
      expect(subscribe.getSubscribeEnabled()).toBe(false);
      expect(subscribe.getWatchFields()).toBeUndefined();
    }
  });

  it("getters find nothing under the name in an object that does not have it (D8)", () => {
    const { config } = draftOf({
      read: {
        objects: {
          o: {
            objectName: "o",
            selectedFields: {},
            selectedFieldMappings: {},
            selectedValueMappings: { v: {} },
          },
        },
      },
      write: { objects: { o: { objectName: "o", selectedFieldSettings: {} } } },
    });
    const [read, write] = [config.readObject("o"), config.writeObject("o")];
    expect(read.getSelectedField(name)).toBe(false);
    expect(read.getFieldMapping(name)).toBeUndefined();
    expect(read.getValueMappings(name)).toBeUndefined();
    expect(write.getFieldSettings(name)).toBeUndefined();
    expect(write.getDefaultValues(name)).toBeUndefined();
    expect(write.getWriteOnCreateSetting(name)).toBeUndefined();
    expect(write.getWriteOnUpdateSetting(name)).toBeUndefined();
  });

  it("the name is an object and a field of the write config, is serialised and can be removed (D8)", () => {
    const { config, store } = draftOf({ provider: "salesforce", write: { objects: {} } });
    const clean = config.get();
    const object = config.writeObject(name);
    object.setFieldSettings({ fieldName: name, settings: { writeOnCreate: "never" } });
    object.setDefaultValues({ fieldName: name, value: { stringValue: `is ${name}` } });
    expect(object.getFieldSettings(name)).toStrictEqual({
      writeOnCreate: "never",
      default: { stringValue: `is ${name}` },
    });
    deepStrictEqual(sent(config.get(), "write", "objects", name), {
      objectName: name,
      selectedFieldSettings: Object.fromEntries([
        [name, { writeOnCreate: "never", default: { stringValue: `is ${name}` } }],
      ]),
    });
    object.setEnableDeletion();
    expect(object.getDeletionEnabled()).toBe(true);
    object.setDisableDeletion();
    object.deleteFieldSettings(name);
    expect(object.object).toStrictEqual({ objectName: name });
    object.setDisableWrite();
    expect(config.get()).toBe(clean);
    expect(store.changes()).toEqual([]);
  });

  it("the name is an object, a field, a mapping and a value of the read config (D8)", () => {
    const { config, store } = draftOf();
    const object = config.readObject(name);
    object.setSelectedField({ fieldName: name, selected: true });
    object.setFieldMapping({ fieldName: name, mapToName: name });
    object.setValueMapping({ fieldName: name, mappedValue: name, providerValue: name });
    expect(object.getSelectedField(name)).toBe(true);
    expect(object.getFieldMapping(name)).toBe(name);
    expect(Object.entries(object.getValueMappings(name) ?? {})).toEqual([[name, name]]);
    const place = ["read", "objects", name];
    expect(sent(config.get(), ...place, "selectedFields", name)).toBe(true);
    expect(sent(config.get(), ...place, "selectedFieldMappings", name)).toBe(name);
    expect(sent(config.get(), ...place, "selectedValueMappings", name, name)).toBe(name);
    object.deleteValueMapping({ fieldName: name, mappedValue: name });
    object.deleteFieldMapping(name);
    object.setSelectedField({ fieldName: name, selected: false });
    expect(object.object).toStrictEqual({ objectName: name, selectedFields: {}, selectedFieldMappings: {} });
    config.removeObject(name);
    expect(store.get()).toStrictEqual({});
  });

  it("the name is an object of the subscribe config (D8)", () => {
    const { config } = draftOf();
    config.subscribeObject(name).setWatchFields([name]);
    config.subscribeObject(name).setEnableDeleteEvent();
    expect(sent(config.get(), "subscribe", "objects", name)).toStrictEqual({
      objectName: name,
      inheritFieldsAndMappings: true,
      updateEvent: { enabled: "always", requiredWatchFields: [name] },
      deleteEvent: { enabled: "always" },
    });
  });

  it("the name takes its defaults from the manifest, and no other name's (D8)", () => {
    const manifest: IntegrationContent = {
      name: "i",
      provider: "salesforce",
      read: {
        objects: [
          { objectName: "other", destination: "d", requiredFields: [{ mapToName: "x", default: "y" }] },
          { objectName: name, destination: "d", requiredFields: [{ mapToName: name, default: "field" }] },
        ],
      },
    };
    const { config } = draftOf(undefined, manifest);
    config.readObject(name).setEnableRead();
    expect(config.readObject(name).getFieldMapping(name)).toBe("field");
    expect(config.readObject(name).getFieldMapping("x")).toBeUndefined();
  });

  it("the name is told of, is a change and survives setDraft, reset and a newer saved config (D8)", () => {
    const objects = Object.fromEntries([[name, { objectName: name, deletionSettings: { enabled: true } }]]);
    const { config, store, calls } = draftOf({ write: { objects } });
    const told = calls("write", "objects", name, "deletionSettings");
    config.setDraft((draft) => {
      const object = draft.write?.objects?.[name];
      if (object?.deletionSettings) object.deletionSettings.enabled = false;
    });
    expect(told()).toBe(1);
    const pointer = name.replaceAll("~", "~0").replaceAll("/", "~1");
    expect(store.changes()).toStrictEqual([
      { path: `/write/objects/${pointer}/deletionSettings/enabled`, before: true, after: false },
    ]);

    const newer = Object.fromEntries([
      [name, { objectName: name, deletionSettings: { enabled: true }, selectedFieldSettings: objects }],
    ]);
    store.takeSaved(content({ write: { objects: newer } }));
    expect(config.writeObject(name).getDeletionEnabled()).toBe(false);
    expect(Object.keys(config.writeObject(name).object?.selectedFieldSettings ?? {})).toEqual([name]);
    config.reset();
    expect(config.writeObject(name).getDeletionEnabled()).toBe(true);
    expect(Object.keys(config.get().write?.objects ?? {})).toEqual([name]);
  });
});

describe("names beside each other", () => {
  it("all such names live in one draft without getting in each other's way (D8)", () => {
    const { config, store } = draftOf();
    for (const [index, name] of names.entries()) {
      config.writeObject(name).setDefaultValues({ fieldName: name, value: { integerValue: index } });
    }
    for (const [index, name] of names.entries()) {
      expect(config.writeObject(name).getDefaultValues(name)).toStrictEqual({ integerValue: index });
    }
    expect(Object.keys(config.get().write?.objects ?? {}).sort()).toEqual([...names].sort());
    expect(store.changes()).toHaveLength(2 * names.length);
    expect(new Set(store.changes().map(({ path }) => path)).size).toBe(2 * names.length);
  });

  it("the draft's JSON has __proto__ as a key of its own (D8)", () => {
    const { config } = draftOf();
    config.writeObject("__proto__").setEnableWrite();
    expect(JSON.stringify(config.get())).toBe(
      '{"write":{"objects":{"__proto__":{"objectName":"__proto__"}}}}',
    );
    expect(Object.getPrototypeOf(config.get().write?.objects)).toBe(Object.prototype);
  });

  it("a recipe may assign to any name but a new `__proto__`, which is refused (D16)", () => {
    const { config } = draftOf({ write: { objects: { contact: { objectName: "contact" } } } });
    config.setDraft((draft) => {
      const objects = draft.write?.objects ?? {};
      objects["constructor"] = { objectName: "constructor" };
    });
    const before = config.get();
    expect(JSON.stringify(before)).toBe(
      '{"write":{"objects":{"contact":{"objectName":"contact"},"constructor":{"objectName":"constructor"}}}}',
    );
    expect(Object.getPrototypeOf(before.write?.objects)).toBe(Object.prototype);
    const named = JSON.parse('{"__proto__": {"objectName": "__proto__"}}') as Record<string, never>;
    for (const introduce of [
      (draft: InstallationConfigContent) => void Object.assign(draft.write?.objects ?? {}, named),
      (draft: InstallationConfigContent) => void (draft.write = { objects: named }),
      () => ({ write: { objects: named } }),
    ]) {
      expect(() => {
        config.setDraft(introduce);
      }).toThrow(/TypeError|__proto__/);
      expect(config.get()).toBe(before);
    }
  });

  it("a recipe edits what stands under `__proto__`, and passes it by (D16)", () => {
    const odd = JSON.parse('{"write": {"objects": {"__proto__": {"objectName": "__proto__"}}}}') as object;
    const { config } = draftOf(odd);
    config.setDraft((draft) => {
      draft.proxy = { enabled: true };
    });
    expect(config.writeObject("__proto__").object).toEqual({ objectName: "__proto__" });
    config.setDraft((draft) => {
      const object = draft.write?.objects?.["__proto__"];
      if (object) object.inheritMapping = true;
    });
    expect(config.writeObject("__proto__").object).toEqual({ objectName: "__proto__", inheritMapping: true });
  });

  it("a setting may hold keys of any name too (D8)", () => {
    const { config } = draftOf();
    const settings = JSON.parse('{"__proto__":{"polluted":true},"writeOnCreate":"never"}') as object;
    config.writeObject("contact").setFieldSettings({ fieldName: "a", settings });
    expect(JSON.stringify(config.writeObject("contact").getFieldSettings("a"))).toBe(
      '{"__proto__":{"polluted":true},"writeOnCreate":"never"}',
    );
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
