import { describe, expect, it } from "vitest";
import { createWrittenPlaces } from "../../../src/draft/persistence/written-places.js";

describe("when places were written", () => {
  it("a place was written at or after a stamp, by the clock and then by the tab's name (D19)", () => {
    const written = createWrittenPlaces();
    written.note("/a/b", [3, "m"]);
    const newer = (clock: number, tab: string) => written.isNewer("/a/b", [clock, tab]);
    expect([newer(2, "z"), newer(3, "a"), newer(3, "m")]).toEqual([true, true, true]);
    expect([newer(3, "z"), newer(4, "a")]).toEqual([false, false]);
  });

  it("what is written covers the places below it, and is known of those above it (D19)", () => {
    const written = createWrittenPlaces();
    written.note("/a/b", [3, "m"]);
    written.note("/a/c", [1, "m"]);
    expect(written.isNewer("/a/b/c", [3, "m"])).toBe(true);
    expect(written.isNewer("/a", [1, "m"])).toBe(false);
    expect(written.isNewerBelow("/a", [3, "m"])).toBe(true);
    expect([written.isNewerBelow("/a", [4, "a"]), written.isNewerBelow("/a/b", [1, "a"])]).toEqual([
      false,
      false,
    ]);
  });
});
