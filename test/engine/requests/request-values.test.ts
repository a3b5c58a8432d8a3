import { describe, expect, it } from "vitest";
import { createInMemoryProvider } from "../../support/in-memory-provider.js";
import { content, create, createBatch, createHarness } from "../support/harness.js";

const salesforce = () => createHarness({ provider: createInMemoryProvider({}) });
const hubspot = () => createHarness({ provider: createInMemoryProvider({ name: "hubspot" }) });
const update = (record: object) => ({ groupRef: "demo", type: "update", record });

describe("headers are as HTTP allows", () => {
  const header = (key: string, value: string) => create({ a: 1 }, { headers: [{ key, value }] });

  it.each(["", " ", "a b", "a:b", "a\nb", "a\r\nX-Evil: 1", "é", "(a)", "a/b", "a\u0000", "a,b", '"a"'])(
    "the name %j is refused (W24)",
    async (key) => {
      const faults = await salesforce().expectFaults(header(key, "v"));
      expect(faults).toEqual([expect.stringMatching(/^headers\[0\]\.key: expected a header's name as HTTP/)]);
      if (key.trim().length > 1) expect(faults.join()).not.toContain(key);
    },
  );

  it.each(["a\nb", "a\r\nX-Evil: 1", "a\u0000", "\u007f", " a", "a ", "\ta", "€", "日本"])(
    "the value %j is refused (W24)",
    async (value) => {
      const faults = await salesforce().expectFaults(header("x-name", value));
      expect(faults).toEqual([
        expect.stringMatching(/^headers\[0\]\.value: expected a header's value as HTTP allows/),
      ]);
    },
  );

  it.each([
    ["Sforce-Duplicate-Rule-Header", "allowSave=true; includeRecordDetails=true"],
    ["!#$%&'*+-.^_`|~09azAZ", ""],
    ["x", "a\tb c"],
    ["x", "é \u00ff"],
    ["x", '"quoted, value"'],
  ])("a header %j with the value %j is taken (W24)", async (key, value) => {
    const provider = createInMemoryProvider({});
    await createHarness({ provider }).expectBody(200, header(key, value));
    expect(provider.calls[0]?.headers).toEqual([{ key, value }]);
  });

  it("each faulty header is told by its place (W24)", async () => {
    const headers = [
      { key: "fine", value: "v" },
      { key: "a b", value: "c\n" },
    ];
    const faults = await salesforce().expectFaults(create({}, { headers }));
    expect(faults.map((fault) => fault.split(":")[0])).toEqual(["headers[1].key", "headers[1].value"]);
  });
});

describe("a record's id is text, or an integer that JSON carries exactly", () => {
  it.each([2 ** 53, Number("9007199254740993"), 1e21, -(2 ** 53), 1.5, 0.1, -0, Number.MAX_VALUE])(
    "%j is refused (W24)",
    async (id) => {
      for (const type of ["update", "delete"]) {
        const faults = await salesforce().expectFaults({ groupRef: "demo", type, record: { id } });
        expect(faults).toEqual([
          "record.id: expected text, or a whole number that JSON carries exactly (at most 9007199254740991); send the id as text, in quotes",
        ]);
      }
    },
  );

  it.each([
    ["9007199254740993", "9007199254740993"],
    [2 ** 53 - 1, "9007199254740991"],
    [0, "0"],
    [-1, "-1"],
    ["1e21", "1e21"],
  ])("%j names the record %j (W24)", async (id, recordId) => {
    const provider = createInMemoryProvider({});
    await createHarness({ provider }).expectBody(200, update({ id, a: 1 }));
    expect(provider.calls[0]?.records[0]?.recordId).toBe(recordId);
  });

  it("an id that is refused in a batch is told by its place and spelling (W24)", async () => {
    const batch = [{ record: { id: "1" } }, { record: { Id: 1e21 } }];
    const faults = await salesforce().expectFaults({ groupRef: "demo", type: "update", batch });
    expect(faults.map((fault) => fault.split(":")[0])).toEqual(["batch[1].record.Id"]);
  });

  it("any spelling of id will do on Salesforce, and ID is a field elsewhere (W20)", async () => {
    for (const name of ["id", "Id", "ID", "iD"]) {
      await salesforce().expectBody(200, update({ [name]: "1" }));
      await salesforce().expectBody(200, { groupRef: "demo", type: "delete", record: { [name]: "1" } });
    }
    for (const type of ["update", "delete"]) {
      const [fault] = await hubspot().expectFaults({ groupRef: "demo", type, record: { ID: "1" } });
      expect(fault).toMatch(/^record\.id: expected the provider's id of the record/);
    }
  });

  it("two that differ are refused with both names, and two alike are one (P6)", async () => {
    const [fault] = await salesforce().expectFaults(update({ id: "1", ID: "2" }));
    expect(fault).toBe('record: "id" and "ID" both name the record, and differ; send one of them');
    await hubspot().expectFaults(update({ id: "1", Id: "2" }));
    await hubspot().expectBody(200, update({ id: "1", ID: "2" }));
    await salesforce().expectBody(200, update({ id: 7, Id: "7" }));
    await salesforce().expectBody(200, update({ id: "", Id: "7" }));
  });
});

describe("advice that is followed is not refused again", () => {
  it("deletion is not said to be allowed where the provider has none (W25)", async () => {
    const provider = createInMemoryProvider({ name: "intercom" });
    const closed = { write: { objects: { contact: { objectName: "contact" } } } };
    const { expectFaults } = createHarness({ provider, content: closed });
    const faults = await expectFaults({ groupRef: "demo", type: "delete", record: { id: "1" } });
    expect(faults).toHaveLength(1);
    expect(faults.join()).not.toContain("setEnableDeletion");
  });

  it("an empty batch is told as that (W25)", async () => {
    expect(await salesforce().expectFaults(createBatch([]))).toEqual([
      "batch: expected a list of 1 to 100 records, received a list of 0; put at least one record into it or, where the provider takes no batches, send one as record",
    ]);
  });

  it("a deletion is not told to become asynchronous (W25)", async () => {
    const body = { groupRef: "demo", type: "delete", record: { id: "1" }, retryPolicy: {} };
    const [fault] = await salesforce().expectFaults(body);
    expect(fault).toMatch(/; leave it out$/);
  });

  it.each([
    ["an empty batch", { batch: [] }],
    ["a batch that is too long", { batch: Array.from({ length: 101 }, () => ({ record: { id: "1" } })) }],
    ["a batch that is no list", { batch: "1" }],
    ["auto-batch times that are wrong", { record: { id: "1" }, autoBatchPolicy: { maxDelayMinutes: 0 } }],
    ["a retry deadline that is wrong", { record: { id: "1" }, retryPolicy: { deadlineHours: 0 } }],
  ])("a deletion with %s is told to do without it, and not to put it right (W25)", async (_, parts) => {
    const faults = await salesforce().expectFaults({ groupRef: "demo", type: "delete", ...parts });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/; leave it out$|; send each id as record in a request of its own$/);
  });

  it("associations beside a batch are moved only where the provider takes them (W25)", async () => {
    const associations = [{ to: { id: "1" }, types: [{ associationCategory: "A", associationTypeId: 1 }] }];
    const [fault] = await salesforce().expectFaults(createBatch([{ a: 1 }], { associations }));
    expect(fault).toContain("leave them out, or, where the provider takes associations, move them");
  });
});

describe("one faulty record of a batch", () => {
  it("one faulty record of a batch refuses the request as a whole, for partial success is about what the provider refuses (W24)", async () => {
    const provider = createInMemoryProvider({});
    const { expectFaults, engine } = createHarness({ provider, content });
    const batch = [{ record: { id: "1", a: 1 } }, { record: { id: "2", Title: 1, title: 2 } }];
    expect(await expectFaults({ groupRef: "demo", type: "update", batch })).toEqual([
      'batch[1].record: "Title" and "title" both land on the provider\'s field "Title"; send one of them',
    ]);
    expect(provider.calls).toEqual([]);
    expect(engine.operations.list({ installationId: "inst-1" })?.results).toEqual([]);
  });
});

it("two spellings of one Salesforce id name one record, and two ids do not (W5, P6)", async () => {
  const provider = createInMemoryProvider({ records: { "001000000000001": {} } });
  const harness = createHarness({ provider });
  const update = (id: string, Id: string) => ({ groupRef: "demo", type: "update", record: { id, Id, a: 1 } });
  await harness.expectBody(200, update("001000000000001", "001000000000001AAA"));
  const [fault] = await harness.expectFaults(update("001000000000001", "001000000000002AAA"));
  expect(fault).toContain("both name the record, and differ");
});

it.each([[null], [{}], ["x"]])(
  "a batch that is no list, %j, is told to be written as one (W7)",
  async (batch) => {
    const harness = createHarness({ provider: createInMemoryProvider({}) });
    const [fault] = await harness.expectFaults({ groupRef: "demo", type: "create", batch });
    expect(fault).toContain('write [{"record": {…}}]');
  },
);
