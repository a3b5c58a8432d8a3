import { describe, expect, it } from "vitest";
import { draftOf } from "../support/draft-of.js";

/** The names of D1, with the switches of H15 and the options of H19; where D1 only describes the names (subscribe), those that the doc comments promise. */
const names = {
  config: [
    "batch",
    "draft",
    "get",
    "isLocked",
    "proxy",
    "readObject",
    "removeObject",
    "reset",
    "setDraft",
    "subscribeObject",
    "writeObject",
  ],
  readObject: [
    "deleteFieldMapping",
    "deleteValueMapping",
    "getBackfill",
    "getDynamicMappings",
    "getFieldFilters",
    "getFieldMapping",
    "getReadEnabled",
    "getSchedule",
    "getSelectedField",
    "getSelectedFieldsAuto",
    "getValueMappings",
    "object",
    "setBackfill",
    "setDisableRead",
    "setDynamicMappings",
    "setEnableRead",
    "setEnabled",
    "setFieldFilters",
    "setFieldMapping",
    "setSchedule",
    "setSelectedField",
    "setSelectedFieldsAuto",
    "setValueMapping",
  ],
  writeObject: [
    "deleteFieldSettings",
    "getDefaultValues",
    "getDeletionEnabled",
    "getFieldSettings",
    "getSelectedFieldSettings",
    "getWriteEnabled",
    "getWriteObject",
    "getWriteOnCreateSetting",
    "getWriteOnUpdateSetting",
    "object",
    "setDefaultValues",
    "setDeletionEnabled",
    "setDisableDeletion",
    "setDisableWrite",
    "setEnableDeletion",
    "setEnableWrite",
    "setEnabled",
    "setFieldSettings",
    "setSelectedFieldSettings",
    "setWriteOnCreateSetting",
    "setWriteOnUpdateSetting",
  ],
  subscribeObject: [
    "getCreateEventEnabled",
    "getDeleteEventEnabled",
    "getOtherEvents",
    "getQuotaOptimization",
    "getSubscribeEnabled",
    "getUpdateEventEnabled",
    "getWatchFields",
    "object",
    "setCreateEventEnabled",
    "setDeleteEventEnabled",
    "setDisableCreateEvent",
    "setDisableDeleteEvent",
    "setDisableSubscribe",
    "setDisableUpdateEvent",
    "setEnableCreateEvent",
    "setEnableDeleteEvent",
    "setEnableSubscribe",
    "setEnableUpdateEvent",
    "setEnabled",
    "setOtherEvents",
    "setQuotaOptimization",
    "setUpdateEventEnabled",
    "setWatchFields",
  ],
  proxy: ["getProxyEnabled", "object", "setDisableProxy", "setEnableProxy", "setEnabled"],
};

describe("the names of the helpers", () => {
  const { config } = draftOf();
  it.each([
    ["the config", config, names.config],
    ["readObject", config.readObject("contact"), names.readObject],
    ["writeObject", config.writeObject("contact"), names.writeObject],
    ["subscribeObject", config.subscribeObject("contact"), names.subscribeObject],
    ["proxy", config.proxy(), names.proxy],
  ])("the helpers of %s have exactly its names (D1)", (_, helpers, expected) => {
    expect(Object.keys(helpers).sort()).toEqual(expected);
  });

  it("the handlers of an object are the same at every call, and work when taken apart (D1)", () => {
    const { config: ours } = draftOf();
    expect(ours.writeObject("contact")).toBe(ours.writeObject("contact"));
    expect(ours.writeObject("contact")).not.toBe(ours.writeObject("lead"));
    expect(ours.readObject("contact")).toBe(ours.readObject("contact"));
    expect(ours.subscribeObject("contact")).toBe(ours.subscribeObject("contact"));
    expect(ours.proxy()).toBe(ours.proxy());
    const { setEnableWrite, getWriteObject } = ours.writeObject("contact");
    setEnableWrite();
    expect(getWriteObject()).toEqual({ objectName: "contact" });
  });
});
