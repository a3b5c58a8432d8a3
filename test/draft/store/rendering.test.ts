import { describe, expect, it } from "vitest";
import { createRenderBatch } from "../../../src/react/internal/rendering/render-batch.js";
import type { LocalConfig } from "../../../src/draft/handlers/local-config.js";
import { readContact, subscribeContact, writeContact } from "../support/contact-configs.js";
import { content, draftOf } from "../support/draft-of.js";

const deletion = ["write", "objects", "contact", "deletionSettings"];
const saved = writeContact({ deletionSettings: { enabled: false } });

/** A draft with counting listeners at the deletion switch, at the root and for the state. */
function renderedDraft(config: object | undefined = saved) {
  const draft = draftOf(config);
  let stateCalls = 0;
  draft.store.subscribeState(() => {
    stateCalls += 1;
  });
  const [atSwitch, atRoot] = [draft.calls(...deletion), draft.calls()];
  return {
    ...draft,
    contact: draft.config.writeObject("contact"),
    told: () => [atSwitch(), atRoot(), stateCalls],
  };
}

describe("edits while rendering", () => {
  it("edits while rendering are there at once, and listeners hear of them at the commit (D4)", () => {
    const { store, contact, told } = renderedDraft();
    store.companion(createRenderBatch).begin();
    contact.setEnableDeletion();
    expect(contact.getDeletionEnabled()).toBe(true);
    expect(store.changes()).toHaveLength(1);
    contact.setWriteOnCreateSetting({ fieldName: "a", value: "never" });
    expect(contact.getWriteOnCreateSetting("a")).toBe("never");
    expect(told()).toEqual([0, 0, 0]);
    store.companion(createRenderBatch).end();
    expect(told()).toEqual([1, 1, 1]);
    store.companion(createRenderBatch).end();
    expect(told()).toEqual([1, 1, 1]);
  });

  it("edits while rendering that change nothing in the end tell no listener (D3)", () => {
    const { store, config, contact, told } = renderedDraft();
    store.companion(createRenderBatch).begin();
    contact.setEnableDeletion();
    contact.setDisableDeletion();
    config.proxy().setEnableProxy();
    store.companion(createRenderBatch).end();
    expect(told()).toEqual([0, 1, 1]);
  });

  it("nobody is told of a rendering that leaves the draft as it was (D3)", () => {
    const { store, config, contact, told } = renderedDraft();
    const before = config.get();
    store.companion(createRenderBatch).begin();
    contact.setEnableDeletion();
    contact.setDisableDeletion();
    store.companion(createRenderBatch).end();
    expect(config.get()).toBe(before);
    expect(told()).toEqual([0, 0, 0]);
  });

  it("nobody is told of a rendering without edits (D3)", () => {
    const { store, told } = renderedDraft();
    store.companion(createRenderBatch).begin();
    store.companion(createRenderBatch).end();
    expect(told()).toEqual([0, 0, 0]);
  });

  it("outside a rendering listeners are told at each edit, synchronously (D3)", () => {
    const { store, contact, told } = renderedDraft();
    contact.setEnableDeletion();
    expect(told()).toEqual([1, 1, 1]);
    store.companion(createRenderBatch).begin();
    store.companion(createRenderBatch).end();
    contact.setDisableDeletion();
    expect(told()).toEqual([2, 2, 2]);
  });

  it("components that render within one rendering share its end (D3)", () => {
    const { store, contact, told } = renderedDraft();
    store.companion(createRenderBatch).begin();
    contact.setEnableDeletion();
    store.companion(createRenderBatch).begin();
    contact.setWriteOnCreateSetting({ fieldName: "a", value: "never" });
    store.companion(createRenderBatch).end();
    expect(told()).toEqual([1, 1, 1]);
  });

  it("a rendering that is never committed ends in a microtask (D3)", async () => {
    const { store, contact, told } = renderedDraft();
    store.companion(createRenderBatch).begin();
    contact.setEnableDeletion();
    expect(told()).toEqual([0, 0, 0]);
    await Promise.resolve();
    expect(told()).toEqual([1, 1, 1]);
    contact.setDisableDeletion();
    expect(told()).toEqual([2, 2, 2]);
  });

  it("a newer saved config that arrives while rendering is told of at the end, too (D3)", () => {
    const { store, contact, told } = renderedDraft();
    store.companion(createRenderBatch).begin();
    store.takeSaved(content(writeContact({ deletionSettings: { enabled: true } })));
    expect(contact.getDeletionEnabled()).toBe(true);
    expect(told()).toEqual([0, 0, 0]);
    store.companion(createRenderBatch).end();
    expect(told()).toEqual([1, 1, 1]);
  });

  it("a newer saved config that changes no part of the draft is told to listeners of the state (D3)", () => {
    const { store, contact, told } = renderedDraft();
    contact.setEnableDeletion();
    store.companion(createRenderBatch).begin();
    store.takeSaved(content(writeContact({ deletionSettings: { enabled: true } })));
    store.companion(createRenderBatch).end();
    expect(told()).toEqual([1, 1, 2]);
  });

  it("a listener that starts within the rendering hears of what came before it (D3)", () => {
    const { store, contact, calls } = renderedDraft();
    store.companion(createRenderBatch).begin();
    contact.setEnableDeletion();
    const late = calls(...deletion);
    store.companion(createRenderBatch).end();
    expect(late()).toBe(1);
  });
});

