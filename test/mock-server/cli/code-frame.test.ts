import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCodeFrame } from "../../../mock-server/cli/output/code-frame.js";
import { widthOf } from "../../../mock-server/cli/output/text-width.js";

const frame = (text: string, column: number, columns = 80) =>
  formatCodeFrame({ text, line: 7, column, columns }).split("\n");

describe("a line with a caret", () => {
  it.each([
    ["plain letters", "name: crm", 7, "      |       ^"],
    ["a tab, by a tab", "\tname: crm", 8, "      | \t      ^"],
    ["wide characters, by two spaces each", "名前: crm", 5, "      |       ^"],
    ["an emoji of two code units, by two spaces", "🙂: crm", 5, "      |     ^"],
    ["a family of joined emoji, by two spaces", "👨‍👩‍👧: crm", 11, "      |     ^"],
    ["a combining accent, by none", "e\u0301: crm", 5, "      |    ^"],
    ["half-width katakana, by one space each", "ｶﾅ: crm", 5, "      |     ^"],
    ["the end of the line", "name:", 6, "      |      ^"],
  ])("the caret steps over %s", (_title, text, column, caret) => {
    expect(frame(text, column)).toEqual([`    7 | ${text}`, caret]);
  });

  it("shows control characters as text, and leaves the end of a Windows line out", () => {
    expect(frame("a\u001b[2J: 1\r", 8)).toEqual(["    7 | a\\u001b[2J: 1", "      |             ^"]);
  });

  it("cuts a long line around the caret", () => {
    const text = `${"a".repeat(100)}X${"b".repeat(100)}`;
    expect(frame(text, 101, 30)).toEqual(["    7 | …aaaaaaaaaaXbbbbbbbbb…", "      |            ^"]);
    expect(frame(text, 1, 30)).toEqual(["    7 | aaaaaaaaaaaaaaaaaaaa…", "      | ^"]);
    expect(frame(text, 201, 30)).toEqual([`    7 | …${"b".repeat(20)}`, `      | ${" ".repeat(20)}^`]);
  });

  it("a line with a caret never is wider than the terminal, and its caret is under what it names", () => {
    const letters = fc.constantFrom("a", " ", "é", "名", "🙂", "e\u0301", "X");
    fc.assert(
      fc.property(
        fc.array(letters, { maxLength: 120 }),
        fc.nat(),
        fc.integer({ min: 30, max: 100 }),
        (parts, at, columns) => {
          const index = parts.length === 0 ? 0 : at % parts.length;
          const text = [...parts.slice(0, index), "X", ...parts.slice(index)].join("");
          const [shown = "", caret = ""] = frame(text, parts.slice(0, index).join("").length + 1, columns);
          expect(widthOf(shown)).toBeLessThanOrEqual(columns);
          expect(widthOf(caret)).toBeLessThanOrEqual(columns);
          let cells = 0;
          const named = Array.from(new Intl.Segmenter().segment(shown), ({ segment }) => segment).find(
            (each) => {
              cells += widthOf(each);
              return cells >= widthOf(caret);
            },
          );
          expect(named).toBe("X");
        },
      ),
    );
  });
});
