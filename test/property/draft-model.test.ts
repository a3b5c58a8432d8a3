import { deepStrictEqual } from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { FieldSetting, FieldSettingDefault, IntegrationContent } from "../../src/contract/index.js";
import type { LocalConfig } from "../../src/draft/local-config.js";
import { draftOf } from "../draft/support/draft-of.js";
import {
  DraftModel,
  type EventName,
  type ModelManifest,
  type ModelOperation,
} from "../draft/support/draft-model.js";

const objects = ["contact", "__proto__", "a/b"];
const fields = ["source", "constructor", "c~d"];

const modelManifest: ModelManifest = {
  mappings: { contact: { stage: "leadsource", source: "origin" } },
  destinations: { contact: "contactEvents" },
};
const manifest: IntegrationContent = {
  name: "write-to-salesforce",
  provider: "salesforce",
  read: {
    objects: [
      {
        objectName: "contact",
        destination: "contactWebhook",
        requiredFields: [{ fieldName: "email" }, { mapToName: "stage", default: "leadsource" }],
        optionalFields: [{ mapToName: "source", default: "origin" }, { mapToName: "note" }],
      },
    ],
  },
  subscribe: {
    objects: [{ objectName: "contact", destination: "contactEvents", inheritFieldsAndMapping: true }],
  },
};

const field = fc.constantFrom(...fields);
const defaults = fc.constantFrom<FieldSettingDefault | undefined>(
  undefined,
  {},
  { stringValue: "" },
  { stringValue: "myApp" },
  { integerValue: 0 },
  { booleanValue: false },
);
const onCreate = fc.constantFrom<FieldSetting["writeOnCreate"]>(undefined, "always", "never");
const onUpdate = fc.constantFrom<FieldSetting["writeOnUpdate"]>(undefined, "always", "never", "ifEmpty");
const settings = fc.oneof(
  fc.constant(undefined),
  fc.record({ default: defaults, writeOnCreate: onCreate, writeOnUpdate: onUpdate }),
) as fc.Arbitrary<FieldSetting | undefined>;
const name = fc.constantFrom("stage", ...fields);
const event = fc.constantFrom<EventName>("createEvent", "updateEvent", "deleteEvent");
const watch = fc.constantFrom("all" as const, ["source"], ["source", "c~d"], undefined);

/** The calls of one section, on objects of the given names. */
const callsOf = {
  read: (object: fc.Arbitrary<string>): fc.Arbitrary<ModelOperation> =>
    fc.oneof(
      fc.record({ op: fc.constantFrom("setEnableRead" as const, "setDisableRead" as const), object }),
      fc.record({ op: fc.constant("setSelectedField" as const), object, field, selected: fc.boolean() }),
      fc.record({ op: fc.constant("setFieldMapping" as const), object, field, name }),
      fc.record({ op: fc.constant("deleteFieldMapping" as const), object, name }),
      fc.record({ op: fc.constant("setValueMapping" as const), object, field, name, value: field }),
      fc.record({ op: fc.constant("deleteValueMapping" as const), object, field, name }),
    ),
  write: (object: fc.Arbitrary<string>): fc.Arbitrary<ModelOperation> =>
    fc.oneof(
      fc.record({ op: fc.constantFrom("setEnableWrite" as const, "setDisableWrite" as const), object }),
      fc.record({ op: fc.constantFrom("setEnableDeletion" as const, "setDisableDeletion" as const), object }),
      fc.record({ op: fc.constant("setFieldSettings" as const), object, field, settings }),
      fc.record({ op: fc.constant("setDefaultValues" as const), object, field, value: defaults }),
      fc.record({ op: fc.constant("setWriteOnCreateSetting" as const), object, field, value: onCreate }),
      fc.record({ op: fc.constant("setWriteOnUpdateSetting" as const), object, field, value: onUpdate }),
    ),
  subscribe: (object: fc.Arbitrary<string>): fc.Arbitrary<ModelOperation> =>
    fc.oneof(
      fc.record({
        op: fc.constantFrom("setEnableSubscribe" as const, "setDisableSubscribe" as const),
        object,
      }),
      fc.record({ op: fc.constant("turnEvent" as const), object, event, enabled: fc.boolean() }),
      fc.record({ op: fc.constant("setWatchFields" as const), object, watch }),
    ),
  rest: (object: fc.Arbitrary<string>): fc.Arbitrary<ModelOperation> =>
    fc.oneof(
      { weight: 2, arbitrary: fc.record({ op: fc.constant("removeObject" as const), object }) },
      { weight: 2, arbitrary: fc.record({ op: fc.constant("turnProxy" as const), enabled: fc.boolean() }) },
      { weight: 1, arbitrary: fc.record({ op: fc.constant("reset" as const) }) },
    ),
};

