import fc from "fast-check";
import type { FieldSetting, FieldSettingDefault, IntegrationContent } from "../../../src/contract/index.js";
import type { LocalConfig } from "../../../src/draft/handlers/local-config.js";
import type { EventName, ModelManifest, ModelOperation } from "./draft-model.js";

/** The object names of the calls. */
export const objects = ["contact", "__proto__", "a/b"];
/** The field names of the calls. */
export const fields = ["source", "constructor", "c~d"];

/** What the model knows of the manifest below. */
export const modelManifest: ModelManifest = {
  mappings: { contact: { stage: "leadsource", source: "origin" } },
  destinations: { contact: "contactEvents" },
};
/** The manifest of the drafts that the calls are made on. */
export const manifest: IntegrationContent = {
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
export const scenario = fc
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
export function callHelpers(config: LocalConfig, call: ModelOperation): void {
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
