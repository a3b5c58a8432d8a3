import { createBenchEngine } from "../support/bench-engine.js";
import { measureWrites } from "../support/measure-writes.js";

await measureWrites((provider) => createBenchEngine(provider).write);
