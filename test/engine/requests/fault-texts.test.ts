import { describe, expect, it } from "vitest";
import type { WriteAnswer } from "../../../src/engine/index.js";
import { createInMemoryProvider } from "../../support/in-memory-provider.js";
import { create, createBatch, createHarness } from "../support/harness.js";

const asynchronous = { mode: "asynchronous" };
const link = 'such as {"to": {"id": "…"}, "types": [{"associationCategory": "…", "associationTypeId": 279}]}';
const records = (count: number) => Array.from({ length: count }, () => ({ a: 1 }));
const auto = (policy: unknown) => create({ a: 1 }, { ...asynchronous, autoBatchPolicy: policy });
const linked = (association: unknown) => create({ a: 1 }, { associations: [association] });
const typed = (type: unknown) => linked({ to: { id: "1" }, types: [type] });
const deletion = { groupRef: "demo", type: "delete", record: { id: "1" } };
const associations = [{ to: { id: "1" }, types: [] }];
const headers = [{ key: "a", value: "b" }];

/** What is wrong, the rule that says so, and the whole line of the answer. */
const faults: [body: unknown, rule: string, line: string][] = [
  [
    undefined,
    "W2",
    'body: expected an object, received nothing; send JSON such as {"groupRef": "…", "type": "create", "record": {…}}',
  ],
  [
    create({}, { groupRef: 12 }),
    "W2",
    "groupRef: expected a string, received a number; give the groupRef that the installation was created with",
  ],
  [
    create({}, { type: "insert" }),
    "W4",
    'type: expected one of "create", "update", "delete", received "insert"; say what to do with the record',
  ],
  [
    create({}, { mode: true }),
    "W4",
    'mode: expected one of "synchronous", "asynchronous", received true; leave it out for a synchronous write',
  ],
  [
    create({}, { record: 3 }),
    "W2",
    `record: expected an object with the record's fields, received a number; write {"<field name>": <value>}`,
  ],
  [
    createBatch([]),
    "W7",
    "batch: expected a list of 1 to 100 records, received a list of 0; put at least one record into it or, where the provider takes no batches, send one as record",
  ],
  [
    createBatch(records(101)),
    "W7",
    "batch: expected a list of 1 to 100 records, received a list of 101; send records beyond 100 in further requests or, where the provider takes no batches, each as record",
  ],
  [
    { groupRef: "demo", type: "create", batch: [3] },
    "W2",
    'batch[0]: expected an object with a record, received a number; write {"record": {…}}',
  ],
  [
    { groupRef: "demo", type: "create", batch: [{}] },
    "W2",
    `batch[0].record: expected an object with the record's fields, received nothing; write {"<field name>": <value>}`,
  ],
  [
    create({}, { batchPolicy: true }),
    "W2",
    'batchPolicy: expected an object, received a boolean; write {"allOrNone": true} or leave it out',
  ],
  [
    create({}, { batchPolicy: { allOrNone: "yes" } }),
    "W2",
    'batchPolicy.allOrNone: expected true or false, received "yes"; leave it out for partial success',
  ],
  [
    create({}, { ...asynchronous, retryPolicy: 1 }),
    "W10",
    'retryPolicy: expected an object, received a number; write {"deadlineHours": 24} or leave it out',
  ],
  [
    create({}, { ...asynchronous, retryPolicy: { deadlineHours: 49 } }),
    "W10",
    "retryPolicy.deadlineHours: expected an integer from 1 to 48, received 49; leave it out for 1 hour",
  ],
  [
    auto(1),
    "W9",
    'autoBatchPolicy: expected an object, received a number; write {"maxDelayMinutes": 5} or leave it out',
  ],
  [
    auto({ maxDelayMinutes: 0 }),
    "W9",
    "autoBatchPolicy.maxDelayMinutes: expected an integer from 1 to 1440, received 0; say how many minutes a record may wait for others",
  ],
  [
    auto({ maxDelayMinutes: 1, retryDeadlineHours: 0 }),
    "W9",
    "autoBatchPolicy.retryDeadlineHours: expected an integer from 1 to 48, received 0; leave it out for 1 hour",
  ],
  [
    create({}, { associations: {} }),
    "W2",
    `associations: expected a list of up to 1000 associations, received an object; put each association in the list, ${link}`,
  ],
  [linked(1), "W2", `associations[0]: expected an association, received a number; write it ${link}`],
  [
    linked({ to: 1, types: [] }),
    "W2",
    'associations[0].to: expected an object with the id of the other record, received a number; write {"id": "…"}',
  ],
  [
    linked({ to: { id: 1 }, types: [] }),
    "W2",
    "associations[0].to.id: expected a string, received a number; give the provider's id of the other record",
  ],
  [
    linked({ to: { id: "1" }, types: 1 }),
    "W2",
    `associations[0].types: expected a list of association types, received a number; write it ${link}`,
  ],
  [
    typed(1),
    "W2",
    `associations[0].types[0]: expected an association type, received a number; write it ${link}`,
  ],
  [
    typed({ associationCategory: 1, associationTypeId: 1 }),
    "W2",
    'associations[0].types[0].associationCategory: expected a string, received a number; such as "HUBSPOT_DEFINED"',
  ],
  [
    typed({ associationCategory: "A", associationTypeId: "1" }),
    "W2",
    "associations[0].types[0].associationTypeId: expected an integer, received a string; such as 279",
  ],
  [
    { groupRef: "demo", type: "create", batch: [{ record: {}, associations: 1 }] },
    "W2",
    `batch[0].associations: expected a list of up to 1000 associations, received a number; put each association in the list, ${link}`,
  ],
  [
    create({}, { headers: 1 }),
    "W2",
    'headers: expected a list of up to 1000 headers, received a number; write [{"key": "…", "value": "…"}]',
  ],
  [
    create({}, { headers: [1] }),
    "W2",
    'headers[0]: expected a header, received a number; write {"key": "…", "value": "…"}',
  ],
  [
    create({}, { headers: [{ value: "1" }] }),
    "W2",
    "headers[0].key: expected a string, received nothing; give the header's name",
  ],
  [
    create({}, { headers: [{ key: "a", value: 1 }] }),
    "W2",
    "headers[0].value: expected a string, received a number; give the header's value as text",
  ],
  [
    { groupRef: "demo", type: "create" },
    "W3",
    "record or batch: expected exactly one of them, received neither; put one record into record or, where the provider takes batches, several into batch",
  ],
  [
    create({}, { batch: [{ record: {} }] }),
    "W3",
    "record and batch: expected exactly one of them, received both; leave batch out or, where the provider takes batches, record",
  ],
  [
    { ...deletion, type: "update", record: {} },
    "W5",
    "record.id: expected the provider's id of the record to be updated; give it as id (or Id), a string that is not empty",
  ],
  [
    { ...deletion, record: {} },
    "W5",
    "record.id: expected the provider's id of the record to be deleted; give it as id (or Id), a string that is not empty",
  ],
  [
    { ...deletion, record: { id: 2 ** 53 } },
    "W24",
    "record.id: expected text, or a whole number that JSON carries exactly (at most 9007199254740991); send the id as text, in quotes",
  ],
  [
    { ...deletion, record: { id: "1", Id: "2" } },
    "P6",
    'record: "id" and "Id" both name the record, and differ; send one of them',
  ],
  [
    { groupRef: "demo", type: "delete", batch: [{ record: { id: "1" } }] },
    "W6",
    "batch: expected a single record, because a deletion takes one record; send each id as record in a request of its own",
  ],
  [
    { ...deletion, ...asynchronous },
    "W6",
    'mode: expected "synchronous" or nothing, because deletions are synchronous, received "asynchronous"; leave mode out',
  ],
  [
    createBatch(records(1), { associations }),
    "W2",
    "associations: expected them at each record of the batch; leave them out, or, where the provider takes associations, move them to batch[].associations",
  ],
  [
    create({}, { retryPolicy: {} }),
    "W10",
    'retryPolicy: expected in asynchronous writes only, because a synchronous one is tried once; leave it out or set mode to "asynchronous"',
  ],
  [
    { ...deletion, retryPolicy: {} },
    "W10",
    "retryPolicy: expected in asynchronous writes only, because a synchronous one is tried once; leave it out",
  ],
  [
    { ...deletion, autoBatchPolicy: { maxDelayMinutes: 1 } },
    "W9",
    "autoBatchPolicy: expected with create or update only, because deletions go out one by one; leave it out",
  ],
  [
    create({}, { autoBatchPolicy: { maxDelayMinutes: 1 } }),
    "W9",
    'autoBatchPolicy: expected in asynchronous writes only, because its records wait for others; leave it out or, where the provider takes batches, set mode to "asynchronous"',
  ],
  [
    createBatch(records(1), { ...asynchronous, autoBatchPolicy: { maxDelayMinutes: 1 } }),
    "W9",
    "autoBatchPolicy: expected with a single record only, because a batch is one already; leave it out or send each record as record",
  ],
];