/** A saved config's calls and the draft's; each run keeps to few names and mostly to one section, so that calls meet. */
const scenario = fc
  .record({
    sections: fc.constantFrom<("read" | "write" | "subscribe")[]>(
      ["read"],
      ["write"],
      ["subscribe"],
      ["read", "write", "subscribe"],
    ),
    names: fc.subarray(objects, { minLength: 1 }),
  })
  .chain(({ sections, names }) => {
    const object = fc.constantFrom(...names);
    const call = fc.oneof(
      { weight: 1, arbitrary: callsOf.rest(object) },
      ...sections.map((section) => ({ weight: 6, arbitrary: callsOf[section](object) })),
    );
    return fc.record({
      before: fc.array(call, { maxLength: 12 }),
      calls: fc.array(call, { minLength: 1, maxLength: 25 }),
    });
  });

/** Makes the same call on the helpers. */
function callHelpers(config: LocalConfig, call: ModelOperation): void {
  switch (call.op) {
    case "setEnableRead":
    case "setDisableRead":
      return config.readObject(call.object)[call.op]();
    case "setEnableWrite":
    case "setDisableWrite":
    case "setEnableDeletion":
    case "setDisableDeletion":
      return config.writeObject(call.object)[call.op]();
    case "setEnableSubscribe":
    case "setDisableSubscribe":
      return config.subscribeObject(call.object)[call.op]();
    case "removeObject":
      return config.removeObject(call.object);
    case "setSelectedField":
      return config
        .readObject(call.object)
        .setSelectedField({ fieldName: call.field, selected: call.selected });
    case "setFieldMapping":
      return config.readObject(call.object).setFieldMapping({ fieldName: call.field, mapToName: call.name });
    case "deleteFieldMapping":
      return config.readObject(call.object).deleteFieldMapping(call.name);
    case "setValueMapping": {
      const { field: fieldName, name: mappedValue, value: providerValue } = call;
      return config.readObject(call.object).setValueMapping({ fieldName, mappedValue, providerValue });
    }
    case "deleteValueMapping":
      return config
        .readObject(call.object)
        .deleteValueMapping({ fieldName: call.field, mappedValue: call.name });
    case "setFieldSettings":
      return config
        .writeObject(call.object)
        .setFieldSettings({ fieldName: call.field, settings: call.settings });
    case "setDefaultValues":
      return config.writeObject(call.object).setDefaultValues({ fieldName: call.field, value: call.value });
    case "setWriteOnCreateSetting":
      return config
        .writeObject(call.object)
        .setWriteOnCreateSetting({ fieldName: call.field, value: call.value });
    case "setWriteOnUpdateSetting":
      return config
        .writeObject(call.object)
        .setWriteOnUpdateSetting({ fieldName: call.field, value: call.value });
    case "turnEvent": {
      const handlers = config.subscribeObject(call.object);
      const turn = {
        createEvent: [handlers.setDisableCreateEvent, handlers.setEnableCreateEvent],
        updateEvent: [handlers.setDisableUpdateEvent, handlers.setEnableUpdateEvent],
        deleteEvent: [handlers.setDisableDeleteEvent, handlers.setEnableDeleteEvent],
      }[call.event][call.enabled ? 1 : 0];
      return turn?.();
    }
    case "setWatchFields":
      return config.subscribeObject(call.object).setWatchFields(call.watch);
    case "turnProxy":
      return call.enabled ? config.proxy().setEnableProxy() : config.proxy().setDisableProxy();
    case "reset":
      return config.reset();
  }
}

