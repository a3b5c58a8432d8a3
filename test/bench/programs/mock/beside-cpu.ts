import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Beside } from "../../../../mock-server/beside/beside.js";
import { createForward } from "../../../../mock-server/beside/forward.js";
import { Secrets } from "../../../../mock-server/compare/report/secrets.js";
import { startMockServer } from "../../../../mock-server/doors/http-server.js";
import { integrationName, manifest, seed } from "../support/http-setup.js";

const READS = 2000;
const WARM_UP = 500;

// Reads an installation through a mock beside a service; the service and the reader are processes of their own, so that the CPU of
// this one is what standing beside costs. Prints it for each read, in ms.
const service = spawn(process.execPath, [fileURLToPath(new URL("http-ours.js", import.meta.url))], {
  stdio: ["ignore", "pipe", "inherit"],
});
const [line] = (await once(service.stdout.setEncoding("utf8"), "data")) as [string];
const { url } = JSON.parse(line) as { url: string };

let beside: Beside | undefined;
const server = await startMockServer({
  manifest,
  port: 0,
  seed,
  front: ({ app, backend }) => {
    const { baseUrl, writeUrl, storeUrl, journal, project, integrations, clock } = backend;
    beside = new Beside(
      { app, baseUrl, writeUrl, storeUrl, journal, project, integrations, clock },
      {
        serviceUrl: url,
        forward: createForward(`${url}/v1`, `${url}/v1`),
        takesWrites: false,
        answers: "service",
        secrets: new Secrets(),
      },
    );
    return beside.answer;
  },
});
const integration = server.backend.integrations[integrationName] ?? "";
const installation = server.backend.snapshot().installations[0]?.id ?? "";
const address = `${server.url}/v1/projects/mock-project/integrations/${integration}/installations/${installation}`;

/** Reads so many times, one after the other, from another process. */
const read = (count: number) =>
  promisify(execFile)(process.execPath, [
    "--input-type=module",
    "-e",
    `for (let n = 0; n < ${String(count)}; n += 1) await (await fetch(${JSON.stringify(address)}, { headers: { "x-api-key": "key" } })).text()`,
  ]);

await read(WARM_UP);
const before = process.cpuUsage();
await read(READS);
const { user, system } = process.cpuUsage(before);
const report = await beside?.end();
if (report?.totals.compared !== READS + WARM_UP || report.totals.different > 0) {
  throw new Error(`${JSON.stringify(report?.totals)}: the measured program is wrong`);
}
console.log(JSON.stringify({ "ms of CPU a read": (user + system) / 1000 / READS }));
service.kill();
await server.close();
