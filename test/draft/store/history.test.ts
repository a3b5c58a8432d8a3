import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { describeStep } from "../../../src/draft/store/history/describe-step.js";
import { createDraftStore } from "../../../src/draft/store/draft-store.js";
import { createLocalConfig } from "../../../src/draft/handlers/local-config.js";
import { content, draftOf } from "../support/draft-of.js";

const saved = {
  provider: "salesforce",
  write: { objects: { contact: { objectName: "contact" } } },
  read: { objects: { contact: { objectName: "contact", selectedFields: {}, selectedFieldMappings: {} } } },
};

const labelOf = (store: ReturnType<typeof draftOf>["store"]) => {
  const { undo } = store.steps();
  return undo && describeStep(undo);
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("undo and redo", () => {
  it("undo steps back through the edits to the saved config itself, and redo forth again (D9)", () => {
    const { store, config } = draftOf(saved);
    const drafts = [store.get()];
    config.writeObject("contact").setEnableDeletion();
    drafts.push(store.get());
    config.proxy().setEnableProxy();
    drafts.push(store.get());
    store.undo();
    expect(store.get()).toBe(drafts[1]);
    store.undo();
    expect(store.get()).toBe(store.getSaved());
    expect(store.changes()).toEqual([]);
    expect(store.steps().undo).toBeUndefined();
    store.undo();
    store.redo();
    expect(store.get()).toBe(drafts[1]);
    expect(store.changes().map(({ path }) => path)).toEqual([
      "/write/objects/contact/deletionSettings/enabled",
    ]);
    store.redo();
    expect(store.get()).toBe(drafts[2]);
    expect(store.steps().redo).toBeUndefined();
    store.redo();
    expect(store.get()).toBe(drafts[2]);
  });

  it("an edit forgets what could be redone; an edit that changes nothing does not (D9)", () => {
    const { store, config } = draftOf(saved);
    config.proxy().setEnableProxy();
    store.undo();
    config.proxy().setDisableProxy();
    expect(store.steps().redo).toBeDefined();
    config.writeObject("contact").setEnableDeletion();
    expect(store.steps().redo).toBeUndefined();
  });

  it("an edit that changes nothing makes no step (D3)", () => {
    const { store, config } = draftOf(saved);
    config.writeObject("contact").setEnableWrite();
    config.writeObject("contact").setDisableDeletion();
    config.reset();
    expect(store.steps().undo).toBeUndefined();
  });

  it("a setter is one step, also where it has to add the object first (D9)", () => {
    const { store, config } = draftOf(saved);
    config.writeObject("lead").setEnableDeletion();
    config.readObject("lead").setSelectedField({ fieldName: "email", selected: true });
    config.subscribeObject("lead").setWatchFields(["email"]);
    for (let step = 0; step < 3; step += 1) store.undo();
    expect(store.get()).toBe(store.getSaved());
  });

  it("the edits of a batch are one step, and their listeners hear of them once (D9)", () => {
    const { store, config, calls } = draftOf(saved);
    const told = calls();
    config.batch(() => {
      config.writeObject("contact").setEnableDeletion();
      expect(config.writeObject("contact").getDeletionEnabled()).toBe(true);
      config.batch(() => {
        config.proxy().setEnableProxy();
      });
      config.removeObject("contact");
    }, "Start over");
    expect(told()).toBe(1);
    expect(labelOf(store)).toBe("Start over");
    store.undo();
    expect(store.get()).toBe(store.getSaved());
  });

  it("a batch that comes back to where it started is no step and tells nobody (D9)", () => {
    const { store, config, calls } = draftOf(saved);
    const told = calls();
    config.batch(() => {
      config.proxy().setEnableProxy();
      config.proxy().setDisableProxy();
    });
    expect(told()).toBe(0);
    expect(store.steps().undo).toBeUndefined();
  });

  it("a batch that throws keeps the edits made by then as one step, and throws on (D9)", () => {
    const { store, config } = draftOf(saved);
    expect(() => {
      config.batch(() => {
        config.proxy().setEnableProxy();
        throw new Error("stop");
      });
    }).toThrow("stop");
    expect(config.proxy().getProxyEnabled()).toBe(true);
    store.undo();
    expect(store.get()).toBe(store.getSaved());
  });

  it("reset is a step that can be taken back (D9)", () => {
    const { store, config } = draftOf(saved);
    config.proxy().setEnableProxy();
    const mine = store.get();
    config.reset();
    expect(labelOf(store)).toBe("Discard changes");
    store.undo();
    expect(store.get()).toBe(mine);
  });

  it("the oldest steps give way beyond the limit; a limit of 0 keeps none (D9)", () => {
    const store = createDraftStore({ saved: content(saved), historyLimit: 2 });
    const config = createLocalConfig(store);
    for (const name of ["a", "b", "c"]) config.writeObject(name).setEnableWrite();
    store.undo();
    store.undo();
    store.undo();
    expect(Object.keys(store.get().write?.objects ?? {})).toEqual(["contact", "a"]);

    const none = createDraftStore({ saved: content(saved), historyLimit: 0 });
    createLocalConfig(none).proxy().setEnableProxy();
    none.undo();
    expect(none.get().proxy?.enabled).toBe(true);
  });

  it("listeners are told of an undo by path, and `steps` stays the same until something changes (D9)", () => {
    const { store, config, calls } = draftOf(saved);
    config.writeObject("contact").setEnableDeletion();
    config.proxy().setEnableProxy();
    const [proxy, write] = [calls("proxy"), calls("write")];
    const steps = store.steps();
    expect(store.steps()).toBe(steps);
    store.undo();
    expect([proxy(), write()]).toEqual([1, 0]);
    expect(store.steps()).not.toBe(steps);
  });
});

describe("typing in one field", () => {
  const type = (config: ReturnType<typeof draftOf>["config"], text: string, fieldName = "email") => {
    for (let length = 1; length <= text.length; length += 1) {
      config
        .writeObject("contact")
        .setDefaultValues({ fieldName, value: { stringValue: text.slice(0, length) } });
      vi.advanceTimersByTime(200);
    }
  };

  it("typing is one step while it goes on, however long the text (D9)", () => {
    const { store, config } = draftOf(saved);
    type(config, "someone@example.com");
    store.undo();
    expect(store.get()).toBe(store.getSaved());
    store.redo();
    expect(config.writeObject("contact").getDefaultValues("email")).toEqual({
      stringValue: "someone@example.com",
    });
  });

  it("typing is another step after a pause, in another field, and after an undo (D9)", () => {
    const { store, config } = draftOf(saved);
    type(config, "ab");
    vi.advanceTimersByTime(1_000);
    config.writeObject("contact").setDefaultValues({ fieldName: "email", value: { stringValue: "abc" } });
    type(config, "x", "name");
    store.undo();
    store.undo();
    expect(config.writeObject("contact").getDefaultValues("email")).toEqual({ stringValue: "ab" });
    config.writeObject("contact").setDefaultValues({ fieldName: "email", value: { stringValue: "abd" } });
    store.undo();
    expect(config.writeObject("contact").getDefaultValues("email")).toEqual({ stringValue: "ab" });
  });

  it("typing is another step in a batch that does more or has another name (D9)", () => {
    const { store, config, calls } = draftOf(saved);
    type(config, "ab");
    const proxyCalls = calls("proxy");
    const setEmail = (text: string) => {
      config.writeObject("contact").setDefaultValues({ fieldName: "email", value: { stringValue: text } });
    };
    store.batch(() => {
      config.proxy().setEnableProxy();
      setEmail("abc");
    }, "Take the template");
    expect(labelOf(store)).toBe("Take the template");
    store.undo();
    expect(proxyCalls()).toBe(2);
    expect(config.proxy().getProxyEnabled()).toBe(false);
    expect(config.writeObject("contact").getDefaultValues("email")).toEqual({ stringValue: "ab" });
    type(config, "ab");
    store.batch(() => setEmail("abc"), "Add c");
    store.undo();
    expect(config.writeObject("contact").getDefaultValues("email")).toEqual({ stringValue: "ab" });
  });

  it("typing that comes back to the text it started with is no step (D9)", () => {
    const { store, config } = draftOf(saved);
    type(config, "ab");
    config.writeObject("contact").setDefaultValues({ fieldName: "email", value: { stringValue: "a" } });
    config.writeObject("contact").setDefaultValues({ fieldName: "email", value: undefined });
    expect(store.steps().undo).toBeUndefined();
  });

  it("it is typing only where characters come or go at one place: choices are steps of their own (D9)", () => {
    const { store, config } = draftOf(saved);
    const choose = (value: "always" | "never" | "ifEmpty" | undefined) => {
      config.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "email", value });
    };
    choose("never");
    choose("ifEmpty");
    choose("always");
    choose(undefined);
    const setting = () => config.writeObject("contact").getWriteOnUpdateSetting("email");
    store.undo();
    expect(setting()).toBe("always");
    store.undo();
    expect(setting()).toBe("ifEmpty");
    config.writeObject("contact").setEnableDeletion();
    config.writeObject("contact").setDisableDeletion();
    store.undo();
    expect(config.writeObject("contact").getDeletionEnabled()).toBe(true);
  });
});