/** What a provider lacks, and the way to do without; the second name is a provider that nobody knows. */
const unable: [body: unknown, line: string][] = [
  [
    deletion,
    'type: provider "crm" does not support deletion, which is supported for salesforce and hubspot; delete the record in the provider itself',
  ],
  [
    createBatch(records(1)),
    'batch: provider "crm" does not support batch writes, which is supported for salesforce and hubspot; send each record as record in a request of its own',
  ],
  [
    auto({ maxDelayMinutes: 1 }),
    'autoBatchPolicy: provider "crm" does not support batch writes, which is supported for salesforce and hubspot; leave it out',
  ],
  [
    create({}, { associations }),
    'associations: provider "crm" does not support associations, which is supported for hubspot; leave them out',
  ],
  [
    create({}, { headers }),
    'headers: provider "crm" does not support extra headers, which is supported for salesforce; leave them out',
  ],
];

function linesOf(answer: WriteAnswer): unknown {
  return answer.status === 400
    ? answer.faults.map(({ rule }, place) => [rule, answer.text.split("\n")[place]])
    : answer;
}

describe("a refusal says what is wrong, where, and what to do", () => {
  it.each(faults)("a refusal says what is wrong with %j (W2)", async (body, rule, line) => {
    const { write } = createHarness({ provider: createInMemoryProvider({}) });
    expect(linesOf(await write(body))).toEqual([[rule, line]]);
  });

  it.each(unable)("a refusal says what the provider lacks for %j (W8)", async (body, line) => {
    const { write } = createHarness({ provider: createInMemoryProvider({ name: "crm" }) });
    expect(linesOf(await write(body))).toEqual([["W8", line]]);
  });

  it("a refusal says how a customer allows a deletion (W13)", async () => {
    const { write } = createHarness({ provider: createInMemoryProvider({}) });
    expect(linesOf(await write(deletion, { objectName: "account" }))).toEqual([
      [
        "W13",
        `type: records of "account" cannot be deleted, because deletion is not enabled for this object in the installation's config; set deletionSettings.enabled to true in its write config, for example with setEnableDeletion()`,
      ],
    ]);
  });

  it("a schedule at a provider without batches (W8, L4)", async () => {
    const { write } = createHarness({ provider: createInMemoryProvider({ name: "crm" }) });
    const schedule = { queue: "q", dueMs: 0 };
    expect(linesOf(await write(create({}), { schedule }))).toEqual([
      [
        "W8",
        'schedule: provider "crm" does not support batch writes, which is supported for salesforce and hubspot; take the schedule out of amp.yaml, so that each record goes out at once',
      ],
    ]);
  });
});