/** Setters that go back and forth, as the guides' samples show them one after the other in a render body. */
const backAndForth: [title: string, saved: object | undefined, edit: (config: LocalConfig) => void][] = [
  [
    "deletion, in a new object",
    undefined,
    (c) => (c.writeObject("contact").setEnableDeletion(), c.writeObject("contact").setDisableDeletion()),
  ],
  [
    "deletion, in a saved object",
    saved,
    (c) => (c.writeObject("contact").setDisableDeletion(), c.writeObject("contact").setEnableDeletion()),
  ],
  [
    "two settings of one field",
    saved,
    (c) => {
      const { setFieldSettings } = c.writeObject("contact");
      setFieldSettings({
        fieldName: "a",
        settings: { default: { stringValue: "x" }, writeOnCreate: "never" },
      });
      setFieldSettings({
        fieldName: "a",
        settings: { default: { stringValue: "y" }, writeOnUpdate: "never" },
      });
    },
  ],
  [
    "write on, off and on",
    undefined,
    (c) => {
      c.writeObject("contact").setEnableWrite();
      c.writeObject("contact").setDisableWrite();
      c.writeObject("contact").setEnableWrite();
    },
  ],
  [
    "read off and on",
    readContact({ disabled: true }),
    (c) => (c.readObject("contact").setDisableRead(), c.readObject("contact").setEnableRead()),
  ],
  [
    "two mappings onto one name",
    readContact(),
    (c) => {
      c.readObject("contact").setFieldMapping({ fieldName: "phone", mapToName: "number" });
      c.readObject("contact").setFieldMapping({ fieldName: "mobile", mapToName: "number" });
    },
  ],
  [
    "an event with its fields",
    subscribeContact(),
    (c) => {
      c.subscribeObject("contact").setWatchFields("all");
      c.subscribeObject("contact").setDisableUpdateEvent();
      c.subscribeObject("contact").setWatchFields(["phone"]);
      c.subscribeObject("contact").setEnableUpdateEvent();
    },
  ],
  [
    "the proxy",
    {},
    (c) => (c.proxy().setEnableProxy(), c.proxy().setDisableProxy(), c.proxy().setEnableProxy()),
  ],
  [
    "two whole drafts",
    saved,
    (c) => (
      c.setDraft({ provider: "hubspot" }),
      c.setDraft({ provider: "salesforce", proxy: { enabled: true } })
    ),
  ],
  [
    "an object that is removed and built again",
    saved,
    (c) => {
      c.removeObject("contact");
      c.writeObject("contact").setDefaultValues({ fieldName: "a", value: { integerValue: 1 } });
    },
  ],
];

describe("setters that go back and forth in a render body settle", () => {
  it.each(backAndForth)(
    "setters that go back and forth while rendering settle: %s (D3)",
    (_, start, edit) => {
      const { store, config, told } = renderedDraft(start);
      const render = () => {
        store.companion(createRenderBatch).begin();
        edit(config);
        store.companion(createRenderBatch).end();
        return config.get();
      };
      const first = render();
      const calls = told();
      expect(render()).toBe(first);
      expect(render()).toBe(first);
      expect(told()).toEqual(calls);
    },
  );

  it("two setters that meet several times within one rendering (StrictMode, two components) leave one state (D3)", () => {
    const { store, config, contact } = renderedDraft(readContact());
    const states: unknown[] = [];
    store.companion(createRenderBatch).begin();
    for (let pass = 0; pass < 3; pass += 1) {
      contact.setDefaultValues({ fieldName: "a", value: { integerValue: 1 } });
      contact.setDefaultValues({ fieldName: "a", value: { integerValue: 2 } });
      states.push(config.get());
    }
    store.companion(createRenderBatch).end();
    expect(states[1]).toBe(states[0]);
    expect(states[2]).toBe(states[0]);
  });

  it("setters that go back and forth settle beside other edits, and where two components edit (D3)", () => {
    const { store, config } = renderedDraft();
    config.proxy().setEnableProxy();
    const render = () => {
      store.companion(createRenderBatch).begin();
      config.writeObject("contact").setEnableDeletion();
      config.writeObject("lead").setWriteOnUpdateSetting({ fieldName: "a", value: "never" });
      store.companion(createRenderBatch).begin();
      config.writeObject("contact").setDisableDeletion();
      config.writeObject("lead").setWriteOnUpdateSetting({ fieldName: "a", value: "ifEmpty" });
      store.companion(createRenderBatch).end();
      return config.get();
    };
    const first = render();
    expect(render()).toBe(first);
  });
});
