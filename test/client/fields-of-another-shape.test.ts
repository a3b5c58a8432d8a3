import { describe, expect, it } from "vitest";
import { createClient } from "../../src/client/index.js";
import { json, recordingFetch } from "./recording-fetch.js";

describe("a customer's fields", () => {
  it("an option of a picklist without a label is called by its value (H7)", async () => {
    const field = {
      fieldName: "stage",
      displayName: "Stage",
      values: [{ value: "won", displayValue: null }],
    };
    const { fetch } = recordingFetch(json({ name: "deal", fields: { stage: field } }));
    const client = createClient({ project: "p", apiKey: "k", fetch });
    const { fields } = await client.getObjectMetadata({
      provider: "hubspot",
      groupRef: "g",
      objectName: "deal",
    });
    expect(fields["stage"]?.values).toEqual([{ value: "won", displayValue: "won" }]);
  });
});
