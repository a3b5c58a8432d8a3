import fc from "fast-check";

/** Where the surrogates begin, which are no characters, and how many there are. */
const surrogates = 0xd800;
const surrogateCount = 0x800;

/**
 * Any code point of Unicode: what fast-check calls `unit: "binary"`, and the same for the same seed. To find out whether words like
 * `__proto__` consist of such, that one makes a map of all the million, which takes seconds and much memory.
 */
export const anyCharacter = fc.nat(0x10ffff - surrogateCount).map(
  (index) => String.fromCodePoint(index < surrogates ? index : index + surrogateCount),
  (character) => {
    const point = typeof character === "string" ? character.codePointAt(0) : undefined;
    if (point === undefined || String.fromCodePoint(point) !== character) throw new Error("no character");
    if (point < surrogates) return point;
    if (point < surrogates + surrogateCount) throw new Error("no character, but half of one");
    return point - surrogateCount;
  },
);