describe("an object that cannot be found is told with what to do", () => {
  const problemOf = (answer: WriteAnswer) => (answer.status === 404 ? answer.problem : answer);
  const manifestOf = (...names: string[]) => ({
    name: "crm",
    provider: "salesforce",
    write: { objects: names.map((objectName) => ({ objectName })) },
  });
  const add = "add the object to write.objects in amp.yaml and deploy it";

  it.each<[string, string[], string, string]>([
    ["no name is near", ["contact"], "", `write to one of "contact", or ${add}`],
    ["there are no names", [], "", add],
    [
      "there are ten names",
      [..."abcdefghij"],
      "",
      `write to one of "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", or ${add}`,
    ],
    [
      "there are more than ten names",
      [..."abcdefghijk"],
      "",
      `write to one of "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", …, or ${add}`,
    ],
    ["a name is near", ["orders"], ' (did you mean "orders"?)', `write to one of "orders", or ${add}`],
  ])(
    "an object that is not found is told with the objects there are, where %s (W12)",
    async (_, names, hint, remedy) => {
      const { write } = createHarness({
        provider: createInMemoryProvider({}),
        integration: manifestOf(...names),
      });
      const objectName = hint === "" ? "invoice__c" : "order";
      expect(problemOf(await write(create({}), { objectName }))).toEqual({
        title: "Not Found",
        code: "object-not-in-manifest",
        detail: `the manifest of integration "crm" has no write object "${objectName}"${hint}`,
        remedy,
      });
    },
  );

  it("an object that the installation lacks is told with how to add it (W12)", async () => {
    const { write } = createHarness({ provider: createInMemoryProvider({}), content: {} });
    expect(problemOf(await write(create({})))).toEqual({
      title: "Not Found",
      code: "object-not-in-installation",
      detail: `the installation's config has no write object "contact"; the manifest has it`,
      remedy:
        "add it to config.content.write.objects of the installation, with setEnableWrite() or PATCH …/installations/{installationId}",
    });
  });

  it("a group without an installation is told with what to do (W11)", async () => {
    const { write } = createHarness({ provider: createInMemoryProvider({}) });
    expect(problemOf(await write(create({}, { groupRef: "other" })))).toEqual({
      title: "Not Found",
      code: "installation-not-found",
      detail: 'integration "crm" is not installed for group "other"',
      remedy:
        "check groupRef, or install the integration for this group with POST /projects/project-1/integrations/integration-1/installations",
    });
  });
});

