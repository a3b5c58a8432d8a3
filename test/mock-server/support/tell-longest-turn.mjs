// Loaded into a server's process: tells its parent, when it asks, the CPU time of the longest turn since the last question, in ms.
// Everybody else waits for a turn; CPU time does not count what other processes take.
import { setInterval } from "node:timers";

const everyMs = 20;

let longestMs = 0;
let before = process.cpuUsage();

setInterval(() => {
  const { user, system } = process.cpuUsage(before);
  before = process.cpuUsage();
  longestMs = Math.max(longestMs, (user + system) / 1000);
}, everyMs).unref();

process.on("message", () => {
  process.send(longestMs);
  longestMs = 0;
});
