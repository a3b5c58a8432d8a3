import { describe, expect, it } from "vitest";
import { getIn, setIn, type Path } from "../../../src/json/path.js";
import { formatPointer } from "../../../src/json/pointer.js";
import { saveDraft } from "../../../src/save/save-draft.js";
import { createMemoryServer, target } from "../../save/support/memory-server.js";
import { content, draftOf } from "../support/draft-of.js";

const read = ["read", "objects", "contact"];
const write = ["write", "objects", "contact"];
const subscribe = ["subscribe", "objects", "contact"];

/** What three people have at one place: halves of which would make something that nobody chose. */
const places: { what: string; path: Path; base?: unknown; mine: unknown; theirs: unknown }[] = [
  {
    what: "a default",
    path: [...write, "selectedFieldSettings", "email", "default"],
    base: { stringValue: "x" },
    mine: { integerValue: 1 },
    theirs: { booleanValue: true },
  },
  {
    what: "a new default",
    path: [...write, "selectedFieldSettings", "a/b", "default"],
    mine: { integerValue: 1 },
    theirs: { stringValue: "1" },
  },
  {
    what: "the period of a backfill",
    path: [...read, "backfill", "defaultPeriod"],
    base: { days: 30 },
    mine: { days: 7 },
    theirs: { fullHistory: true },
  },
  {
    what: "the filters of a backfill",
    path: [...read, "backfill", "fieldFilters"],
    base: { filters: [{ fieldName: "stage", value: "a" }], operator: "and" },
    mine: { filters: [{ fieldName: "stage", value: "b" }], operator: "and" },
    theirs: { filters: [{ fieldName: "stage", value: "a" }], operator: "or" },
  },
  {
    what: "the filters of an object",
    path: [...read, "fieldFilters"],
    base: { email: { value: "a" } },
    mine: { email: { value: "b" } },
    theirs: { phone: { value: "c" } },
  },
  {
    what: "dynamic mappings",
    path: [...read, "dynamicMappingsInput"],
    base: [{ mapToName: "a" }],
    mine: [{ mapToName: "a" }, { mapToName: "b" }],
    theirs: [{ mapToName: "c" }],
  },
  {
    what: "the fields to watch",
    path: [...subscribe, "updateEvent", "requiredWatchFields"],
    base: ["email"],
    mine: ["email", "phone"],
    theirs: ["stage"],
  },
  {
    what: "other events",
    path: [...subscribe, "otherEvents"],
    base: ["a"],
    mine: ["a", "b"],
    theirs: ["a", "c"],
  },
  {
    what: "a list that the kit does not know",
    path: [...write, "future"],
    base: [{ a: 1 }],
    mine: [{ a: 1, b: 1 }],
    theirs: [{ a: 2 }],
  },
];

/** A config with a value at the place, and another one beside each of its containers. */
function configWith(path: Path, value: unknown): object {
  const empty = {
    provider: "salesforce",
    read: { objects: { contact: { objectName: "contact", backfill: {}, selectedFields: {} } } },
    write: {
      objects: {
        contact: {
          objectName: "contact",
          selectedFieldSettings: { email: { note: "n" }, "a/b": { note: "n" } },
        },
      },
    },
    subscribe: { objects: { contact: { objectName: "contact", updateEvent: { enabled: "always" } } } },
  };
  return setIn(empty, path, value) as object;
}

describe.each(places)("$what, which both sides changed", ({ path, base, mine, theirs }) => {
  const pointer = formatPointer(path);
  const inConflict = () => {
    const { store } = draftOf(configWith(path, base));
    store.edit(path, mine);
    store.takeSaved(content(configWith(path, theirs)));
    return store;
  };

  it("one value is one conflict and one change, with the three values whole (D15)", () => {
    const store = inConflict();
    expect(store.conflicts()).toEqual([{ path: pointer, base, mine, theirs }]);
    expect(store.changes()).toEqual([{ path: pointer, before: theirs, after: mine }]);
    expect(getIn(store.get(), path)).toEqual(mine);
  });

  it.each(["mine", "theirs"] as const)(
    "one value is resolved as a whole with %s, and back by undo (D15)",
    (side) => {
      const store = inConflict();
      store.resolve(pointer, side);
      expect(getIn(store.get(), path)).toEqual(side === "mine" ? mine : theirs);
      expect(store.conflicts()).toEqual([]);
      store.undo();
      expect(store.conflicts()).toEqual([{ path: pointer, base, mine, theirs }]);
    },
  );

  it("one value is saved whole, with nothing of the other side (D15, S3)", async () => {
    const store = inConflict();
    const server = createMemoryServer(configWith(path, theirs));
    await saveDraft(store, { target: () => Promise.resolve(target), send: server.send });
    expect(server.content).toEqual(configWith(path, mine));
    expect(store.changes()).toEqual([]);
  });

  it("one value is one conflict also in a draft that is brought back (D15, D13)", () => {
    const kept = inConflict().getState();
    const { store } = draftOf(configWith(path, theirs));
    store.restore(kept);
    expect(store.conflicts()).toEqual([{ path: pointer, base, mine, theirs }]);
  });

  it("one value comes and goes whole with undo, and by a reset of a part of it (D15, D9)", () => {
    const { store } = draftOf(configWith(path, base));
    store.edit(path, mine);
    store.undo();
    expect(getIn(store.get(), path)).toEqual(base);
    store.redo();
    store.reset(`${pointer}/part`);
    expect(getIn(store.get(), path)).toEqual(base);
    expect(store.changes()).toEqual([]);
  });
});
