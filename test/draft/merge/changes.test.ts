import { describe, expect, it } from "vitest";
import { diffLeaves, type Change } from "../../../src/draft/merge/changes.js";
import { writeContact } from "../support/contact-configs.js";
import { content, draftOf } from "../support/draft-of.js";

/** JSON text for both sides: `__proto__` is a name there like any other. */
const cases: [
  title: string,
  before: string,
  after: string,
  changes: [path: string, before: unknown, after: unknown][],
][] = [
  ["nothing", '{"a":{"b":[1,{"c":null}]}}', '{"a":{"b":[1,{"c":null}]}}', []],
  ["the order of names is no change", '{"a":1,"b":2}', '{"b":2,"a":1}', []],
  [
    "a leaf that is new, changed, gone",
    '{"b":1,"c":2}',
    '{"a":0,"b":2}',
    [
      ["/a", undefined, 0],
      ["/b", 1, 2],
      ["/c", 2, undefined],
    ],
  ],
  [
    "a container that is new: each of its leaves",
    "{}",
    '{"a":{"b":1,"c":{"d":null}}}',
    [
      ["/a/b", undefined, 1],
      ["/a/c/d", undefined, null],
    ],
  ],
  [
    "a container that is gone: each of its leaves",
    '{"a":{"b":1,"c":{"d":2}}}',
    "{}",
    [
      ["/a/b", 1, undefined],
      ["/a/c/d", 2, undefined],
    ],
  ],
  [
    "an empty object is a leaf",
    '{"a":{},"b":1}',
    '{"b":1,"c":{}}',
    [
      ["/a", {}, undefined],
      ["/c", undefined, {}],
    ],
  ],
  ["an empty object that fills up: the leaves in it", '{"a":{}}', '{"a":{"b":1}}', [["/a/b", undefined, 1]]],
  [
    "an object that is emptied: the leaves that were in it",
    '{"a":{"b":1}}',
    '{"a":{}}',
    [["/a/b", 1, undefined]],
  ],
  ["an array is a leaf", '{"a":[1,2]}', '{"a":[1,3]}', [["/a", [1, 2], [1, 3]]]],
  ["the order in an array is a change", '{"a":[1,2]}', '{"a":[2,1]}', [["/a", [1, 2], [2, 1]]]],
  ["an object in place of a leaf", '{"a":1}', '{"a":{"b":1}}', [["/a", 1, { b: 1 }]]],
  ["a leaf in place of an object", '{"a":{"b":1}}', '{"a":null}', [["/a", { b: 1 }, null]]],
  ["an array in place of an object", '{"a":{}}', '{"a":[]}', [["/a", {}, []]]],
  [
    "null, false, 0 and an empty text are values of their own",
    '{"a":null,"b":false,"c":0,"d":""}',
    '{"a":false,"b":0,"c":"","d":null}',
    [
      ["/a", null, false],
      ["/b", false, 0],
      ["/c", 0, ""],
      ["/d", "", null],
    ],
  ],
  [
    "names are escaped (RFC 6901)",
    "{}",
    '{"a/b":{"c~d":1},"":2," ":3,"~1":4}',
    [
      ["/", undefined, 2],
      ["/ ", undefined, 3],
      ["/a~1b/c~0d", undefined, 1],
      ["/~01", undefined, 4],
    ],
  ],
  [
    "D8: names of the prototype",
    '{"constructor":1}',
    '{"__proto__":{"a":1},"toString":2}',
    [
      ["/__proto__/a", undefined, 1],
      ["/constructor", 1, undefined],
      ["/toString", undefined, 2],
    ],
  ],
];

describe("the changes between two configs", () => {
  it.each(cases)("lists a leaf for each difference: %s (D10)", (_, before, after, expected) => {
    const changes = expected.map(([path, was, is]): Change => ({ path, before: was, after: is }));
    expect(diffLeaves(JSON.parse(before), JSON.parse(after))).toStrictEqual(changes);
  });

  it("the whole value is the leaf where both are none or scalars (D10)", () => {
    expect(diffLeaves(1, 1)).toEqual([]);
    expect(diffLeaves(1, 2)).toStrictEqual([{ path: "", before: 1, after: 2 }]);
    expect(diffLeaves(undefined, { a: 1 })).toStrictEqual([{ path: "/a", before: undefined, after: 1 }]);
  });

  it("takes a name whose value is undefined for absent, since JSON has no undefined (D10)", () => {
    expect(diffLeaves({ a: undefined }, {})).toEqual([]);
    expect(diffLeaves({ a: 1 }, { a: undefined })).toStrictEqual([
      { path: "/a", before: 1, after: undefined },
    ]);
  });
});

