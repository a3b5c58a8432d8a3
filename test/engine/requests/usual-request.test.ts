import { describe, expect, it } from "vitest";
import type { WriteRequest } from "../../../src/contract/index.js";
import { cutLists } from "../../../src/engine/requests/cut-lists.js";
import { isPlainRequest } from "../../../src/engine/requests/is-plain-request.js";
import { listUnknownKeys } from "../../../src/engine/requests/unknown-keys.js";

const plain = { groupRef: "demo", type: "create", record: { a: 1 } };
const batch = (count: number) => Array.from({ length: count }, () => ({ record: { a: 1 } }));

describe("a request of the usual kind", () => {
  it.each<[unknown]>([
    [plain],
    [{ ...plain, type: "update", mode: "synchronous" }],
    [{ ...plain, type: "delete", mode: "asynchronous" }],
    [{ groupRef: "demo", type: "create", batch: batch(1) }],
    [{ groupRef: "demo", type: "create", batch: batch(100) }],
    [{ groupRef: "demo", type: "create" }],
  ])("a request of the usual kind is known without the schema: %j (W2)", (body) => {
    expect(isPlainRequest(body)).toBe(true);
  });

  it.each<[string, unknown]>([
    ["text", "create"],
    ["nothing", null],
    ["a list", [plain]],
    ["another key", { ...plain, headers: [] }],
    ["a groupRef that is no text", { ...plain, groupRef: 1 }],
    ["another type", { ...plain, type: "insert" }],
    ["another mode", { ...plain, mode: "later" }],
    ["a mode that is null", { ...plain, mode: null }],
    ["a record that is a list", { ...plain, record: [] }],
    ["a record that is null", { ...plain, record: null }],
    ["a batch that is none", { ...plain, record: undefined, batch: {} }],
    ["an empty batch", { ...plain, batch: [] }],
    ["a batch of 101", { ...plain, batch: batch(101) }],
    ["a batch with a hole", { ...plain, batch: [...batch(1), null] }],
    ["an item without a record", { ...plain, batch: [...batch(1), {}] }],
    ["an item whose record is text", { ...plain, batch: [{ record: "a" }] }],
    ["an item with another key", { ...plain, batch: [{ record: {}, associations: [] }] }],
  ])("a request is not of the usual kind that has %s (W2)", (_, body) => {
    expect(isPlainRequest(body)).toBe(false);
  });
});

describe("lists that are too long", () => {
  const long = Array.from({ length: 1001 }, () => 1);

  it("lists that are too long are cut to what they may have, and told by their paths (I11)", () => {
    const body = { batch: long, headers: long, associations: long, other: long };
    const { body: cut, cut: paths } = cutLists(body);
    expect(paths).toEqual([["batch"], ["headers"], ["associations"]]);
    const { batch: records, headers, associations, other } = cut as typeof body;
    expect([records, headers, associations, other].map(({ length }) => length)).toEqual([
      100, 1000, 1000, 1001,
    ]);
    expect(body.batch).toHaveLength(1001);
  });

  it("lists that are too long are cut in the records of a batch, too (I11)", () => {
    const body = { batch: [{ associations: long }, { associations: [1] }, 3, { associations: long }] };
    const { body: cut, cut: paths } = cutLists(body);
    expect(paths).toEqual([
      ["batch", 0, "associations"],
      ["batch", 3, "associations"],
    ]);
    const lengths = (cut as typeof body).batch.map((item) =>
      typeof item === "object" ? item.associations.length : item,
    );
    expect(lengths).toEqual([1000, 1, 3, 1000]);
    expect(body.batch[0]).toEqual({ associations: long });
  });

  it.each<[unknown]>([
    [{ batch: long.slice(0, 100), headers: long.slice(0, 1000), associations: long.slice(0, 1000) }],
    [{ batch: [{ associations: long.slice(0, 1000) }, { associations: [] }, null] }],
    [{ batch: "text", headers: { length: 2000 } }],
    ["text"],
    [null],
  ])("a list of a length that may be leaves the body as it is, %#", (body) => {
    const cut = cutLists(body);
    expect(cut.cut).toEqual([]);
    expect(cut.body).toBe(body);
  });
});

describe("keys that a write request does not know", () => {
  const pathsOf = (request: unknown) => listUnknownKeys(request as WriteRequest).map(({ path }) => path);

  it("unknown keys of a write request are told wherever they stand, but in records (W2)", () => {
    expect(
      pathsOf({
        ...plain,
        record: { x: 1 },
        x: 1,
        batchPolicy: { allOrNone: true, x: 1 },
        retryPolicy: { deadlineHours: 1, x: 1 },
        autoBatchPolicy: { maxDelayMinutes: 1, retryDeadlineHours: 1, x: 1 },
        headers: [{ key: "a", value: "b" }, { x: 1 }],
        associations: [{ to: {}, types: [], x: 1 }],
        batch: [{ record: { x: 1 } }, { record: {}, associations: [{ to: {} }, { x: 1 }], x: 1 }],
      }),
    ).toEqual([
      '"x"',
      'batchPolicy["x"]',
      'retryPolicy["x"]',
      'autoBatchPolicy["x"]',
      'headers[1]["x"]',
      'associations[0]["x"]',
      'batch[1]["x"]',
      'batch[1].associations[1]["x"]',
    ]);
  });

  it("unknown keys of a write request are told up to twenty, and none of a prototype's (W2)", () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, place) => [`x${String(place)}`, 1]));
    expect(pathsOf({ ...plain, ...many })).toHaveLength(20);
    expect(pathsOf(Object.create({ inherited: 1 }))).toEqual([]);
  });
});
