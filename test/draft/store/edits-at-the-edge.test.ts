import { afterEach, describe, expect, it, vi } from "vitest";
import { UsageError } from "../../../src/facts/errors.js";
import { content, draftOf } from "../support/draft-of.js";

const contact = (write: object = {}) => ({
  provider: "salesforce",
  write: { objects: { contact: { objectName: "contact", ...write } } },
});

describe("batches", () => {
  it("undo and redo within a batch are refused, and the batch goes on (D9)", () => {
    const { store, config } = draftOf(contact());
    config.writeObject("contact").setEnableDeletion();
    config.batch(() => {
      expect(() => {
        store.undo();
      }).toThrow(UsageError);
      expect(() => {
        store.redo();
      }).toThrow(UsageError);
      config.proxy().setEnableProxy();
    });
    expect(config.proxy().getProxyEnabled()).toBe(true);
    store.undo();
    expect(config.proxy().getProxyEnabled()).toBe(false);
  });

  it("undo works again after a batch that threw (D9)", () => {
    const { store, config } = draftOf(contact());
    expect(() => {
      config.batch(() => {
        config.proxy().setEnableProxy();
        throw new Error("given up");
      });
    }).toThrow("given up");
    store.undo();
    expect(store.get()).toBe(store.getSaved());
  });

  it("a batch that ends a conflict and edits is one step, and its undo brings the conflict back (D9, D11)", () => {
    const { store, config } = draftOf(contact());
    store.edit(["write", "objects", "contact", "deletionSettings"], { enabled: true });
    store.takeSaved(content(contact({ deletionSettings: { enabled: false } })));
    const [conflict] = store.conflicts();
    expect(conflict?.theirs).toBe(false);
    config.batch(() => {
      config.proxy().setEnableProxy();
      store.resolve(conflict?.path ?? "", "mine");
    });
    expect(store.conflicts()).toEqual([]);
    store.undo();
    expect(store.conflicts()).toEqual([conflict]);
    expect(config.proxy().getProxyEnabled()).toBe(false);
  });
});

describe("edits by their path", () => {
  it("a path that the app changes after an edit leaves the edit where it was made (D9, D10)", () => {
    const { store } = draftOf({ provider: "salesforce", proxy: { a: 1, b: 2 } });
    const path = ["proxy", "a"];
    store.edit(path, 5);
    path[1] = "b";
    expect(store.changes()).toEqual([{ path: "/proxy/a", before: 1, after: 5 }]);
    store.undo();
    expect(store.get()).toBe(store.getSaved());
  });

  it("two batches at the same places, never read between them, are two steps (D9)", () => {
    const { store } = draftOf({ provider: "salesforce", proxy: { a: 1, b: 2 } });
    for (const value of [5, 6]) {
      store.batch(() => {
        store.edit(["proxy", "a"], value);
        store.edit(["proxy", "b"], value);
      });
    }
    store.undo();
    expect(store.get()).toEqual({ provider: "salesforce", proxy: { a: 5, b: 5 } });
    store.undo();
    expect(store.get()).toBe(store.getSaved());
  });
});

describe("listeners", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it("what a listener throws is reported as an error that nobody caught, where the platform can (D4)", () => {
    const reported: unknown[] = [];
    vi.stubGlobal("reportError", (error: unknown) => reported.push(error));
    const { store, config, calls } = draftOf(contact());
    const error = new Error("a listener of the app's");
    store.subscribe(["proxy"], () => {
      throw error;
    });
    const others = calls("proxy");
    config.proxy().setEnableProxy();
    expect(reported).toEqual([error]);
    expect(others()).toBe(1);
  });

  it("what a listener throws is thrown in a task of its own where the platform reports nothing (D4)", () => {
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    vi.stubGlobal("reportError", undefined);
    const { store, config } = draftOf(contact());
    store.subscribe(["proxy"], () => {
      throw new Error("a listener of the app's");
    });
    config.proxy().setEnableProxy();
    expect(() => vi.runAllTimers()).toThrow("a listener of the app's");
  });
});

