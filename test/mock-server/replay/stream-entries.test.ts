import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { streamEntries } from "../../../mock-server/replay/stream-entries.js";

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    await Promise.resolve();
    yield bytes.subarray(at, at + size);
  }
}

/** Reads a file that comes in pieces of `size` bytes; a fault ends it. */
async function read(text: string, size = 1000): Promise<{ entries: unknown[]; fault?: unknown }> {
  const entries: unknown[] = [];
  try {
    for await (const entry of streamEntries(inPieces(new TextEncoder().encode(text), size)))
      entries.push(entry);
    return { entries };
  } catch (error) {
    return { entries, fault: error };
  }
}

describe("a recording that is read piece by piece", () => {
  it("a recording read piece by piece has the same entries, wherever it is cut into pieces", async () => {
    const json = fc.jsonValue({ maxDepth: 4 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(json, { minLength: 1 }),
        fc.integer({ min: 1, max: 50 }),
        async (items, size) => {
          const wanted = JSON.parse(JSON.stringify(items)) as unknown;
          expect(await read(JSON.stringify(items), size)).toEqual({ entries: wanted });
          const har = JSON.stringify({ log: { pages: [{ entries: [0] }], entries: items, comment: "" } });
          expect(await read(har, size)).toEqual({ entries: wanted });
        },
      ),
    );
  });

  it.each([
    ["[1,2,", [1, 2], "cut off"],
    ['{"log":{"entries":[{"a":1},{"a', [{ a: 1 }], "cut off"],
    ['[{"a":"é', [], "cut off"],
    ["[1,2,}", [1, 2], "not json"],
    ["[1] and more", [1], "not json"],
    ["<!doctype html>", [], "no recording"],
    ["", [], "no recording"],
    [" \n ", [], "no recording"],
    ["[]", [], "no recording"],
    ['{"a":1}', [], "no recording"],
    ['"[1]"', [], "no recording"],
  ])("a recording read piece by piece keeps what came before its fault: %j", async (text, entries, code) => {
    expect(await read(text)).toMatchObject({ entries, fault: { code } });
  });

  it("a recording read piece by piece may begin with a byte order mark and white space", async () => {
    expect(await read("\uFEFF \n[1]\n")).toEqual({ entries: [1] });
  });
});
