import { describe, expect, it } from "vitest";
import { createInMemoryProvider } from "../support/in-memory-provider.js";
import { createHarness } from "./support/harness.js";

const harry = { firstname: "Harry", lastname: "Potter", email: "harry@hogwarts.com" };
const hermione = { firstname: "Hermione", lastname: "Granger", email: "hermione@hogwarts.com" };
const associationsTo = (id: string) => [
  { to: { id }, types: [{ associationCategory: "HUBSPOT_DEFINED", associationTypeId: 279 }] },
];

/** The request bodies of seed 000 from "Create a new record" to "Retry policy for async writes", but for their groupRef. */
const samples: [title: string, provider: "salesforce" | "hubspot", body: object, answerKeys: string[]][] = [
  [
    "Create a new record",
    "salesforce",
    { type: "create", record: { firstname: "Harry", lastname: "Potter" } },
    ["operationId", "result"],
  ],
  [
    "Create associations when creating a record",
    "hubspot",
    { type: "create", record: { ...harry, phone: "123456789" }, associations: associationsTo("18417469280") },
    ["operationId", "result"],
  ],
  [
    "Update an existing record",
    "salesforce",
    { type: "update", record: { id: "20scv09wer3klj", firstname: "Harry", lastname: "Potter" } },
    ["operationId", "result"],
  ],
  [
    "Delete a record",
    "hubspot",
    { type: "delete", record: { id: "20scv09wer3klj" } },
    ["operationId", "result"],
  ],
  [
    "Pass additional headers",
    "salesforce",
    {
      type: "create",
      record: { ...harry, phone: "123456789" },
      headers: [
        { key: "header-key1", value: "header-value1" },
        { key: "header-key2", value: "header-value2" },
      ],
    },
    ["operationId", "result"],
  ],
  [
    "Batch create",
    "salesforce",
    { type: "create", mode: "synchronous", batch: [{ record: harry }, { record: hermione }] },
    ["operationId", "successCount", "failureCount", "results"],
  ],
  [
    "Batch update",
    "hubspot",
    {
      type: "update",
      mode: "synchronous",
      batch: [
        { record: { id: "20scv09wer3klj", firstname: "Harry", lastname: "Potter-Weasley" } },
        { record: { id: "30abc12xyz4mno", firstname: "Hermione", lastname: "Granger-Weasley" } },
      ],
    },
    ["operationId", "successCount", "failureCount", "results"],
  ],
  [
    "Batch write with associations",
    "hubspot",
    {
      type: "create",
      mode: "synchronous",
      batch: [
        { record: harry, associations: associationsTo("18417469280") },
        { record: hermione, associations: associationsTo("18417469281") },
      ],
    },
    ["operationId", "successCount", "failureCount", "results"],
  ],
  [
    "Auto batching",
    "salesforce",
    {
      type: "create",
      mode: "asynchronous",
      autoBatchPolicy: { maxDelayMinutes: 5, retryDeadlineHours: 2 },
      record: { firstname: "Alice", lastname: "Wonderland", email: "alice@example.com" },
    },
    ["operationId"],
  ],
  [
    "Synchronous mode",
    "salesforce",
    {
      type: "create",
      mode: "synchronous",
      record: { firstname: "John", lastname: "Doe", email: "john@example.com" },
    },
    ["operationId", "result"],
  ],
  [
    "Asynchronous mode",
    "salesforce",
    { type: "create", mode: "asynchronous", record: { firstname: "Jane", lastname: "Smith" } },
    ["operationId"],
  ],
  [
    "Retry policy for async writes",
    "salesforce",
    {
      type: "create",
      mode: "asynchronous",
      retryPolicy: { deadlineHours: 24 },
      record: { firstname: "Bob", lastname: "Johnson" },
    },
    ["operationId"],
  ],
];

describe("the requests of seed 000", () => {
  it.each(samples)(
    'the sample "%s" is answered for %s as the guide says (H8)',
    async (_, name, body, answerKeys) => {
      const provider = createInMemoryProvider({ name });
      const { expectBody, engine, clock } = createHarness({ provider });
      const answer = await expectBody(200, { groupRef: "demo", ...body });
      expect(Object.keys(answer)).toEqual(answerKeys);
      await clock.runUntilIdle();
      expect(engine.operations.get(answer.operationId)?.status).toBe("success");
      const { record, batch } = body as { record?: object; batch?: { record: object }[] };
      const sources = batch?.map((item) => item.record) ?? [record];
      const sent = provider.calls.flatMap(({ records }) =>
        records.map(({ recordId, fields }) => ({
          ...(recordId !== undefined && { id: recordId }),
          ...fields,
        })),
      );
      expect(sent).toEqual(sources);
    },
  );
});