describe("what is no config", () => {
  it.each([
    ["a list", []],
    ["a text", "config"],
    ["a number", 1],
    ["null", null],
  ])("setDraft refuses %s by the draft's own name, and the draft is as it was (D16)", (_, given) => {
    const { store } = draftOf(contact());
    expect(() => {
      store.setDraft(given as never);
    }).toThrow(TypeError);
    expect(() => {
      store.setDraft(given as never);
    }).toThrow("the draft cannot hold anything but an object; use texts");
    expect(store.get()).toBe(store.getSaved());
  });

  it("settings that are no object are refused by their place (D16)", () => {
    const { store, config } = draftOf(contact());
    expect(() => {
      config.writeObject("contact").setFieldSettings({ fieldName: "email", settings: [] as never });
    }).toThrow(
      "the draft cannot hold anything but an object at /write/objects/contact/selectedFieldSettings/email",
    );
    expect(store.get()).toBe(store.getSaved());
  });

  it("a recipe that puts the name __proto__ deep into a new object is refused (D16, D8)", () => {
    const { store } = draftOf(contact());
    const settings = JSON.parse('{"email":{"__proto__":{"writeOnCreate":"never"}}}') as object;
    expect(() => {
      store.setDraft((draft) => {
        Object.assign(draft.write?.objects?.["contact"] ?? {}, { selectedFieldSettings: settings });
      });
    }).toThrow("/write/objects/contact/selectedFieldSettings/email/__proto__");
    expect(store.get()).toBe(store.getSaved());
  });
});

describe("objects that come and go", () => {
  it("reset of one object keeps what another one was switched off with (H15)", () => {
    const settings = { selectedFieldSettings: { email: { writeOnCreate: "never" } } };
    const { store, config } = draftOf({ provider: "salesforce" });
    for (const name of ["contact", "lead"]) {
      config.writeObject(name).setFieldSettings({ fieldName: "email", settings: { writeOnCreate: "never" } });
      config.writeObject(name).setDisableWrite();
    }
    store.reset("/write/objects/lead");
    config.writeObject("contact").setEnableWrite();
    config.writeObject("lead").setEnableWrite();
    expect(config.writeObject("contact").object).toEqual({ objectName: "contact", ...settings });
    expect(config.writeObject("lead").object).toEqual({ objectName: "lead" });
  });

  it("forgetting that a mapping brought one object leaves the others noted (D20)", () => {
    const { store } = draftOf({ provider: "salesforce" });
    store.setBrought("contact", true);
    store.setBrought("lead", true);
    store.setBrought("contact", false);
    expect(store.isBrought("contact")).toBe(false);
    expect(store.isBrought("lead")).toBe(true);
  });

  it("an object that came back as it was switched off waits for no defaults of the manifest (D7)", () => {
    const { store, config } = draftOf({ provider: "salesforce" });
    const contact = config.readObject("contact");
    contact.setFieldMapping({ fieldName: "Stage__c", mapToName: "stage" });
    store.setManifest({ name: "crm", provider: "salesforce" });
    contact.setDisableRead();
    contact.setEnableRead();
    expect(store.getState().pendingDefaults).toEqual([]);
  });

  it("enabling two objects before the manifest is known fills in the defaults of both (D7)", () => {
    const { store, config } = draftOf({ provider: "salesforce" });
    for (const name of ["contact", "lead"]) config.readObject(name).setEnableRead();
    for (const name of ["contact", "lead"]) config.readObject(name).setEnableRead();
    const declared = (objectName: string) => ({
      objectName,
      destination: "hook",
      schedule: "*/30 * * * *",
      requiredFields: [{ fieldName: "Email" }],
      optionalFields: [{ mapToName: "stage", default: "Stage__c" }],
    });
    store.setManifest({
      name: "crm",
      provider: "salesforce",
      read: { objects: [declared("contact"), declared("lead")] },
    });
    for (const name of ["contact", "lead"]) {
      expect(config.readObject(name).object).toEqual({
        objectName: name,
        selectedFields: {},
        selectedFieldMappings: { stage: "Stage__c" },
      });
    }
  });

  it("a setting that is replaced keeps what the kit does not know of it, and nothing else (D2, D16)", () => {
    const { config } = draftOf(
      contact({ selectedFieldSettings: { email: { writeOnCreate: "never", future: 1, other: 2 } } }),
    );
    config.writeObject("contact").setFieldSettings({
      fieldName: "email",
      settings: { writeOnUpdate: "never", other: 3 } as never,
    });
    expect(config.writeObject("contact").getFieldSettings("email")).toEqual({
      writeOnUpdate: "never",
      future: 1,
      other: 3,
    });
  });
});

