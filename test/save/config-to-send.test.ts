import { describe, expect, it } from "vitest";
import type { InstallationConfigContent } from "../../src/contract/index.js";
import { createDraftStore } from "../../src/draft/store/draft-store.js";
import { configToCreate, configToUpdate } from "../../src/save/config-to-send.js";
import { content, draftOf } from "../draft/support/draft-of.js";

const account = { objectName: "account" };
const contact = { objectName: "contact" };
const saved = {
  provider: "salesforce",
  write: { objects: { account, contact }, pace: "slow" },
  proxy: { enabled: false },
};

/** What an update with a config built by hand sends. */
function updateBy(config: object) {
  const { store } = draftOf(saved);
  return configToUpdate(store, config as InstallationConfigContent, store.get());
}

describe("a config that an installation is updated with", () => {
  it("an object that a config built by hand names is set, all others stay (S9)", () => {
    const sent = updateBy({ write: { objects: { contact: { ...contact, future: 1 } } } });
    expect(sent.config).toEqual({
      ...saved,
      write: { ...saved.write, objects: { account, contact: { ...contact, future: 1 } } },
    });
    expect(sent.sent).toBeUndefined();
    expect(sent.conflicts).toEqual([]);
  });

  it("what stands beside the objects of a section is set where it is named (S9)", () => {
    expect(updateBy({ write: { pace: "fast" } }).config).toEqual({
      ...saved,
      write: { ...saved.write, pace: "fast" },
    });
  });

  it("a section that is no section of objects is set whole (S9)", () => {
    expect(updateBy({ proxy: { future: 1 } }).config).toEqual({ ...saved, proxy: { future: 1 } });
  });

  it.each([null, undefined])("a section that is %j is not named (S9, D16)", (write) => {
    expect(updateBy({ write, proxy: null }).config).toEqual(saved);
  });

  it.each([null, undefined])("an object that is %j is not named (S9, D16)", (none) => {
    expect(updateBy({ write: { objects: { contact: none } } }).config).toEqual(saved);
  });

  it("a section whose objects are null names none (S9, D16)", () => {
    expect(updateBy({ write: { objects: null, pace: "fast" } }).config.write?.objects).toEqual({
      account,
      contact,
    });
  });

  it("an object taken from the draft into a config built by hand is brought up to date (S9)", () => {
    const { store, config } = draftOf(saved);
    config.writeObject("contact").setEnableDeletion();
    const draft = store.get();
    const byHand = { write: { objects: { contact: draft.write?.objects?.["contact"] } } };
    store.takeSaved(
      content({ ...saved, write: { objects: { account, contact: { ...contact, future: 1 } } } }),
    );
    const { config: sent } = configToUpdate(store, byHand as InstallationConfigContent, draft);
    expect(sent.write?.objects).toEqual({
      account,
      contact: { ...contact, future: 1, deletionSettings: { enabled: true } },
    });
  });

  it("an object taken from a draft of another page is set as it is (S9)", () => {
    const { store } = draftOf(saved);
    const draft = content({ write: { objects: { contact: { ...contact, future: 1 } } } });
    const byHand = { write: { objects: { ...draft.write?.objects } } };
    expect(configToUpdate(store, byHand, draft).config.write?.objects).toEqual({
      account,
      contact: { ...contact, future: 1 },
    });
  });

  it("a conflict of a draft that was read tells what that draft has (S8, S9)", () => {
    const { store } = draftOf({ provider: "salesforce", proxy: { a: 1 } });
    store.edit(["proxy", "a"], 2);
    const read = store.get();
    store.edit(["proxy", "a"], 3);
    store.takeSaved(content({ provider: "salesforce", proxy: { a: 4 } }));
    expect(configToUpdate(store, read, store.get()).conflicts).toEqual([
      { path: "/proxy/a", base: 1, mine: 2, theirs: 4 },
    ]);
  });

  it("a draft that was read before anything was installed names what it holds (S9)", () => {
    const store = createDraftStore();
    store.edit(["proxy", "enabled"], true);
    expect(configToUpdate(store, store.get(), store.get()).config).toEqual({ proxy: { enabled: true } });
  });
});

describe("a config that an installation is created with", () => {
  it("a draft that was read is sent as it is by now (S9)", () => {
    const store = createDraftStore();
    store.edit(["proxy", "a"], 1);
    const read = store.get();
    store.takeSaved(content({ proxy: { b: 2 } }));
    const { config, sent, conflicts } = configToCreate(store, read);
    expect(config).toEqual({ proxy: { a: 1, b: 2 } });
    expect(sent).toBe(config);
    expect(conflicts).toEqual([]);
  });

  it("a config built by hand is sent as it is, and is no draft (S9)", () => {
    const config = content({ provider: "salesforce", proxy: { enabled: true } });
    const toSend = configToCreate(createDraftStore(), config);
    expect(toSend).toEqual({ config, sent: undefined, conflicts: [] });
    expect(toSend.config).toBe(config);
  });

  it("a draft whose installation is gone is sent as it was read (S9)", () => {
    const { store } = draftOf(saved);
    const read = store.get();
    store.takeSaved(undefined, read);
    expect(configToCreate(store, read)).toEqual({ config: saved, sent: undefined, conflicts: [] });
  });
});