describe("changes() of a draft", () => {
  const saved = writeContact({
    deletionSettings: { enabled: true },
    selectedFieldSettings: { source: { default: { stringValue: "myApp" }, writeOnUpdate: "never" } },
  });

  it("lists each differing leaf by its path into the config, in the order of the paths (D10)", () => {
    const { config, store } = draftOf({ provider: "salesforce", ...saved });
    expect(store.changes()).toEqual([]);
    config.proxy().setEnableProxy();
    config.writeObject("contact").setDisableDeletion();
    config.writeObject("contact").setFieldSettings({
      fieldName: "source",
      settings: { default: { booleanValue: true }, writeOnCreate: "never", writeOnUpdate: "never" },
    });
    config.writeObject("a/b").setEnableWrite();
    const settings = "/write/objects/contact/selectedFieldSettings/source";
    expect(store.changes()).toStrictEqual([
      { path: "/proxy/enabled", before: undefined, after: true },
      { path: "/write/objects/a~1b/objectName", before: undefined, after: "a/b" },
      { path: "/write/objects/contact/deletionSettings/enabled", before: true, after: false },
      { path: `${settings}/default`, before: { stringValue: "myApp" }, after: { booleanValue: true } },
      { path: `${settings}/writeOnCreate`, before: undefined, after: "never" },
    ]);
  });

  it("a leaf that is back at its saved value is no longer listed; the others still are (D10)", () => {
    const { config, store } = draftOf(saved);
    config.writeObject("contact").setDisableDeletion();
    config.proxy().setEnableProxy();
    config.writeObject("contact").setEnableDeletion();
    expect(store.changes().map(({ path }) => path)).toEqual(["/proxy/enabled"]);
  });

  it("where nothing is installed every leaf of the draft is a change (D10)", () => {
    const { config, store } = draftOf();
    config.setDraft(content({ provider: "salesforce", ...saved }));
    expect(store.changes().map(({ path, before }) => [path, before])).toEqual([
      ["/provider", undefined],
      ["/write/objects/contact/deletionSettings/enabled", undefined],
      ["/write/objects/contact/objectName", undefined],
      ["/write/objects/contact/selectedFieldSettings/source/default", undefined],
      ["/write/objects/contact/selectedFieldSettings/source/writeOnUpdate", undefined],
    ]);
  });

  it("the list of changes is the same array until an edit, also through edits that change nothing (D10)", () => {
    const { config, store } = draftOf(saved);
    const clean = store.changes();
    config.writeObject("contact").setEnableDeletion();
    expect(store.changes()).toBe(clean);
    config.proxy().setEnableProxy();
    const edited = store.changes();
    expect(edited).not.toBe(clean);
    config.proxy().setEnableProxy();
    store.takeSaved(structuredClone(saved) as never);
    expect(store.changes()).toBe(edited);
  });

  it("the list of changes follows the saved config, too (D10)", () => {
    const { config, store } = draftOf(saved);
    config.writeObject("contact").setDisableDeletion();
    expect(store.changes()).toHaveLength(1);
    store.takeSaved(config.get());
    expect(store.changes()).toEqual([]);
    store.takeSaved(content({ ...saved, proxy: { enabled: true } }));
    expect(store.changes()).toEqual([]);
    config.writeObject("contact").setDisableDeletion();
    store.takeSaved(undefined);
    expect(store.changes()).toContainEqual({ path: "/proxy/enabled", before: undefined, after: true });
  });

  it("edits around earlier ones are found: above, below and beside them (D10)", () => {
    const { store } = draftOf({ a: { b: { c: 1, d: 1 }, e: 1 } });
    store.edit(["a", "b", "c"], 2);
    store.edit(["a", "b", "d"], 2);
    store.edit(["a", "e"], 2);
    expect(store.changes().map(({ path }) => path)).toEqual(["/a/b/c", "/a/b/d", "/a/e"]);
    store.edit(["a", "b"], { c: 1, d: 3 });
    expect(store.changes()).toStrictEqual([
      { path: "/a/b/d", before: 1, after: 3 },
      { path: "/a/e", before: 1, after: 2 },
    ]);
    store.edit(["a", "b", "c"], 4);
    store.edit(["a", "b", "d"], 1);
    expect(store.changes().map(({ path }) => path)).toEqual(["/a/b/c", "/a/e"]);
  });
});
