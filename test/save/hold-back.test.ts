import { describe, expect, it } from "vitest";
import type { InstallationConfigContent } from "../../src/contract/index.js";
import { contentShape } from "../../src/draft/merge/config-shape.js";
import { findDifference } from "../../src/draft/merge/difference.js";
import { own } from "../../src/json/object.js";
import { getIn } from "../../src/json/path.js";
import { parsePointer } from "../../src/json/pointer.js";
import { holdBack } from "../../src/save/hold-back.js";

const at = "/write/objects/contact/selectedFieldSettings";
const withSettings = (settings: object): InstallationConfigContent => ({
  provider: "salesforce",
  write: { objects: { contact: { objectName: "contact", selectedFieldSettings: settings as never } } },
});

/** Two settings were added, a part of each of which is wrong. */
const twoAdded = {
  saved: withSettings({ c: { writeOnCreate: "never" } }),
  draft: withSettings({
    a: { writeOnCreate: "odd", writeOnUpdate: "always" },
    b: { writeOnCreate: "odd", writeOnUpdate: "always" },
    c: { writeOnCreate: "never" },
  }),
};

/** Holds back what is wrong by `isWrong`, the places where a config may be wrong and the value that is. */
function hold(
  saved: InstallationConfigContent,
  draft: InstallationConfigContent,
  isWrong: Record<string, unknown>,
) {
  const findErrors = (config: InstallationConfigContent) =>
    Object.keys(isWrong).filter(
      (place) => JSON.stringify(getIn(config, parsePointer(place))) === JSON.stringify(own(isWrong, place)),
    );
  const difference = findDifference(saved, draft, { shape: contentShape });
  return holdBack(draft, findErrors(draft), { saved, difference, findErrors });
}

describe("what autosave holds back", () => {
  it("the one wrong leaf is taken back, and all other edits stay (S8)", () => {
    const saved = withSettings({ a: { writeOnCreate: "never" }, b: { writeOnCreate: "never" } });
    const draft = withSettings({ a: { writeOnCreate: "odd" }, b: { writeOnCreate: "always" } });
    expect(hold(saved, draft, { [`${at}/a/writeOnCreate`]: "odd" })).toEqual(
      withSettings({ a: { writeOnCreate: "never" }, b: { writeOnCreate: "always" } }),
    );
  });

  it("a default that is wrong inside is taken back as one value (S8, D15)", () => {
    const saved = withSettings({ a: { default: { stringValue: "1" } } });
    const draft = withSettings({ a: { default: { integerValue: 7 }, writeOnUpdate: "never" } });
    expect(hold(saved, draft, { [`${at}/a/default/integerValue`]: 7 })).toEqual(
      withSettings({ a: { default: { stringValue: "1" }, writeOnUpdate: "never" } }),
    );
  });

  it("a new setting that nothing is left of goes with its wrong leaf (S8)", () => {
    const saved = withSettings({ b: { writeOnCreate: "never" } });
    const draft = withSettings({ a: { writeOnCreate: "odd" }, b: { writeOnCreate: "always" } });
    expect(hold(saved, draft, { [`${at}/a/writeOnCreate`]: "odd" })).toEqual(
      withSettings({ b: { writeOnCreate: "always" } }),
    );
  });

  it("what was added around a wrong leaf goes, too, where the rest of it is wrong (S8)", () => {
    const saved = withSettings({ c: { writeOnCreate: "never" } });
    const draft = withSettings({
      a: { writeOnCreate: "odd", writeOnUpdate: "always" },
      c: { writeOnCreate: "always" },
    });
    const wrong = { [`${at}/a/writeOnCreate`]: "odd", [`${at}/a`]: { writeOnUpdate: "always" } };
    expect(hold(saved, draft, wrong)).toEqual(withSettings({ c: { writeOnCreate: "always" } }));
  });

  it("of two added settings only the one whose rest is wrong goes (S8)", () => {
    const { saved, draft } = twoAdded;
    const wrong = {
      [`${at}/a/writeOnCreate`]: "odd",
      [`${at}/b/writeOnCreate`]: "odd",
      [`${at}/a`]: { writeOnUpdate: "always" },
    };
    expect(hold(saved, draft, wrong)).toEqual(
      withSettings({ b: { writeOnUpdate: "always" }, c: { writeOnCreate: "never" } }),
    );
  });

  it("nothing is sent where the rest stays wrong however much is held back (S8)", () => {
    const saved = withSettings({ a: { writeOnCreate: "odd" } });
    const draft = withSettings({ a: { writeOnCreate: "odd" }, b: { writeOnCreate: "always" } });
    const wrong = { [`${at}/a/writeOnCreate`]: "odd" };
    expect(hold(saved, draft, wrong)).toBe(saved);
  });

  it("what is added elsewhere stays where one of two errors that are left lies beside it (S8)", () => {
    const { saved, draft } = twoAdded;
    const findErrors = (config: InstallationConfigContent) => {
      const left = (name: string) => getIn(config, parsePointer(`${at}/${name}`)) !== undefined;
      // Whoever reads the proxy finds fault with what is left of `a`, too.
      return left("a") ? [`${at}/a`, "/proxy"] : [];
    };
    const difference = findDifference(saved, draft, { shape: contentShape });
    const places = [`${at}/a/writeOnCreate`, `${at}/b/writeOnCreate`];
    expect(holdBack(draft, places, { saved, difference, findErrors })).toEqual(
      withSettings({ b: { writeOnUpdate: "always" }, c: { writeOnCreate: "never" } }),
    );
  });

  it("all that surrounds the wrong places goes where what is still wrong lies beside none of them (S8)", () => {
    const saved = withSettings({ c: { writeOnCreate: "never" } });
    const draft = withSettings({
      a: { writeOnCreate: "odd", writeOnUpdate: "always" },
      c: { writeOnCreate: "always" },
    });
    const findErrors = (config: InstallationConfigContent) =>
      getIn(config, parsePointer(`${at}/a`)) === undefined ? [] : ["/proxy"];
    const difference = findDifference(saved, draft, { shape: contentShape });
    const held = holdBack(draft, [`${at}/a/writeOnCreate`], { saved, difference, findErrors });
    expect(held).toEqual(withSettings({ c: { writeOnCreate: "always" } }));
  });

  it("a wrong place inside a part that nobody knows is taken back alone (S8)", () => {
    const saved = { future: { deep: { a: 1, b: 1 } } } as InstallationConfigContent;
    const draft = { future: { deep: { a: "odd", b: 2 } } } as InstallationConfigContent;
    expect(hold(saved, draft, { "/future/deep/a": "odd" })).toEqual({ future: { deep: { a: 1, b: 2 } } });
  });
});
