import { describe, expect, it } from "vitest";
import { saveDraft } from "../../../src/save/save-draft.js";
import { content, draftOf } from "../support/draft-of.js";

const contact = (settings: object) => ({
  provider: "salesforce",
  write: { objects: { contact: { objectName: "contact", selectedFieldSettings: settings } } },
});
const pointer = (field: string) => `/write/objects/contact/selectedFieldSettings/${field}/writeOnUpdate`;
const policy = (writeOnUpdate: string) => ({ writeOnUpdate });

/** The user sets `email`, then somebody else's config comes. */
function conflicting(theirs: object = contact({ email: policy("always") })) {
  const draft = draftOf(contact({ email: policy("ifEmpty") }));
  const told = draft.calls();
  draft.config.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "email", value: "never" });
  draft.store.takeSaved(content(theirs));
  return { ...draft, told };
}
const emailConflict = { path: pointer("email"), base: "ifEmpty", mine: "never", theirs: "always" };

describe("conflicts", () => {
  it("a leaf that both sides changed differently is a conflict, and the user's value stays in the draft (D11)", () => {
    const { store, config } = conflicting();
    expect(store.conflicts()).toEqual([emailConflict]);
    expect(config.writeObject("contact").getWriteOnUpdateSetting("email")).toBe("never");
    expect(store.changes()).toEqual([{ path: pointer("email"), before: "always", after: "never" }]);
  });

  it("there is no conflict where both agree, one side changed the leaf, or the user changed something else (D11)", () => {
    expect(conflicting(contact({ email: policy("never") })).store.conflicts()).toEqual([]);
    expect(
      conflicting(contact({ email: policy("ifEmpty"), name: policy("never") })).store.conflicts(),
    ).toEqual([]);
    const { store } = draftOf(contact({ email: policy("ifEmpty") }));
    store.takeSaved(content(contact({ email: policy("always") })));
    expect(store.conflicts()).toEqual([]);
  });

  it("the list is the same array until a conflict changes, and other edits don't touch it (D11)", () => {
    const { store, config } = conflicting();
    const list = store.conflicts();
    config.proxy().setEnableProxy();
    expect(store.conflicts()).toBe(list);
    config.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "email", value: "ifEmpty" });
    expect(store.conflicts()).toEqual([{ ...emailConflict, mine: "ifEmpty" }]);
  });

  it("a batch that comes back to where it started is no step beside a conflict either, and tells nobody (D3, D9)", () => {
    const { store, config } = conflicting();
    let stateCalls = 0;
    store.subscribeState(() => {
      stateCalls += 1;
    });
    config.batch(() => {
      config.proxy().setEnableProxy();
      config.proxy().setDisableProxy();
    });
    expect(stateCalls).toBe(0);
    store.undo();
    expect(store.get()).toBe(store.getSaved());
  });

  it("a setting that the user removes as a whole is in conflict as a whole (D11)", () => {
    const { store, config } = conflicting();
    config.writeObject("contact").deleteFieldSettings("email");
    expect(store.conflicts()).toEqual([
      {
        path: "/write/objects/contact/selectedFieldSettings/email",
        base: policy("ifEmpty"),
        mine: undefined,
        theirs: policy("always"),
      },
    ]);
  });

  it("a conflict resolved for mine is over, its value stays to be saved, and listeners hear of it (D11)", () => {
    const { store, told } = conflicting();
    const draft = store.get();
    const before = told();
    let stateCalls = 0;
    store.subscribeState(() => {
      stateCalls += 1;
    });
    store.resolve(pointer("email"), "mine");
    expect(store.conflicts()).toEqual([]);
    expect(store.get()).toBe(draft);
    expect(store.changes()).toHaveLength(1);
    expect([told() - before, stateCalls]).toEqual([0, 1]);
  });

  it("a conflict resolved for theirs gives the draft the server's value (D11)", () => {
    const { store } = conflicting();
    store.resolve(pointer("email"), "theirs");
    expect(store.conflicts()).toEqual([]);
    expect(store.get()).toBe(store.getSaved());
  });

  it("a pointer above conflicts resolves all below it as one step; one elsewhere resolves none (D11)", () => {
    const { store, config } = draftOf(
      contact({ a: policy("never"), b: policy("never"), ab: policy("never") }),
    );
    for (const fieldName of ["a", "b", "ab"]) {
      config.writeObject("contact").setWriteOnUpdateSetting({ fieldName, value: "always" });
    }
    store.takeSaved(content(contact({ a: policy("ifEmpty"), b: policy("ifEmpty"), ab: policy("ifEmpty") })));
    expect(store.conflicts()).toHaveLength(3);
    store.resolve("/write/objects/contact/selectedFieldSettings/a", "theirs");
    expect(store.conflicts().map(({ path }) => path)).toEqual([pointer("ab"), pointer("b")]);
    store.resolve("/read", "theirs");
    expect(store.conflicts()).toHaveLength(2);
    store.resolve("", "theirs");
    expect(store.get()).toBe(store.getSaved());
    store.undo();
    expect(store.conflicts()).toHaveLength(2);
    expect(() => {
      store.resolve("write", "mine");
    }).toThrow(SyntaxError);
  });

  it("a part of a conflict cannot be resolved, and the error names the whole (D11)", () => {
    const { store, config } = conflicting();
    config.writeObject("contact").deleteFieldSettings("email");
    const whole = "/write/objects/contact/selectedFieldSettings/email";
    const standing = store.conflicts();
    for (const side of ["mine", "theirs"] as const) {
      expect(() => {
        store.resolve(pointer("email"), side);
      }).toThrow(`${pointer("email")} lies in ${whole}; resolve that`);
    }
    expect(store.conflicts()).toBe(standing);
  });

  it("resolving can be undone and redone, for either side (D9)", () => {
    for (const side of ["mine", "theirs"] as const) {
      const { store } = conflicting();
      const draft = store.get();
      store.resolve("", side);
      const resolved = store.get();
      store.undo();
      expect(store.get()).toBe(draft);
      expect(store.conflicts()).toEqual([emailConflict]);
      store.redo();
      expect(store.get()).toBe(resolved);
      expect(store.conflicts()).toEqual([]);
    }
  });

  it("a conflict ends when one side comes to the other's value, and no later edit brings it back (D11)", () => {
    const { store, config } = conflicting();
    config.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "email", value: "always" });
    expect(store.conflicts()).toEqual([]);
    config.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "email", value: "never" });
    expect(store.conflicts()).toEqual([]);

    const other = conflicting();
    other.store.takeSaved(content(contact({ email: policy("never") })));
    expect(other.store.conflicts()).toEqual([]);
  });

  it("a conflict stays while the server changes the leaf again, with the first base and the newest theirs (D11)", () => {
    const { store } = conflicting();
    store.takeSaved(content(contact({})));
    expect(store.conflicts()).toEqual([
      {
        path: "/write/objects/contact/selectedFieldSettings/email",
        base: policy("ifEmpty"),
        mine: policy("never"),
        theirs: undefined,
      },
    ]);
    store.takeSaved(content(contact({ email: policy("ifEmpty") })));
    expect(store.conflicts()).toEqual([]);
    expect(store.changes()).toHaveLength(1);
  });

  it("a conflict stays when the user goes back to the value before: saving would still overwrite the server's (D11)", () => {
    const { store, config } = conflicting();
    config.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "email", value: "ifEmpty" });
    expect(store.conflicts()).toEqual([{ ...emailConflict, mine: "ifEmpty" }]);
  });

  it("an object that one side removed and the other edited is a conflict of the whole object (D11)", () => {
    const object = { objectName: "contact", selectedFieldSettings: { email: policy("ifEmpty") } };
    const mine = { ...object, selectedFieldSettings: { email: policy("never") } };

    const removedByThem = conflicting({ provider: "salesforce", write: { objects: {} } });
    expect(removedByThem.store.conflicts()).toEqual([
      { path: "/write/objects/contact", base: object, mine, theirs: undefined },
    ]);
    removedByThem.store.resolve("", "theirs");
    expect(removedByThem.store.get()).toBe(removedByThem.store.getSaved());

    const { store, config } = draftOf(contact({ email: policy("ifEmpty") }));
    config.writeObject("contact").setDisableWrite();
    store.takeSaved(content(contact({ email: policy("never") })));
    expect(store.conflicts()).toEqual([
      { path: "/write/objects/contact", base: object, mine: undefined, theirs: mine },
    ]);
    store.resolve("/write", "theirs");
    expect(config.writeObject("contact").object).toEqual(mine);
  });

  it("an object that both sides added conflicts only in the leaves that differ (D11)", () => {
    const { store, config } = draftOf({ provider: "salesforce" });
    config.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "email", value: "never" });
    config.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "name", value: "never" });
    store.takeSaved(content(contact({ email: policy("always"), name: policy("never") })));
    expect(store.conflicts()).toEqual([
      { path: pointer("email"), base: undefined, mine: "never", theirs: "always" },
    ]);
  });

  it("a reset takes theirs everywhere (D11)", () => {
    const { store, config } = conflicting();
    config.reset();
    expect(store.conflicts()).toEqual([]);
    expect(store.get()).toBe(store.getSaved());
  });

  it("an answer that holds the user's value ends the conflict (D11)", () => {
    const { store } = conflicting();
    store.takeSaved(content(contact({ email: policy("never") })), store.get());
    expect(store.conflicts()).toEqual([]);
    expect(store.get()).toBe(store.getSaved());
  });

  it("what the server made of a value that was sent is no conflict with an edit made since (D18)", () => {
    const { store } = draftOf({ a: 0 });
    store.edit(["a"], 1);
    const sent = store.get();
    store.edit(["a"], 2);
    store.takeSaved(content({ a: 3 }), sent);
    expect(store.conflicts()).toEqual([]);
    expect(store.changes()).toEqual([{ path: "/a", before: 3, after: 2 }]);
  });

  it("any name, `__proto__` and pointers' own characters among them (D8)", () => {
    const names = ["__proto__", "constructor", "a/b", "m~n", "", "$['a']['b']"];
    const tree = (value: number) => Object.fromEntries(names.map((name) => [name, { [name]: value }]));
    const { store } = draftOf(JSON.parse(JSON.stringify(tree(0))) as object);
    for (const name of names) store.edit([name, name], 1);
    store.takeSaved(content(tree(2)));
    const paths = store.conflicts().map(({ path }) => path);
    expect(paths).toHaveLength(names.length);
    for (const path of paths) store.resolve(path, "theirs");
    expect(store.get()).toBe(store.getSaved());
  });
});

describe("a failed save leaves draft, history and conflicts as they were", () => {
  it("a failed save rejects with what sending rejects with (D12)", async () => {
    const { store } = conflicting();
    const before = [store.get(), store.getSaved(), store.conflicts(), store.changes(), store.steps()];
    const target = {
      project: "p",
      integrationId: "i",
      groupRef: "g",
      provider: "salesforce",
      installationId: "n",
    };
    const failing = saveDraft(store, {
      target: () => Promise.resolve(target),
      send: () => Promise.reject(new Error("no")),
    });
    await expect(failing).rejects.toThrow("no");
    const after = [store.get(), store.getSaved(), store.conflicts(), store.changes(), store.steps()];
    for (const [index, value] of after.entries()) expect(value).toBe(before[index]);
    store.undo();
    expect(store.get()).toBe(store.getSaved());
  });
});
