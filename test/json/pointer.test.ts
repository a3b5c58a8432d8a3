import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatPointer, parsePointer } from "../../src/json/pointer.js";

/** RFC 6901, section 5: the pointers and the names that they stand for. */
const rfcExamples: [pointer: string, path: string[]][] = [
  ["", []],
  ["/foo", ["foo"]],
  ["/foo/0", ["foo", "0"]],
  ["/", [""]],
  ["/a~1b", ["a/b"]],
  ["/c%d", ["c%d"]],
  ["/e^f", ["e^f"]],
  ["/g|h", ["g|h"]],
  ["/i\\j", ["i\\j"]],
  ['/k"l', ['k"l']],
  ["/ ", [" "]],
  ["/m~0n", ["m~n"]],
];

describe("RFC 6901: JSON Pointers", () => {
  it.each([
    ...rfcExamples,
    ["/~01", ["~1"]],
    ["/~10", ["/0"]],
    ["//", ["", ""]],
  ] satisfies typeof rfcExamples)("the pointer %j stands for %j", (pointer, path) => {
    expect(parsePointer(pointer)).toEqual(path);
    expect(formatPointer(path)).toBe(pointer);
  });

  it.each(["foo", "#/foo", "/~", "/~2", "/a~", "/a/b~c", " /a"])(
    "what is no pointer says how to mend it: %j",
    (pointer) => {
      expect(() => parsePointer(pointer)).toThrow(SyntaxError);
      expect(() => parsePointer(pointer)).toThrow(
        `Not a JSON Pointer (RFC 6901): ${JSON.stringify(pointer)}; start it`,
      );
    },
  );

  it("every path is read back as it was written, and two paths never share a pointer", () => {
    const name = fc.oneof(fc.string({ unit: fc.constantFrom("~", "/", "0", "1", "a") }), fc.string());
    const path = fc.array(name, { maxLength: 5 });
    fc.assert(
      fc.property(path, path, (one, other) => {
        expect(parsePointer(formatPointer(one))).toEqual(one);
        expect(formatPointer(one) === formatPointer(other)).toBe(
          JSON.stringify(one) === JSON.stringify(other),
        );
      }),
    );
  });
});
