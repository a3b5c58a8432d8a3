import { expect, it } from "vitest";
import { compileShape } from "../../../src/engine/index.js";
import { leadShapeInput } from "../../support/lead-shape-input.js";

const shape = compileShape({
  ...leadShapeInput({ settings: { title: { writeOnCreate: "never" } } }),
  integration: { name: "crm", provider: "salesforce" },
});
const namesOf = (result: ReturnType<typeof shape.apply>) =>
  result.ok ? Object.keys(result.fields) : result.names;

it("records of ever new names come out as the first one does (P1)", () => {
  for (let round = 0; round < 12; round += 1) {
    const names = Array.from({ length: 1000 }, (_, place) => `Field_${String(round)}_${String(place)}`);
    const record = Object.fromEntries([...names, "TITLE"].map((name) => [name, 1]));
    expect(namesOf(shape.apply(record))).toEqual(names);
  }
});

it("two spellings meet, whichever of them came in earlier records (P6)", () => {
  for (const record of [{ AA: 1 }, { aa: 1 }, { Aa: 1, b: 2 }]) expect(shape.apply(record).ok).toBe(true);
  expect(namesOf(shape.apply({ Aa: 1, AA: 2 }))).toEqual(["Aa", "AA"]);
  expect(namesOf(shape.apply({ x: 0, aA: 1, b: 1, aa: 2 }))).toEqual(["aA", "aa"]);
});

it("a list that one result gave is not another's (P8)", () => {
  const [one, other] = [shape.apply({ a: 1 }), shape.apply({ b: 1 }, { trace: true })];
  expect(one.ok && one.trace).toEqual([]);
  expect(other.ok && other.trace).toHaveLength(1);
});
