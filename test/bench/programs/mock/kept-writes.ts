import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDataFile, startMockServer } from "../../../../mock-server/doors/http-server.js";
import { medianOf } from "../../measure.js";
import { groupRef, integrationName, manifest, seed } from "../support/http-setup.js";

const [kind = "kept", records = "10"] = process.argv.slice(2);
const SAMPLES = 15;
const WRITES = 200;

// Writes records to a backend that holds so many already, with a data file or without; prints the median of one write, in ms.
const folder = mkdtempSync(join(tmpdir(), "bench-kept-"));
const dataFile = kind === "kept" ? await openDataFile(join(folder, "data.json")) : undefined;
const held = Array.from({ length: Number(records) }, (_, index) => ({
  provider: "salesforce",
  groupRef,
  objectName: "object_2",
  fields: { Name: `Held ${String(index)}`, Industry: "Energy", Phone: "1" },
}));
const server = await startMockServer({ manifest, port: 0, seed: { ...seed, records: held }, dataFile });
const { backend } = server;
const url = `${backend.writeUrl}/projects/${backend.project.id}/integrations/${integrationName}/objects/object_2`;
const headers = { "content-type": "application/json", "x-api-key": "key" };
const body = JSON.stringify({
  groupRef,
  type: "create",
  record: { Name: "Acme", Industry: "Energy", Phone: "1" },
});
const ms = await medianOf(SAMPLES, async () => {
  const start = performance.now();
  for (let write = 0; write < WRITES; write += 1) {
    const answer = await backend.fetch(url, { method: "POST", headers, body });
    if (!answer.ok) throw new Error(`the measured program is wrong: ${await answer.text()}`);
  }
  return (performance.now() - start) / WRITES;
});
await server.close();
rmSync(folder, { recursive: true });
console.log(JSON.stringify({ ms }));
