import { describe, expect, it } from "vitest";
import { listChangesAt } from "../../../src/draft/merge/changes-at.js";
import {
  updateEventPath as event,
  updateEventPointer as pointer,
  withUpdateEvent as withEvent,
} from "../support/contact-configs.js";
import { content, draftOf } from "../support/draft-of.js";

const saved = {
  provider: "salesforce",
  write: {
    objects: {
      contact: {
        objectName: "contact",
        selectedFieldSettings: {
          source: { default: { stringValue: "web" }, writeOnUpdate: "never" },
          email: { writeOnCreate: "never" },
        },
      },
    },
  },
  subscribe: {
    objects: {
      contact: {
        objectName: "contact",
        destination: "hook",
        inheritFieldsAndMappings: true,
        updateEvent: { enabled: "always", watchFieldsAuto: "all" },
      },
    },
  },
};
const settings = ["write", "objects", "contact", "selectedFieldSettings"];
const source = "/write/objects/contact/selectedFieldSettings/source";

describe("a place of its own", () => {
  it("reset of a place leaves other edits alone and is one step to undo (H15, D9)", () => {
    const { store } = draftOf(saved);
    store.edit([...settings, "source", "writeOnUpdate"], "always");
    store.edit([...settings, "source", "writeOnCreate"], "never");
    store.edit([...settings, "email", "writeOnCreate"], "always");
    store.reset(source);
    expect(store.changes().map(({ path }) => path)).toEqual([
      "/write/objects/contact/selectedFieldSettings/email/writeOnCreate",
    ]);
    store.undo();
    expect(store.read([...settings, "source"])).toEqual({
      default: { stringValue: "web" },
      writeOnUpdate: "always",
      writeOnCreate: "never",
    });
  });

  it("reset inside a batch is part of the batch's one step, under its label (H15, D9)", () => {
    const { store, config } = draftOf(saved);
    store.edit([...settings, "source", "writeOnUpdate"], "always");
    config.batch(() => {
      config.writeObject("contact").setEnableDeletion();
      config.reset(source);
    }, "Ours");
    expect(store.changes().map(({ path }) => path)).toEqual([
      "/write/objects/contact/deletionSettings/enabled",
    ]);
    expect(store.steps().undo?.label).toBe("Ours");
    store.undo();
    expect(store.changes()).toEqual([{ path: `${source}/writeOnUpdate`, before: "never", after: "always" }]);
  });

  it("reset of a place that only the draft has removes what the edit made (H15, D6)", () => {
    const { store, config } = draftOf({ provider: "salesforce" });
    config.writeObject("lead").setWriteOnUpdateSetting({ fieldName: "a/b", value: "never" });
    store.reset("/write/objects/lead/selectedFieldSettings/a~1b");
    expect(store.get()).toEqual({
      provider: "salesforce",
      write: { objects: { lead: { objectName: "lead" } } },
    });
    store.reset("/write/objects/lead");
    expect(store.get()).toEqual({ provider: "salesforce" });
  });

  it("reset of a place that nobody edited leaves what was edited beside, above and below it (H15)", () => {
    const { store, config } = draftOf(saved);
    config.writeObject("contact").setEnableDeletion();
    store.edit([...settings, "source", "writeOnUpdate"], "always");
    const edited = store.changes();
    for (const untouched of [
      "/write/objects/contact/selectedFieldSettings/email",
      "/write/objects/contact/objectName",
      "/write/objects/contact/nothing/below",
      "/read",
    ]) {
      store.reset(untouched);
    }
    expect(store.changes()).toEqual(edited);
    expect(edited).toHaveLength(2);
  });

  it("reset of a part of one value resets all of it (H15, D15)", () => {
    const { store } = draftOf(saved);
    store.edit([...settings, "source", "default"], { integerValue: 3 });
    store.reset(`${source}/default/integerValue`);
    expect(store.changes()).toEqual([]);
    store.edit(["subscribe", "objects", "contact", "updateEvent", "watchFieldsAuto"], undefined);
    store.edit(["subscribe", "objects", "contact", "updateEvent", "requiredWatchFields"], ["email"]);
    store.reset("/subscribe/objects/contact/updateEvent/requiredWatchFields");
    expect(store.changes()).toEqual([]);
  });

  it("reset of a place in a removed object brings the object back (H15)", () => {
    const { store, config } = draftOf(saved);
    config.writeObject("contact").setDisableWrite();
    store.reset(source);
    expect(store.read(["write", "objects", "contact"])).toEqual(saved.write.objects.contact);
  });

  it.each([
    ["a leaf", { a: { b: null } }, ["a"], "/a/b"],
    ["a leaf in two containers", { a: { b: { c: null } } }, ["a"], "/a/b/c"],
    ["a leaf beside another one", { a: { b: null, c: null } }, ["a"], "/a"],
    ["a section's objects", { write: { objects: null } }, ["write"], "/write"],
    ["an object", { write: { objects: { lead: null } } }, ["write"], "/write/objects"],
    ["a container", { read: { objects: { a: { backfill: null } } } }, ["read"], "/read/objects/a"],
  ])("reset brings back null in the place of %s (H15, D16)", (_, before, removed, pointer) => {
    const { store } = draftOf(before);
    store.remove(removed);
    expect(listChangesAt(store.difference(), pointer.split("/").slice(1))).toEqual(store.changes());
    store.reset(pointer);
    expect(store.get()).toEqual(before);
    expect(store.changes()).toEqual([]);
  });

  it("reset of a part of an object that was taken out makes no change of its own (H15, D6)", () => {
    const read = { destination: "hook", schedule: "daily", selectedFields: { a: true }, backfill: null };
    const { store } = draftOf({ read: { objects: { lead: { objectName: "lead", ...read } } } });
    store.remove(["read"]);
    store.reset("/read/objects/lead/schedule");
    expect(store.read(["read", "objects", "lead"])).toEqual({
      objectName: "lead",
      schedule: "daily",
      selectedFields: {},
    });
    expect(store.changes().map(({ path }) => path)).toEqual([
      "/read/objects/lead/destination",
      "/read/objects/lead/selectedFields/a",
    ]);
  });

  it("reset of a place ends its conflict with the server's value (H15, D11)", () => {
    const { store } = draftOf(saved);
    store.edit([...settings, "source", "writeOnUpdate"], "always");
    store.edit([...settings, "email", "writeOnCreate"], "always");
    const theirs = structuredClone(saved);
    theirs.write.objects.contact.selectedFieldSettings.source.writeOnUpdate = "ifEmpty";
    store.takeSaved(content(theirs));
    expect(store.conflicts()).toHaveLength(1);
    store.reset(source);
    expect(store.conflicts()).toEqual([]);
    expect(store.read([...settings, "source", "writeOnUpdate"])).toBe("ifEmpty");
    expect(store.changes()).toHaveLength(1);
  });

  it("reset given an event, or nothing, resets all (H15, D6)", () => {
    const { store, config } = draftOf(saved);
    config.proxy().setEnabled(true);
    (config.reset as (event: unknown) => void)({ type: "click" });
    expect(store.get()).toBe(store.getSaved());
  });

  it("reset of what is no pointer throws and changes nothing (H15)", () => {
    const { store, config } = draftOf(saved);
    config.proxy().setEnabled(true);
    expect(() => config.reset("proxy")).toThrow(SyntaxError);
    expect(store.changes()).toHaveLength(1);
  });

  it("changes at a place hold the one value that the place lies in (H15, D15)", () => {
    const { store } = draftOf(saved);
    store.edit([...settings, "source", "default"], { stringValue: "app" });
    const expected = [
      { path: `${source}/default`, before: { stringValue: "web" }, after: { stringValue: "app" } },
    ];
    expect(listChangesAt(store.difference(), [...settings, "source"])).toEqual(expected);
    expect(listChangesAt(store.difference(), [...settings, "source", "default", "stringValue"])).toEqual(
      expected,
    );
    expect(listChangesAt(store.difference(), [...settings, "email"])).toEqual([]);
  });

  it("setEnabled does what the published pairs do (H15, D1)", () => {
    const { config, store } = draftOf(saved);
    const [read, write, subscribe] = [
      config.readObject("lead"),
      config.writeObject("contact"),
      config.subscribeObject("contact"),
    ];
    read.setEnabled(true);
    expect(read.getReadEnabled()).toBe(true);
    read.setEnabled(false);
    expect(read.getReadEnabled()).toBe(false);
    write.setEnabled(false);
    expect(write.getWriteEnabled()).toBe(false);
    write.setEnabled(true);
    expect(write.getWriteEnabled()).toBe(true);
    write.setDeletionEnabled(true);
    expect(write.getDeletionEnabled()).toBe(true);
    write.setDeletionEnabled(false);
    subscribe.setUpdateEventEnabled(false);
    expect(subscribe.getUpdateEventEnabled()).toBe(false);
    subscribe.setUpdateEventEnabled(true);
    subscribe.setCreateEventEnabled(true);
    subscribe.setCreateEventEnabled(false);
    subscribe.setDeleteEventEnabled(true);
    subscribe.setDeleteEventEnabled(false);
    subscribe.setEnabled(false);
    expect(subscribe.getSubscribeEnabled()).toBe(false);
    subscribe.setEnabled(true);
    expect(store.changes()).toEqual([]);
  });

  it("getReadEnabled is false for a disabled object and for one without a section (H15)", () => {
    const { config } = draftOf({
      provider: "salesforce",
      read: {
        objects: {
          contact: { objectName: "contact", disabled: true },
          lead: { schedule: "* * * * *" },
        },
      },
    });
    expect(config.readObject("contact").getReadEnabled()).toBe(false);
    expect(config.readObject("lead").getReadEnabled()).toBe(true);
    expect(config.readObject("account").getReadEnabled()).toBe(false);
  });
});

