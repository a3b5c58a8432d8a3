import { describe, expect, it } from "vitest";
import { createFieldNames } from "../../../src/draft/handlers/field-names.js";
import { draftOf } from "../support/draft-of.js";
import { mappingManifest } from "../support/mapping-manifest.js";

describe("an edit of several places", () => {
  const read = "/read/objects/contact";
  const subscribe = "/subscribe/objects/contact";
  const config = {
    provider: "salesforce",
    read: {
      objects: {
        contact: {
          objectName: "contact",
          selectedFields: {},
          selectedFieldsAuto: "all",
          selectedFieldMappings: { stage: "status" },
          selectedValueMappings: { status: { open: "O" } },
        },
        account: { objectName: "account", disabled: true },
      },
    },
    subscribe: { objects: { contact: { objectName: "contact", inheritFieldsAndMappings: true } } },
  };
  type Config = ReturnType<typeof draftOf>["config"];

  it.each<[string, string, (config: Config) => void]>([
    [
      "another field under a name",
      `${read}/selectedFieldMappings/stage`,
      (draft) => draft.readObject("contact").setFieldMapping({ fieldName: "phase", mapToName: "stage" }),
    ],
    [
      "a mapping that goes",
      `${read}/selectedFieldMappings`,
      (draft) => draft.readObject("contact").deleteFieldMapping("stage"),
    ],
    [
      "a mapping that would bring its object",
      "/read/objects/user/selectedFieldMappings/stage",
      (draft) => draft.readObject("user").setFieldMapping({ fieldName: "phase", mapToName: "stage" }),
    ],
    [
      "a field taken out of all of them",
      `${read}/selectedFieldsAuto`,
      (draft) => draft.readObject("contact").setSelectedField({ fieldName: "email", selected: false }),
    ],
    [
      "a locked field taken out of all of them",
      `${read}/selectedFields/email`,
      (draft) => draft.readObject("contact").setSelectedField({ fieldName: "email", selected: false }),
    ],
    [
      "all fields no more",
      `${read}/selectedFieldsAuto`,
      (draft) => draft.readObject("contact").setSelectedFieldsAuto(undefined),
    ],
    [
      "reading that is switched on",
      "/read/objects/account/disabled",
      (draft) => draft.readObject("account").setEnableRead(),
    ],
    [
      "reading that is switched off",
      `${read}/disabled`,
      (draft) => draft.readObject("contact").setDisableRead(),
    ],
    [
      "an object that is always read, switched off",
      "/read/objects/lead/disabled",
      (draft) => draft.readObject("lead").setDisableRead(),
    ],
    [
      "watched fields, which switch the event on",
      `${subscribe}/updateEvent/requiredWatchFields`,
      (draft) => draft.subscribeObject("contact").setWatchFields(["email"]),
    ],
    [
      "an event of an object that is not subscribed to",
      "/subscribe/objects/lead/createEvent/enabled",
      (draft) => draft.subscribeObject("lead").setEnableCreateEvent(),
    ],
    [
      "deletion of an object that is not written",
      "/write/objects/lead/deletionSettings",
      (draft) => draft.writeObject("lead").setEnableDeletion(),
    ],
    [
      "a setting of an object that is not written",
      "/write/objects/lead/selectedFieldSettings/email/default",
      (draft) =>
        draft.writeObject("lead").setDefaultValues({ fieldName: "email", value: { integerValue: 1 } }),
    ],
  ])("%s makes nothing where its leading place is locked (H16)", (_, locked, edit) => {
    const draft = draftOf(config, mappingManifest);
    draft.store.companion(createFieldNames).find = () => ["email", "phone", "born"];
    draft.store.setLocked([locked]);
    edit(draft.config);
    expect(draft.store.get()).toBe(draft.store.getSaved());
    draft.store.setLocked([]);
    edit(draft.config);
    expect(draft.store.changes()).not.toEqual([]);
  });
});
