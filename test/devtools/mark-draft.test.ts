import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markDraft } from "../../src/devtools/mark-draft.js";
import { configPair, hostileNames } from "../support/arbitraries/arbitrary-config.js";

/** The lines below each other, each behind the sign of its mark. */
function written(saved: unknown, draft: unknown): string[] {
  const signs = { same: " ", added: "+", removed: "-" };
  return markDraft(saved, draft).flatMap(({ mark, lines }) => lines.map((line) => `${signs[mark]} ${line}`));
}

/** Lines of one mark, without what only their place gives them. */
function linesOf(mark: "added" | "removed", saved: unknown, draft: unknown): string[] {
  return markDraft(saved, draft)
    .flatMap(({ mark: each, lines }) => (each === mark ? lines : []))
    .map((line) => line.replace(/,$/, ""))
    .sort();
}

const pairs = configPair({ names: hostileNames, foreign: true });

describe("the marked draft", () => {
  it("the marked draft shows a changed, a new and a removed setting where they stand (D10)", () => {
    const saved = { a: { was: 1, stays: [true] }, gone: "x" };
    const draft = { a: { was: 2, stays: [true], fresh: { deep: null } } };
    expect(written(saved, draft)).toEqual([
      "  {",
      '    "a": {',
      '-     "was": 1,',
      '+     "was": 2,',
      '      "stays": [',
      "        true",
      "      ],",
      '+     "fresh": {',
      '+       "deep": null',
      "+     }",
      "    }",
      '-   "gone": "x"',
      "  }",
    ]);
  });

  it("the marked draft shows an object that takes a leaf's place as both (D10)", () => {
    expect(written({ a: 1 }, { a: { b: 1 } })).toEqual([
      "  {",
      '-   "a": 1',
      '+   "a": {',
      '+     "b": 1',
      "+   }",
      "  }",
    ]);
  });

  it("takes hostile names for names (D8)", () => {
    const saved = JSON.parse('{"__proto__": {"a/b": 1}}') as unknown;
    const draft = JSON.parse('{"__proto__": {"a/b": 2}, "constructor": 3}') as unknown;
    expect(written(saved, draft)).toEqual([
      "  {",
      '    "__proto__": {',
      '-     "a/b": 1',
      '+     "a/b": 2',
      "    },",
      '+   "constructor": 3',
      "  }",
    ]);
  });

  it("the marked draft takes a member that is undefined for none, as JSON does (D16)", () => {
    expect(written({ a: 1, b: undefined }, { a: undefined, b: undefined, c: 1 })).toEqual([
      "  {",
      '+   "c": 1',
      '-   "a": 1',
      "  }",
    ]);
  });

  it("the marked draft is the draft's JSON, its order included, without the removed lines (D10)", () => {
    fc.assert(
      fc.property(pairs, ({ saved, draft }) => {
        const kept = markDraft(saved, draft).flatMap(({ mark, lines }) => (mark === "removed" ? [] : lines));
        expect(JSON.stringify(JSON.parse(kept.join("\n")))).toBe(JSON.stringify(draft));
      }),
    );
  });

  it("marks nothing in an equal draft, and something in any other (D10)", () => {
    fc.assert(
      fc.property(pairs, ({ saved, draft }) => {
        const copy = JSON.parse(JSON.stringify(saved)) as unknown;
        expect(markDraft(saved, copy).every(({ mark }) => mark === "same")).toBe(true);
        const isMarked = markDraft(saved, draft).some(({ mark }) => mark !== "same");
        expect(isMarked).toBe(JSON.stringify(sorted(saved)) !== JSON.stringify(sorted(draft)));
      }),
    );
  });

  it("the marked draft takes an empty object for another value than an empty list (D10)", () => {
    expect(written({ a: [] }, { a: {} })).toEqual(["  {", '-   "a": []', '+   "a": {}', "  }"]);
  });

  it("the marked draft removes on the way there what it adds on the way back (D10)", () => {
    fc.assert(
      fc.property(pairs, ({ saved, draft }) => {
        expect(linesOf("removed", saved, draft)).toEqual(linesOf("added", draft, saved));
      }),
    );
  });
});

/** The same value with the names of each object in one order, and `{}` still another than `[]`. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return { members: members.map(([name, each]) => [name, sorted(each)]) };
}
