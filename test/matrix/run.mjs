import { runnerImport } from "vite";

// Node 20 does not run TypeScript by itself.
const { module } = await runnerImport("./test/matrix/matrix.ts");
await module.runMatrix(process.argv.slice(2));
