import type { WriteRecord } from "../../contract/index.js";
import { applyPlan } from "./apply-plan.js";
import { createKnownNames } from "./known-names.js";
import { planObject } from "./plan-object.js";
import type { RuledShape, Shape, ShapeInput, ShapeOptions, ShapeResult } from "./shape-types.js";
import { createExplainer } from "./trace.js";

export type { Shape, ShapeInput, ShapeOptions, ShapeResult, TraceEntry } from "./shape-types.js";

/**
 * Works out once how the records of an object are shaped, for as many of them as there are; config and manifest must not
 * change in place meanwhile. Never fails: an object that neither of them has is written as it is.
 *
 * Names are one field where they are to the provider: Salesforce does not tell letter case apart. Names in brackets,
 * `$['a']['b']`, are nested as a side of an inherited mapping and where a policy protects what they name; elsewhere they are
 * names like any other. A mapped name in brackets is found in the record at its nested place or under the name itself.
 *
 * In Salesforce another record may take the place of a reference, `Account: {Code__c: "A-1"}` for `AccountId`. The settings of
 * the reference apply to it.
 *
 * On an update and a deletion `id` and `Id` say which record, and are no fields; on a create they are.
 *
 * @example
 * const integration = { name: "write-to-salesforce", provider: "salesforce", write: { objects: [{ objectName: "contact" }] } };
 * const shape = compileShape({ objectName: "contact", type: "create", config: { provider: "salesforce" }, integration });
 * const results = [{ email: "a@b.c" }, { email: "d@e.f" }].map((record) => shape.apply(record));
 */
export function compileShape(input: ShapeInput): Shape {
  const run = compileShapeRun(input);
  return { apply: (record, options = {}) => run(record, options).result };
}

/** Shapes a record with a compiled plan, and returns the rules that decided. */
export type RunShape = (record: Readonly<WriteRecord>, options: ShapeOptions) => RuledShape;

/** The same as `compileShape`, for callers that also need the rules. */
export function compileShapeRun(input: ShapeInput): RunShape {
  const plan = planObject(input);
  const compiled = { plan, names: createKnownNames(plan), notes: new Uint8Array(plan.count) };
  const explain = createExplainer(input);
  return (record, { present, trace }) => {
    // Whether two names clash depends on the request alone, so this first run ignores `present`.
    const refused = present && applyPlan(compiled, input.type, record, undefined, undefined);
    if (refused?.result.ok === false) return refused;
    return applyPlan(compiled, input.type, record, present, trace ? explain : undefined);
  };
}

/**
 * Shapes one record; for more than one of an object, `compileShape` does the larger part of it once. A record in which two
 * names meet gives `ok: false`; it throws only what a `fieldKey` of the caller's throws.
 *
 * @example
 * const integration = { name: "write-to-salesforce", provider: "salesforce", write: { objects: [{ objectName: "contact" }] } };
 * const setting = { default: { stringValue: "API" }, writeOnUpdate: "never" } as const;
 * const contact = { objectName: "contact", selectedFieldSettings: { leadsource: setting } };
 * const config = { provider: "salesforce", write: { objects: { contact } } };
 * const shaped = shapeRecord({
 *   objectName: "contact",
 *   type: "create",
 *   config,
 *   integration,
 *   record: { email: "jane@example.com" },
 *   trace: true,
 * });
 * if (shaped.ok) console.log(shaped.fields); // with leadsource "API"
 */
export function shapeRecord(
  input: ShapeInput & ShapeOptions & { readonly record: Readonly<WriteRecord> },
): ShapeResult {
  return compileShape(input).apply(input.record, input);
}
