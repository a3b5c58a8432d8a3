import { describe, expect, it } from "vitest";
import { modelledOperations } from "../../mock-server/http/contract-operations.js";
import { type Client, createClient } from "../../src/client/index.js";

/** What the client calls otherwise than the contract does. */
const otherNames: Readonly<Record<string, keyof Client>> = {
  getObjectMetadataForConnection: "getObjectMetadata",
  upsertMetadataForConnection: "upsertMetadata",
};

describe("the client's calls", () => {
  it.each(modelledOperations.map(([id]) => id))("there is one for %s, which the mock serves (H9)", (id) => {
    const client = createClient({ project: "p", apiKey: "k" });
    expect(typeof client[otherNames[id] ?? (id as keyof Client)]).toBe("function");
  });
});