describe("a step never undoes what the server changed", () => {
  const theirs = { ...saved, proxy: { enabled: true } };

  it("what a refetch brings between edit and undo stays, also after the redo (D9)", () => {
    const { store, config } = draftOf(saved);
    config.writeObject("contact").setEnableDeletion();
    store.takeSaved(content(theirs));
    store.undo();
    expect(store.get()).toBe(store.getSaved());
    expect(store.get().proxy).toEqual({ enabled: true });
    store.redo();
    expect(store.get()).toEqual({
      ...theirs,
      write: { objects: { contact: { objectName: "contact", deletionSettings: { enabled: true } } } },
    });
  });

  it("the undo of a leaf that user and then server changed gives the server's value (D9)", () => {
    const { store, config } = draftOf({ a: 0 });
    store.edit(["a"], 1);
    store.takeSaved(content({ a: 2 }));
    expect(config.get()).toEqual({ a: 1 });
    store.undo();
    expect(config.get()).toEqual({ a: 2 });
    expect(store.conflicts()).toEqual([]);
    store.redo();
    expect(config.get()).toEqual({ a: 1 });
    expect(store.conflicts()).toEqual([{ path: "/a", base: 0, mine: 1, theirs: 2 }]);
  });

  it("a step that the server has made by itself meanwhile is none any more (D9)", () => {
    const { store } = draftOf({ a: 0, b: 0 });
    store.edit(["b"], 1);
    store.edit(["a"], 1);
    store.takeSaved(content({ a: 1, b: 0 }));
    expect(store.steps().undo?.path).toEqual(["b"]);
    store.undo();
    expect(store.get()).toEqual({ a: 1, b: 0 });
    expect(store.steps().undo).toBeUndefined();
  });

  it("an edit can be undone after it was saved: what the server answered is the user's own (D9)", () => {
    const { store } = draftOf({ a: 0, b: 0 });
    store.edit(["a"], 1);
    store.takeSaved(content({ a: 1, b: 5 }), store.get());
    expect(store.changes()).toEqual([]);
    store.undo();
    expect(store.get()).toEqual({ a: 0, b: 5 });
    expect(store.changes()).toEqual([{ path: "/a", before: 1, after: 0 }]);
  });

  it("an undo while a save is in flight stays to be saved (D9)", () => {
    const { store } = draftOf({ a: 0 });
    store.edit(["a"], 1);
    const sent = store.get();
    store.undo();
    store.takeSaved(content({ a: 1 }), sent);
    expect(store.get()).toEqual({ a: 0 });
    expect(store.changes()).toEqual([{ path: "/a", before: 1, after: 0 }]);
  });

  it("an undo that leads to what the server has by now leads to the saved config itself (D5)", () => {
    const { store } = draftOf({ a: { b: 0 }, c: { d: 0 } });
    store.edit(["a", "b"], 1);
    store.edit(["a", "b"], 5);
    store.takeSaved(content({ a: { b: 1 }, c: { d: 2 } }));
    store.undo();
    expect(store.get()).toEqual(store.getSaved());
    expect(store.get()).toBe(store.getSaved());
  });

  it("a step that an answer makes needless is none any more, also where the answer changes nothing else (D9)", () => {
    const { store } = draftOf({ a: 0 });
    store.edit(["a"], 1);
    const sent = store.get();
    store.undo();
    expect(store.steps().redo).toBeDefined();
    store.takeSaved(content({ a: 0 }), sent);
    expect(store.steps().redo).toBeUndefined();
  });

  it("an undo keeps to what the server changed also after many of its changes (D9)", () => {
    const { store } = draftOf({ a: 0, b: 0 });
    store.edit(["a"], 1);
    for (let b = 1; b <= 100; b += 1) store.takeSaved(content({ a: 0, b }));
    store.undo();
    expect(store.get()).toEqual({ a: 0, b: 100 });
    store.redo();
    expect(store.get()).toEqual({ a: 1, b: 100 });
  });

  it("a step that the server has made by itself is none, after any number of its changes (D9)", () => {
    for (let times = 1; times <= 70; times += 1) {
      const { store } = draftOf({ a: 0, b: { c: 0 }, d: 0 });
      store.edit(["d"], 1);
      store.edit(["a"], 1);
      for (let c = 1; c <= times; c += 1) store.takeSaved(content({ a: 1, b: { c }, d: 0 }));
      store.undo();
      expect(store.get(), `after ${String(times)}`).toEqual({ a: 1, b: { c: times }, d: 0 });
      expect(store.steps().undo, `after ${String(times)}`).toBeUndefined();
    }
  });

  it("defaults that the manifest fills in later are in the earlier and later drafts too (D7)", () => {
    const { store, config } = draftOf({});
    config.readObject("contact").setEnableRead();
    config.proxy().setEnableProxy();
    store.undo();
    store.setManifest({
      name: "x",
      provider: "salesforce",
      read: {
        objects: [
          {
            objectName: "contact",
            destination: "webhook",
            schedule: "*/30 * * * *",
            requiredFields: [{ mapToName: "phone", default: "Phone" }],
          },
        ],
      },
    });
    expect(config.readObject("contact").getFieldMapping("phone")).toBe("Phone");
    store.redo();
    expect(config.readObject("contact").getFieldMapping("phone")).toBe("Phone");
    expect(config.proxy().getProxyEnabled()).toBe(true);
    store.undo();
    store.undo();
    expect(store.get()).toEqual({});
  });

  it("an installation that is gone leaves nothing to undo of a draft that the user has emptied (D9)", () => {
    const { store } = draftOf({ a: 0 });
    store.edit(["b"], 1);
    store.setDraft(content({}));
    store.takeSaved(undefined);
    expect(store.steps()).toEqual({ undo: undefined, redo: undefined });
    store.undo();
    expect(store.get()).toEqual({});
  });

  it("an installation that is gone, edits and all, leaves nothing to undo (D9)", () => {
    const { store } = draftOf({ a: 0 });
    store.edit(["a"], 1);
    store.takeSaved(undefined, store.get());
    expect(store.get()).toEqual({});
    store.undo();
    expect(store.get()).toEqual({});
  });
});

