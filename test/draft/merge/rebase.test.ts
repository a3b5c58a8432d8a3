import { describe, expect, it } from "vitest";
import { listChangesAt } from "../../../src/draft/merge/changes-at.js";
import { diffLeaves } from "../../../src/draft/merge/changes.js";
import { contentShape, isMixedChoice } from "../../../src/draft/merge/config-shape.js";
import { conflictOn } from "../../../src/draft/merge/conflicts.js";
import { findDifference } from "../../../src/draft/merge/difference.js";
import { fitsPlace, fitsShape } from "../../../src/draft/merge/fits-shape.js";
import { rebase } from "../../../src/draft/merge/rebase.js";
import { addPath, createPathTree } from "../../../src/json/path-tree.js";
import { updateEventPointer, withUpdateEvent, writeContact } from "../support/contact-configs.js";

const shape = contentShape;
const contact = writeContact;

describe("laying edits on a newer saved config", () => {
  it("a list that only the server changed is the server's, also where no reference is shared (D11)", () => {
    const theirs = contact({ future: ["b"] });
    expect(rebase(contact({ future: ["a"] }), contact({ future: ["a"] }), theirs, { shape })).toBe(theirs);
  });

  it("a list that both sides changed alike comes out as the server's own (D11)", () => {
    const theirs = contact({ future: ["b"] });
    expect(rebase(contact({ future: ["a"] }), contact({ future: ["b"] }), theirs, { shape })).toBe(theirs);
  });

  it("an object that the server removed does not come back for a `null` that stands for nothing (D11, D16)", () => {
    const [base, mine] = [contact({}), contact({ selectedFieldSettings: null })];
    expect(rebase(base, mine, { write: { objects: {} } }, { shape })).toEqual({ write: { objects: {} } });
  });

  it("where the saved config is the one that was edited, the draft stays as it is (D11)", () => {
    const [base, mine] = [contact({}), contact({ future: 1 })];
    const edited = createPathTree();
    addPath(edited, ["write", "objects", "contact", "future"]);
    expect(rebase(base, mine, base, { shape, edited })).toBe(mine);
  });

  it("nothing that was not edited is kept (D11)", () => {
    const theirs = contact({ future: 2 });
    expect(rebase(contact({}), contact({ future: 1 }), theirs, { shape, edited: createPathTree() })).toBe(
      theirs,
    );
  });

  it("an edit that was made on nothing is in conflict without a base (D11)", () => {
    expect(conflictOn(undefined)).toStrictEqual({});
    expect(conflictOn(null)).toStrictEqual({ base: null });
  });
});

describe("what differs", () => {
  it("a `null` that stands for nothing is no leaf of an object that came (D10, D16)", () => {
    const leaves = diffLeaves(
      {},
      contact({ selectedFieldSettings: null, deletionSettings: { enabled: true } }),
    );
    expect(leaves.map(({ path }) => path)).toEqual([
      "/write/objects/contact/deletionSettings/enabled",
      "/write/objects/contact/objectName",
    ]);
  });

  it("a single value that changed is one change, whatever is in it (D10, D15)", () => {
    const [before, after] = [{ stringValue: "1" }, { integerValue: 1 }].map((value) =>
      contact({ selectedFieldSettings: { email: { default: value } } }),
    );
    expect(diffLeaves(before, after)).toEqual([
      {
        path: "/write/objects/contact/selectedFieldSettings/email/default",
        before: { stringValue: "1" },
        after: { integerValue: 1 },
      },
    ]);
  });

  it("in an object that came, a part that it lacks has not changed (D10)", () => {
    const difference = findDifference({}, contact({}), { shape });
    const at = (name: string) => listChangesAt(difference, ["write", "objects", "contact", name]);
    expect(at("selectedFieldSettings")).toEqual([]);
    expect(at("objectName")).toEqual([
      { path: "/write/objects/contact/objectName", before: undefined, after: "contact" },
    ]);
  });
});

describe("names of which one stands in place of the other", () => {
  const choice = ["all", "listed"];

  it("they cannot be merged one by one where the objects together set both (D15)", () => {
    expect(isMixedChoice([{ all: 1, listed: 1 }], choice)).toBe(true);
    expect(isMixedChoice([{ all: 1 }, { listed: 1 }], choice)).toBe(true);
    expect(isMixedChoice([{ all: 1 }, { all: 2, listed: null }], choice)).toBe(false);
    expect(isMixedChoice([{}, undefined, "text"], choice)).toBe(false);
  });

  it("an object that comes to set both differs as a whole, whatever else it holds (D15)", () => {
    const before = withUpdateEvent({ enabled: "always", watchFieldsAuto: "all" });
    const after = withUpdateEvent({
      enabled: "never",
      watchFieldsAuto: "all",
      requiredWatchFields: ["email"],
    });
    expect(listChangesAt(findDifference(before, after, { shape }), []).map(({ path }) => path)).toEqual([
      updateEventPointer,
    ]);
  });
});

describe("what a config may hold", () => {
  it("each section has to be an object, not only one of them (D16)", () => {
    expect(fitsShape({ ...contact({}), read: "text" }, shape)).toBe(false);
    expect(fitsShape({ ...contact({}), read: { objects: {} } }, shape)).toBe(true);
    expect(fitsShape({ read: { objects: {} }, write: null, future: "text" }, shape)).toBe(true);
  });

  it("anything may stand below a name that nobody knows, and nothing inside a single value (D15, D16)", () => {
    expect(fitsPlace(["future", "a", "b"], [1])).toBe(true);
    const setting = ["write", "objects", "contact", "selectedFieldSettings", "email"];
    expect(fitsPlace([...setting, "default", "stringValue"], "x")).toBe(false);
  });
});
