import { describe, expect, it } from "vitest";
import { createRequestDescriber } from "../../../src/engine/requests/request-events.js";
import type { PreparedWrite } from "../../../src/engine/requests/prepared-write.js";

/** A write as it was prepared: its request, and the fields that each record comes out with. */
function prepared(
  request: object,
  fields: readonly object[] = [{ Email: 1 }],
  more: Partial<PreparedWrite> = {},
): PreparedWrite {
  return {
    requestedName: "contact",
    notes: [],
    request: { groupRef: "demo", type: "create", record: { email: 1 }, ...request },
    records: fields.map((each) => ({ record: { idempotencyKey: "", fields: each }, outcome: undefined })),
    ...more,
  } as unknown as PreparedWrite;
}

const batch = [{ record: { email: 1 } }, { record: { email: 2, phone: 3 } }];
const note = { path: "x", reason: "unknown" };

describe("what a log tells of a request", () => {
  it("a log tells a request's kind, and names without values (W19)", () => {
    const describeRequest = createRequestDescriber();
    expect(
      describeRequest(prepared({ headers: [{ key: "h", value: "secret" }] }, undefined, { notes: [note] })),
    ).toEqual({
      type: "create",
      mode: "synchronous",
      objectName: "contact",
      records: 1,
      headerNames: ["h"],
      notes: [note],
      requestNames: ["email"],
      providerNames: ["Email"],
    });
    expect(
      describeRequest(
        prepared({ record: undefined, batch, mode: "asynchronous" }, [{ Email: 1 }, { Email: 2, Phone: 3 }]),
      ),
    ).toMatchObject({
      mode: "asynchronous",
      records: 2,
      headerNames: [],
      requestNames: ["email", "phone"],
      providerNames: ["Email", "Phone"],
    });
  });

  it("the log's summary is shared by requests that are alike (W19)", () => {
    const describeRequest = createRequestDescriber();
    const first = describeRequest(prepared({}));
    expect(describeRequest(prepared({ record: { email: "another" }, mode: "synchronous" }))).toBe(first);
  });

  it.each<[string, PreparedWrite]>([
    ["another type", prepared({ type: "update" })],
    ["another mode", prepared({ mode: "asynchronous" })],
    ["another name of the object", prepared({}, undefined, { requestedName: "person" })],
    ["more records", prepared({ record: undefined, batch }, [{ Email: 1 }, { Email: 1 }])],
    ["headers", prepared({ headers: [{ key: "h", value: "v" }] })],
    ["something that has no effect", prepared({}, undefined, { notes: [note] })],
    ["another field", prepared({ record: { phone: 1 } })],
    ["one field more", prepared({ record: { email: 1, phone: 1 } })],
    ["one field less", prepared({ record: {} })],
    ["another field of the provider", prepared({}, [{ Phone: 1 }])],
    ["no field of the provider", prepared({}, [{}])],
  ])("the log's summary is another for a request with %s, and again for the first (W19)", (_, other) => {
    const describeRequest = createRequestDescriber();
    const first = describeRequest(prepared({}));
    const second = describeRequest(other);
    expect(second).not.toBe(first);
    expect(second).not.toEqual(first);
    expect(describeRequest(prepared({}))).toEqual(first);
  });

  it("the log's summary is shared by batches of the same fields alone (W19)", () => {
    const alike = (count: number) => Array.from({ length: count }, () => ({ record: { email: 1 } }));
    const fields = [{ Email: 1 }, { Email: 1 }];
    const describeRequest = createRequestDescriber();
    const first = describeRequest(prepared({ record: undefined, batch: alike(2) }, fields));
    expect(describeRequest(prepared({ record: undefined, batch: alike(2) }, fields))).toBe(first);
    const unlike = [...alike(1), { record: { phone: 1 } }];
    expect(describeRequest(prepared({ record: undefined, batch: unlike }, fields))).not.toBe(first);
  });
});
