import { runnerImport } from "vite";

// Vite would take "development" from the way it runs this, and build React's development version.
process.env.NODE_ENV = "production";

// Node 20 does not run TypeScript by itself.
const { module } = await runnerImport("./test/bench/bench.ts");
await module.runBench(process.argv.slice(2));