describe("what has no effect", () => {
  const harness = createHarness({ provider: createInMemoryProvider({}) });
  const ignoredIn = async (...all: Parameters<typeof harness.write>) => {
    const answer = await harness.write(...all);
    const { operationId } = "body" in answer ? answer.body : { operationId: "" };
    return harness.messages(operationId).filter((message) => message.startsWith("Ignored"));
  };

  it("what has no effect is told by the caller, after what the request itself shows (W25)", async () => {
    const notes = [{ path: "schedule", reason: "there is none" }];
    expect(await ignoredIn(create({ a: 1 }, { x: 1 }), { notes })).toEqual([
      'Ignored "x": a write request has no such key',
      "Ignored schedule: there is none",
    ]);
  });

  it("a batchPolicy of a batch has an effect (W25)", async () => {
    expect(await ignoredIn(createBatch(records(2), { batchPolicy: { allOrNone: true } }))).toEqual([]);
  });

  it("a refusal tells what has no effect by the rule of requests (W2)", async () => {
    const answer = await harness.write({ groupRef: "demo", type: "create", recrod: {} });
    expect(answer.status === 400 && answer.faults.map(({ rule }) => rule)).toEqual(["W3", "W2"]);
  });
});

it("an error of the kit's own is no failure of a provider: the write rejects (W23)", async () => {
  const contact = {
    objectName: "contact",
    get selectedFieldSettings(): never {
      throw new Error("no JSON");
    },
  };
  const content = { provider: "salesforce", write: { objects: { contact } } };
  const { write } = createHarness({ provider: createInMemoryProvider({}), content });
  await expect(write(create({}))).rejects.toThrow("no JSON");
});

describe("an answer names the rules by which a write was taken", () => {
  const update = { groupRef: "demo", type: "update", record: { id: "1", a: 1 } };
  const cases: [name: string, body: unknown, rules: string][] = [
    ["a single create", create({ a: 1 }), "P1 W11 W12 W14"],
    ["an update", update, "P1 W11 W12 W14 W5"],
    ["a deletion", deletion, "W11 W12 W13 W14 W5 W6 W8"],
    ["a batch", createBatch(records(1)), "P1 W11 W12 W15 W7 W8"],
    ["an asynchronous write", create({ a: 1 }, asynchronous), "P1 W11 W12 W16 W17"],
    ["an asynchronous batch", createBatch(records(1), asynchronous), "P1 W11 W12 W16 W17 W7 W8"],
    [
      "a write that is retried",
      create({ a: 1 }, { ...asynchronous, retryPolicy: { deadlineHours: 2 } }),
      "P1 W10 W11 W12 W16 W17",
    ],
    ["a write that waits for others", auto({ maxDelayMinutes: 1 }), "P1 W11 W12 W16 W17 W18 W8 W9"],
    ["a write with headers", create({ a: 1 }, { headers }), "P1 W11 W12 W14 W8"],
    ["a write with associations", create({ a: 1 }, { associations }), "P1 W11 W12 W14 W8"],
    ["a write with empty lists", create({ a: 1 }, { headers: [], associations: [] }), "P1 W11 W12 W14"],
  ];

  it.each(cases)("an answer names the rules of %s (W19)", async (_, body, rules) => {
    const capabilities = { batch: true, deletion: true, ifEmpty: true, associations: true, headers: true };
    const provider = createInMemoryProvider({ capabilities, records: { "1": {} } });
    const { write } = createHarness({ provider });
    const answer = await write(body);
    expect(answer.status).toBe(200);
    expect([...answer.rules].sort().join(" ")).toBe(rules);
  });

  it("an answer names the rules of a write that waits for its schedule (L4)", async () => {
    const { write, clock } = createHarness({ provider: createInMemoryProvider({}) });
    const { rules } = await write(create({ a: 1 }), { schedule: { queue: "q", dueMs: clock.now() } });
    expect([...rules].sort().join(" ")).toBe("L4 P1 W11 W12 W14");
  });

  it("an answer names the rules of a batch of which one record has associations (W8)", async () => {
    const { write } = createHarness({ provider: createInMemoryProvider({ name: "hubspot" }) });
    const batch = [{ record: { a: 1 } }, { record: { a: 2 }, associations }];
    const { rules } = await write({ groupRef: "demo", type: "create", batch });
    expect([...rules].sort().join(" ")).toBe("P1 W11 W12 W15 W7 W8");
  });

  it("the same list is given for requests of one kind, and nobody can change it (W19)", async () => {
    const { write } = createHarness({ provider: createInMemoryProvider({}) });
    const [one, other] = [await write(create({ a: 1 })), await write(create({ a: 2 }))];
    expect(one.rules).toBe(other.rules);
    expect(Object.isFrozen(one.rules)).toBe(true);
    const batched = await write(createBatch(records(2)));
    expect(Object.isFrozen((await write(create({ a: 1 }, asynchronous))).rules)).toBe(true);
    expect(batched.rules).not.toEqual(one.rules);
  });
});