describe("labels", () => {
  it("another field for a name is told as its mapping, whose value mappings go with it (D9, D20)", () => {
    const { store, config } = draftOf({
      provider: "salesforce",
      read: {
        objects: {
          contact: {
            objectName: "contact",
            selectedFields: {},
            selectedFieldMappings: { stage: "status" },
            selectedValueMappings: { status: { won: "Closed", lost: "Lost" } },
          },
        },
      },
    });
    const contact = config.readObject("contact");
    contact.setFieldMapping({ mapToName: "stage", fieldName: "phase" });
    expect(labelOf(store)).toBe("Map stage of contact");
    store.undo();
    contact.deleteFieldMapping("stage");
    expect(labelOf(store)).toBe("Remove mapping of stage of contact");
    store.undo();
    contact.deleteValueMapping({ fieldName: "status", mappedValue: "won" });
    expect(labelOf(store)).toBe("Map values of status of contact");
  });

  it.each<[string, (config: ReturnType<typeof draftOf>["config"]) => void]>([
    ["Enable deletion on contact", (c) => c.writeObject("contact").setEnableDeletion()],
    ["Enable deletion on lead", (c) => c.writeObject("lead").setEnableDeletion()],
    ["Enable writing to lead", (c) => c.writeObject("lead").setEnableWrite()],
    ["Disable writing to contact", (c) => c.writeObject("contact").setDisableWrite()],
    [
      "Change settings of email on contact",
      (c) =>
        c.writeObject("contact").setFieldSettings({
          fieldName: "email",
          settings: { writeOnCreate: "never", writeOnUpdate: "never" },
        }),
    ],
    ["Enable reading lead", (c) => c.readObject("lead").setEnableRead()],
    ["Disable reading contact", (c) => c.readObject("contact").setDisableRead()],
    [
      "Select email of contact",
      (c) => c.readObject("contact").setSelectedField({ fieldName: "email", selected: true }),
    ],
    [
      "Map phone of contact",
      (c) => c.readObject("contact").setFieldMapping({ mapToName: "phone", fieldName: "Phone" }),
    ],
    [
      "Map values of stage of contact",
      (c) =>
        c
          .readObject("contact")
          .setValueMapping({ fieldName: "stage", mappedValue: "won", providerValue: "Closed" }),
    ],
    ["Enable subscribing to contact", (c) => c.subscribeObject("contact").setEnableSubscribe()],
    ["Enable proxy", (c) => c.proxy().setEnableProxy()],
    [
      "2 changes",
      (c) =>
        c.batch(() => {
          c.proxy().setEnableProxy();
          c.writeObject("contact").setEnableDeletion();
        }),
    ],
  ])("a step is labelled with what the user did: %s (D9)", (label, edit) => {
    const { store, config } = draftOf(saved);
    edit(config);
    expect(labelOf(store)).toBe(label);
    const { undo } = store.steps();
    store.undo();
    const { redo } = store.steps();
    expect(redo && describeStep(redo)).toBe(label);
    expect(undo?.before).toEqual(redo?.before);
  });

  it("the label of an event's step says which way it was turned (D9)", () => {
    const { store, config } = draftOf({
      subscribe: { objects: { contact: { objectName: "contact", destination: "hook" } } },
    });
    config.subscribeObject("contact").setEnableCreateEvent();
    expect(labelOf(store)).toBe("Enable create events of contact");
  });
});