/** Checks every getter for every name against the model. */
function checkGetters(config: LocalConfig, model: DraftModel): void {
  expect(config.proxy().getProxyEnabled()).toBe(model.proxy === true);
  for (const objectName of objects) {
    const [read, write, subscribe] = [
      model.read.get(objectName),
      model.write.get(objectName),
      model.subscribe.get(objectName),
    ];
    const handlers = config.subscribeObject(objectName);
    deepStrictEqual(
      [
        config.readObject(objectName).object === undefined,
        config.writeObject(objectName).getWriteObject() === undefined,
        config.writeObject(objectName).getDeletionEnabled(),
        handlers.getSubscribeEnabled(),
        handlers.getCreateEventEnabled(),
        handlers.getUpdateEventEnabled(),
        handlers.getDeleteEventEnabled(),
        handlers.getWatchFields(),
      ],
      [
        !read,
        !write,
        write?.deletion === true,
        subscribe !== undefined,
        subscribe?.events.get("createEvent")?.enabled === "always",
        subscribe?.events.get("updateEvent")?.enabled === "always",
        subscribe?.events.get("deleteEvent")?.enabled === "always",
        subscribe?.events.get("updateEvent")?.watch,
      ],
    );
    for (const each of [...fields, "stage"]) {
      const values = read?.values?.get(each);
      const setting = write?.settings?.get(each);
      const ofRead = config.readObject(objectName);
      const ofWrite = config.writeObject(objectName);
      deepStrictEqual(
        [
          ofRead.getSelectedField(each),
          ofRead.getFieldMapping(each),
          ofRead.getValueMappings(each),
          ofWrite.getFieldSettings(each),
          ofWrite.getDefaultValues(each),
          ofWrite.getWriteOnCreateSetting(each),
          ofWrite.getWriteOnUpdateSetting(each),
        ],
        [
          read?.fields.has(each) ?? false,
          read?.mappings.get(each),
          values && Object.fromEntries(values),
          setting,
          setting?.default,
          setting?.writeOnCreate,
          setting?.writeOnUpdate,
        ],
      );
    }
  }
}

const prototypeBefore = Object.getOwnPropertyDescriptors(Object.prototype);
afterEach(() => {
  deepStrictEqual(Object.getOwnPropertyDescriptors(Object.prototype), prototypeBefore);
});

describe("D1, D2, D6, D7, D8, D10: random calls of the helpers", { timeout: 60_000 }, () => {
  it("make, call by call, the draft that a naive model makes; D3: calls that change nothing tell nobody", () => {
    fc.assert(
      fc.property(scenario, ({ before, calls }) => {
        const savedModel = new DraftModel(modelManifest);
        for (const each of before) savedModel.apply(each);
        const model = new DraftModel(modelManifest, savedModel);
        const { store, config, calls: countCalls } = draftOf(savedModel.toContent(), manifest);
        const told = countCalls();
        for (const each of calls) {
          const [draft, toldBefore] = [config.get(), told()];
          callHelpers(config, each);
          model.apply(each);
          deepStrictEqual(config.get(), model.toContent());
          const isSame = config.get() === draft;
          expect(isSame).toBe(isDeepStrictEqual(config.get(), draft));
          expect(told() === toldBefore).toBe(isSame);
          expect(config.get() === store.getSaved()).toBe(isDeepStrictEqual(config.get(), store.getSaved()));
        }
        checkGetters(config, model);
      }),
      { numRuns: 2000 },
    );
  });
});
