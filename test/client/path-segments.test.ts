import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createClient } from "../../src/client/index.js";
import { json, recordingFetch, rejectionOf } from "./recording-fetch.js";
import { wireInstallation } from "./wire-samples.js";
import { anyCharacter } from "../support/arbitraries/any-character.js";

const hostileNames = [
  "__proto__",
  "constructor",
  "toString",
  "a.b",
  "a/b",
  "a~b",
  "$['a']['b']",
  "...",
  "%2e%2e",
  ".%2e",
];

async function patchObject(objectName: string) {
  const { fetch, sent } = recordingFetch(json(wireInstallation));
  const client = createClient({ project: "p", apiKey: "k", fetch });
  const changes = [{ op: "remove" as const, path: "/a" }];
  await client.patchObjectConfigContent("i", objectName, { groupRef: "g", action: "write", changes });
  return sent[0]?.url.pathname.split("/");
}

describe("names in paths", () => {
  it("any name arrives as one segment that decodes to itself (D8)", async () => {
    const name = fc.oneof(
      fc.constantFrom(...hostileNames),
      fc.string({ unit: anyCharacter, minLength: 1 }).filter((text) => text !== "." && text !== ".."),
    );
    await fc.assert(
      fc.asyncProperty(name, async (objectName) => {
        const segments = await patchObject(objectName);
        expect(segments).toHaveLength(9);
        expect(decodeURIComponent(segments?.[7] ?? "")).toBe(objectName);
      }),
      { numRuns: 300 },
    );
  });

  it.each(["", ".", ".."])("%j cannot be a segment, which the error says (D8)", async (name) => {
    const error = await rejectionOf(patchObject(name));
    expect(error).toMatchObject({ name: "UsageError" });
    expect(String(error)).toContain(`"${name}" cannot be a segment`);
  });

  it("half a surrogate pair cannot be a segment, which the error says (D8)", async () => {
    const error = await rejectionOf(patchObject("a\ud800"));
    expect(error).toMatchObject({ name: "UsageError" });
    expect(String(error)).toContain('"a\\ud800"');
  });

  it("an empty revision before its :hydrate cannot be a segment either (D8)", async () => {
    const client = createClient({ project: "p", apiKey: "k", fetch: recordingFetch(json({})).fetch });
    const target = { integrationId: "i", revisionId: "", connectionId: "c" };
    const error = await rejectionOf(client.getHydratedRevision(target));
    expect(error).toMatchObject({ name: "UsageError" });
    expect(String(error)).toContain("/revisions/:hydrate");
  });
});