describe("drafts that a reader kept", () => {
  it("a draft read many refetches ago comes back with only its edits (D11)", () => {
    const { store } = draftOf({ provider: "salesforce" });
    store.edit(["proxy"], { enabled: true });
    const read = store.get();
    for (let count = 1; count <= 40; count += 1) {
      store.takeSaved(content({ provider: "salesforce", count }));
    }
    expect(store.catchUp(read)?.draft).toEqual({
      provider: "salesforce",
      count: 40,
      proxy: { enabled: true },
    });
  });

  it.each([1, 2, 31, 32, 33])(
    "a draft read %i refetches ago comes back with only its edits (D11)",
    (refetches) => {
      const { store } = draftOf({ provider: "salesforce", count: 0 });
      for (let early = 0; early < 3; early += 1) {
        store.takeSaved(content({ provider: "salesforce", count: -1 - early }));
      }
      store.edit(["proxy"], { enabled: true });
      const read = store.get();
      for (let count = 1; count <= refetches; count += 1) {
        store.takeSaved(content({ provider: "salesforce", count }));
      }
      expect(store.catchUp(read)?.draft).toEqual({
        provider: "salesforce",
        count: refetches,
        proxy: { enabled: true },
      });
    },
  );

  it("a draft that a helper gave is recognised after later edits and refetches (S9)", () => {
    const { store, config } = draftOf({ provider: "salesforce", proxy: { a: 1, b: 1 } });
    store.edit(["proxy", "a"], 2);
    const read = config.get();
    store.edit(["proxy", "a"], 3);
    store.takeSaved(content({ provider: "salesforce", proxy: { a: 1, b: 4 } }));
    expect(store.catchUp(read)?.draft).toEqual({ provider: "salesforce", proxy: { a: 2, b: 4 } });
  });

  it("what was edited and saved after a draft was read is not reverted by it (S9)", () => {
    const { store } = draftOf({ provider: "salesforce", proxy: { a: 1, b: 1 } });
    store.edit(["proxy", "a"], 2);
    const read = store.get();
    store.edit(["proxy", "b"], 3);
    store.edit(["proxy", "c"], 4);
    store.takeSaved(store.get(), store.get());
    expect(store.catchUp(read)).toEqual({
      draft: { provider: "salesforce", proxy: { a: 2, b: 3, c: 4 } },
      conflicts: {},
    });
  });

  it("what was taken away and saved after a draft was read does not come back with it (S9)", () => {
    const { store } = draftOf({ provider: "salesforce", proxy: { a: 1, b: 1 } });
    const read = store.get();
    store.edit(["proxy", "b"], undefined);
    store.takeSaved(store.get(), store.get());
    expect(store.catchUp(read)?.draft).toEqual({ provider: "salesforce", proxy: { a: 1 } });
  });

  it("what a kept draft had edited itself is in no conflict with what was saved since (S9, D18)", () => {
    const { store } = draftOf({ provider: "salesforce" });
    store.edit(["name"], "foo ");
    const read = store.get();
    store.takeSaved(content({ provider: "salesforce", name: "foo" }), read);
    expect(store.catchUp(read)).toEqual({ draft: { provider: "salesforce", name: "foo" }, conflicts: {} });
  });

  it("what a first send ends does not end a second one that is still under way (D18)", () => {
    const { store } = draftOf({ provider: "salesforce" });
    store.edit(["name"], "foo ");
    const first = store.startSend(store.get());
    const second = store.startSend(store.get());
    first.end();
    store.edit(["name"], "foo b");
    // A refetch shows what the second send has done: the edit counts as made on what was sent.
    store.takeSaved(content({ provider: "salesforce", name: "foo " }));
    expect(store.conflicts()).toEqual([]);
    expect(store.read(["name"])).toBe("foo b");
    second.end();
  });
});

describe("read objects that a mapping has brought", () => {
  it("each is known by itself, and forgotten by itself (D13)", () => {
    const { store } = draftOf({ provider: "salesforce" });
    for (const name of ["contact", "lead", "account"]) store.setBrought(name, true);
    store.setBrought("lead", true);
    store.setBrought("contact", false);
    const known = ["contact", "lead", "account"].filter((name) => store.isBrought(name));
    expect(known).toEqual(["lead", "account"]);
    expect(store.getState().broughtObjects).toEqual(["lead", "account"]);
  });
});
