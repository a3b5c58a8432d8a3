import { execFile } from "node:child_process";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { promisify } from "node:util";
import { startMockServer } from "../../../../mock-server/doors/http-server.js";
import { manifest, seed } from "../support/http-setup.js";

const [count = 40, megabytes = 50] = process.argv.slice(2).map(Number);

// Sends so many bodies of that length at once, from another process, half of them without credentials, and prints the most memory
// that the server has taken before and then, in MB, and the longest time for which it answered nobody, in ms.
const server = await startMockServer({ manifest, port: 0, seed });
const maxRssMb = () => process.resourceUsage().maxRSS / 1000;
const before = maxRssMb();
const script = `
  const { request } = await import("node:http");
  const piece = Buffer.alloc(1_000_000, "x");
  const send = (index) => new Promise((resolve) => {
    const headers = index % 2 ? { "x-api-key": "key" } : {};
    const sent = request(${JSON.stringify(`${server.url}/v1/projects/p/installations`)}, { method: "POST", headers }, (answer) => {
      answer.resume().on("end", resolve);
    });
    sent.on("error", resolve);
    let left = ${String(megabytes)};
    const go = () => {
      while (left > 0) { left -= 1; if (!sent.write(piece)) return sent.once("drain", go); }
      sent.end();
    };
    go();
  });
  await Promise.all(Array.from({ length: ${String(count)} }, (_, index) => send(index)));
`;
const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script]);
console.log(JSON.stringify({ beforeMb: before, peakMb: maxRssMb(), longestPauseMs: delay.max / 1e6 }));
await server.close();