describe("the reset of a place beside others", () => {
  it.each(["watchFieldsAuto", "requiredWatchFields"])(
    "the reset of %s, one way of a choice, brings back the saved way (H15, D15)",
    (name) => {
      const { store } = draftOf(withEvent({ enabled: "always", watchFieldsAuto: "all" }));
      store.batch(() => {
        store.edit([...event, "watchFieldsAuto"], undefined);
        store.edit([...event, "requiredWatchFields"], ["email"]);
      });
      store.edit(["proxy", "enabled"], true);
      store.reset(`${pointer}/${name}`);
      expect(store.read(event)).toEqual({ enabled: "always", watchFieldsAuto: "all" });
      expect(store.changes().map(({ path }) => path)).toEqual(["/proxy/enabled"]);
    },
  );

  it("the reset of one way of a choice brings back the other way that was taken off, and nothing else (H15, D15)", () => {
    const { store } = draftOf(withEvent({ enabled: "always", watchFieldsAuto: "all" }));
    store.edit([...event, "watchFieldsAuto"], undefined);
    store.edit(["proxy", "enabled"], true);
    store.reset(`${pointer}/requiredWatchFields`);
    expect(store.read(event)).toEqual({ enabled: "always", watchFieldsAuto: "all" });
    expect(store.changes().map(({ path }) => path)).toEqual(["/proxy/enabled"]);
  });

  it("the reset of a place that is as it is saved leaves the others in its object alone (H15)", () => {
    const { store } = draftOf(
      content({
        provider: "salesforce",
        read: {
          objects: { contact: { objectName: "contact", selectedFields: { email: true }, schedule: "x" } },
        },
      }),
    );
    const fields = ["read", "objects", "contact", "selectedFields"];
    store.edit([...fields, "phone"], true);
    store.reset("/read/objects/contact/selectedFields/email");
    expect(store.read(fields)).toEqual({ email: true, phone: true });
  });

  it("the reset of a place where `null` stands for nothing takes the `null` away (H15, D16)", () => {
    const { store } = draftOf({
      provider: "salesforce",
      read: { objects: { contact: { objectName: "contact" } } },
    });
    const fields = ["read", "objects", "contact", "selectedFields"];
    store.edit(fields, null);
    expect(store.read(fields)).toBeNull();
    store.reset("/read/objects/contact/selectedFields");
    expect(store.get()).toEqual(store.getSaved());
  });
});
