import { describe, expect, it } from "vitest";
import { Pseudonyms } from "../../../mock-server/pull/pseudonyms.js";
import { toOperations } from "../../../mock-server/pull/to-operations.js";
import type { Operation } from "../../../src/contract/index.js";

const operation = {
  id: "op-1",
  projectId: "p",
  integrationId: "i",
  installationId: "n",
  configId: "c",
  actionType: "write",
  status: "failure",
  result: "Acme Corporation: jane@acme.example is known already",
} satisfies Operation;

describe("operations that are pulled", () => {
  it("pulled operations name companies and people as the seed does", () => {
    const pseudonyms = new Pseudonyms();
    pseudonyms.group("acme", "Acme Corporation");
    expect(toOperations([operation], pseudonyms)).toEqual([
      { ...operation, result: "Company 1: person1@example.com is known already" },
    ]);
  });

  it("pulled operations stay as they are where names are kept", () => {
    expect(toOperations([operation], undefined)).toEqual([operation]);
  });
});
