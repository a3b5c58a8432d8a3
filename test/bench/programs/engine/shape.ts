import type { WriteRecord } from "../../../../src/contract/index.js";
import { compileShape } from "../../../../src/engine/index.js";
import { medianOf } from "../../measure.js";
import { content, integration, objectName } from "../support/write-setup.js";

const trace = process.argv[2] === "trace";

const FIELDS = 20;
const SAMPLES = 24;
const RECORDS_PER_SAMPLE = 20_000;

// Shapes records of 20 fields, one renamed, one dropped, one defaulted; prints the median of the records a second.
const shape = compileShape({ objectName, type: "create", config: content, integration });
const others = Array.from({ length: FIELDS - 2 }, (_, field) => [`field_${String(field)}`, field] as const);
const createRecord = (index: number) =>
  Object.fromEntries([...others, ["customSource", `newsletter ${String(index)}`], ["stage", "new"]]);
// As a server gets them: parsed from their text.
const records = Array.from(
  { length: RECORDS_PER_SAMPLE },
  (_, index) => JSON.parse(JSON.stringify(createRecord(index))) as WriteRecord,
);
const perSecond = await medianOf(SAMPLES, () => {
  globalThis.gc?.();
  let fields = 0;
  let entries = 0;
  const start = performance.now();
  for (const record of records) {
    const shaped = shape.apply(record, { trace });
    if (!shaped.ok) throw new Error(shaped.message);
    fields += "source" in shaped.fields && "my_custom_source" in shaped.fields ? 1 : 0;
    entries += shaped.trace.length;
  }
  const took = performance.now() - start;
  if (fields !== RECORDS_PER_SAMPLE || entries !== (trace ? RECORDS_PER_SAMPLE * (FIELDS + 1) : 0))
    throw new Error("not every record came out as it should: the measured program is wrong");
  return RECORDS_PER_SAMPLE / (took / 1000);
});
console.log(JSON.stringify({ perSecond }));
