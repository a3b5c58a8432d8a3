import { expect, it } from "vitest";
import { createInMemoryProvider } from "../../support/in-memory-provider.js";
import { createHarness } from "../support/harness.js";

async function faultsOf(body: object): Promise<unknown[]> {
  const { write } = createHarness({ provider: createInMemoryProvider({}) });
  const answer = await write({ groupRef: "demo", ...body });
  return "faults" in answer ? answer.faults.map(({ rule, where, remedy }) => [rule, where, remedy]) : [];
}

it("a fault of a header has rule, place and remedy, once each is faulty (W24)", async () => {
  const record = { a: 1 };
  const faults = await faultsOf({ type: "create", record, headers: [{ key: "a b", value: "c\n" }] });
  expect(faults).toEqual([
    [
      "W24",
      "headers[0].key",
      "use letters, digits and !#$%&'*+-.^_`|~ alone, or leave the header out where the provider takes none",
    ],
    [
      "W24",
      "headers[0].value",
      "leave out line breaks, other control characters, white space around it and characters beyond U+00FF, or leave the header out where the provider takes none",
    ],
  ]);
});

it("faults of what does not go together have rule, place and remedy (W6)", async () => {
  expect(await faultsOf({ type: "delete", mode: "asynchronous", batch: [{ record: { id: "1" } }] })).toEqual([
    ["W6", "batch", "send each id as record in a request of its own"],
    ["W6", "mode", "leave mode out"],
  ]);
  const associations = [{ to: { id: "1" }, types: [] }];
  expect(await faultsOf({ type: "create", batch: [{ record: {} }], associations })).toEqual([
    [
      "W2",
      "associations",
      "leave them out, or, where the provider takes associations, move them to batch[].associations",
    ],
  ]);
});

it("faults of an id have rule, place and remedy (W5)", async () => {
  const give = "give it as id (or Id), a string that is not empty";
  expect(await faultsOf({ type: "update", record: { a: 1 } })).toEqual([["W5", "record.id", give]]);
  expect(await faultsOf({ type: "update", record: { id: 1.5 } })).toEqual([
    ["W24", "record.id", "send the id as text, in quotes"],
  ]);
  expect(await faultsOf({ type: "update", record: { id: "1", ID: "2" } })).toEqual([
    ["P6", "record", "send one of them"],
  ]);
});

it("a record that is created needs no id, whatever stands in its place (P1)", async () => {
  expect(await faultsOf({ type: "create", record: { Id: 1.5 } })).toEqual([]);
  expect(await faultsOf({ type: "create", record: { a: 1 }, headers: [{ key: "a", value: "b" }] })).toEqual(
    [],
  );
});
