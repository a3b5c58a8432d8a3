import { createBenchEngine } from "../support/bench-engine.js";
import { createDiscardingProvider, createRequest } from "../support/write-setup.js";

const [recordsPerRequest = 1, maxOperations = 10_000] = process.argv.slice(2).map(Number);

const STEPS = 10;
const RECORDS_PER_STEP = 100_000;

// Writes a million records to a provider that discards them; prints the heap after each 100,000, in MB, the garbage collected.
const { engine, write } = createBenchEngine(createDiscardingProvider(), maxOperations);
const heapMb: Record<string, number> = {};
for (let step = 1; step <= STEPS; step += 1) {
  for (let written = 0; written < RECORDS_PER_STEP; written += recordsPerRequest) {
    const { status } = await write(createRequest(written / recordsPerRequest, recordsPerRequest));
    if (status !== 200) throw new Error(`answered ${String(status)}: the measured program is wrong`);
  }
  globalThis.gc?.();
  heapMb[String(step * RECORDS_PER_STEP)] = process.memoryUsage().heapUsed / 1e6;
}
const { results } = engine.operations.list({ installationId: "installation", pageSize: 1e6 }) ?? {};
const made = (STEPS * RECORDS_PER_STEP) / recordsPerRequest;
if (results?.length !== Math.min(made, maxOperations))
  throw new Error(`${String(results?.length)} operations are kept: expected ${String(maxOperations)}`);
console.log(JSON.stringify(heapMb));
