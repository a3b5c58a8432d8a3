import { messageOf } from "../../../src/json/message-of.js";
import { createVirtualClock } from "../../../src/engine/index.js";
import { parseManifest } from "../../../src/manifest/index.js";
import { openDataFile } from "../../persistence/data-file.js";
import { SeedError } from "../../persistence/errors.js";
import { type MockServer, type MockServerOptions, startMockServer } from "../../doors/http-server.js";
import { isLoopback } from "../../doors/admin-guard.js";
import type { ServedBackend } from "../../backend/served-backend.js";
import type { SeedData } from "../../persistence/seeds/seed.js";
import { besideHelp, besideOptions, readBeside } from "./beside.js";
import { deployOnSave } from "./deploy-on-save.js";
import { formatIssue } from "../output/format-issue.js";
import { interrupted } from "../interrupted.js";
import { complain, print } from "../output/print.js";
import { readTextFile } from "../../persistence/read-text-file.js";
import { accessHelp, accessOptions, readAccess } from "./mock-options.js";
import { parseOptions } from "../parse-options.js";
import { UsageError } from "../usage-error.js";

/** The text of `headless-write-kit mock --help`. */
export const mockHelp = `Usage: headless-write-kit mock --manifest <file> [options]

Serves a mock backend over HTTP until it is interrupted: the API and writes under /v1, endpoints of
the 2023 form under /projects, and for this machine alone an admin API under /__mock.

Options:
  --manifest <file>       the amp.yaml whose integrations are deployed
  --port <number>         where to listen; 0 takes any that is free (default 4010)
  --host <address>        who may reach it (default 127.0.0.1: this machine alone)
  --provider-data <file>  a JSON file of fields, connections, installations and records to start from
  --scenarios <file>      a JSON file of scenarios of your own, by their names
  --watch                 deploys the manifest anew whenever it is saved; customers stay on their revision
  --virtual-clock         time stands still until POST /__mock/clock moves it
  --data <file>           keeps everything in that file: a change is in it before it is answered, and the
                          next start goes on from there; --provider-data then fills a new file only
${accessHelp}
${besideHelp}
  -h, --help              show this

Exit status: 0 after an interrupt, 1 where the manifest or a data file has errors or the port cannot be had, 2
where a file cannot be read or the call is wrong.
`;

const options = {
  manifest: { type: "string" },
  port: { type: "string" },
  host: { type: "string" },
  "provider-data": { type: "string" },
  scenarios: { type: "string" },
  watch: { type: "boolean" },
  "virtual-clock": { type: "boolean" },
  data: { type: "string" },
  ...besideOptions,
  ...accessOptions,
  help: { type: "boolean", short: "h" },
} as const;

/** Serves the manifest that `args` name until the process is told to stop; resolves to the exit status. */
// eslint-disable-next-line max-lines-per-function -- one call of the command, from its options to its end
export async function mock(args: readonly string[]): Promise<number> {
  const { values } = parseOptions({ args: [...args], options });
  if (values.help) {
    process.stdout.write(mockHelp);
    return 0;
  }
  const { manifest: file, "provider-data": seedFile } = values;
  if (file === undefined) throw new UsageError("mock needs a manifest: add --manifest amp.yaml");
  const port = readPort(values.port);
  const host = readHost(values.host);
  const beside = await readBeside(values);

  const read = await readTextFile(file);
  if (!read.ok) return fail(`cannot read ${file}: ${read.reason}`, 2);
  const seedText = seedFile === undefined ? undefined : await readTextFile(seedFile);
  if (seedText && !seedText.ok) return fail(`cannot read ${String(seedFile)}: ${seedText.reason}`, 2);

  const scenarioFile = values.scenarios;
  const scenarioText = scenarioFile === undefined ? undefined : await readTextFile(scenarioFile);
  if (scenarioText && !scenarioText.ok) {
    return fail(`cannot read ${String(scenarioFile)}: ${scenarioText.reason}`, 2);
  }

  const { manifest, issues } = parseManifest(read.text);
  for (const issue of issues) process.stderr.write(`${formatIssue(file, issue, false)}\n`);
  if (!manifest) return 1;
  const access = await readAccess(
    values,
    manifest.integrations.map(({ name }) => name),
  );

  let server: MockServer;
  try {
    const seed = seedText && (parseFile(seedFile, seedText.text) as SeedData);
    const scenarios =
      scenarioText && (parseFile(scenarioFile, scenarioText.text) as MockServerOptions["scenarios"]);
    const dataFile = values.data === undefined ? undefined : await openDataFile(values.data);
    const startMs = dataFile?.timeMs;
    const clock = values["virtual-clock"] && createVirtualClock(startMs === undefined ? {} : { startMs });
    server = await startMockServer({
      ...access,
      scenarios,
      manifest,
      port,
      host,
      seed,
      dataFile,
      front: beside?.front,
      ...(clock && { clock }),
    });
  } catch (error) {
    if (error instanceof SeedError) return fail(`${String(seedFile)}: ${error.message}`, 1);
    return fail(messageOf(error), 1);
  }
  const { backend, url } = server;
  // Before the address is printed: whoever waits for that line may save the manifest at once.
  const stopWatching = values.watch ? deployOnSave(server, file) : undefined;
  print(
    `headless-write-kit: ${backend.project.name} answers at ${url}; its API is ${url}/v1`,
    ...describeStart(backend, access.apiKeys !== undefined),
  );
  await interrupted();
  try {
    await stopWatching?.();
    await server.close();
    await beside?.end();
  } catch (error) {
    return fail(messageOf(error), 1);
  }
  return 0;
}

/** Parses the text of a JSON file; throws an `Error` that names the file. */
function parseFile(file: string | undefined, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new Error(`${String(file)}: it is not JSON: ${messageOf(error)}`, { cause: error });
  }
}

/** Lists what a user needs to begin: names, ids and a first request. */
function describeStart({ project, integrations, baseUrl }: ServedBackend, asksForKey: boolean): string[] {
  const key = asksForKey ? "<your key>" : "any";
  const { origin, hostname } = new URL(baseUrl);
  const request = `curl -H 'X-Api-Key: ${key}' ${baseUrl}/projects/${encodeURIComponent(project.id)}/installations`;
  return [
    `  project      ${project.name}, id ${project.id}`,
    ...Object.entries(integrations).map(([name, id]) => `  integration  ${name}, id ${id}`),
    `  key          ${asksForKey ? "one that was given" : "any will do"}`,
    ...(isLoopback(hostname)
      ? [
          `  begin with   curl -X POST ${origin}/__mock/scenario -d '{"name":"installed"}'`,
          `  and          ${request}`,
        ]
      : [
          `  begin with   ${request}`,
          "  admin API    not reached: it answers at 127.0.0.1 alone; --host 0.0.0.0 listens there, too",
        ]),
  ];
}

/** Reads the address to listen at. An empty one would be every address of the machine. */
function readHost(text: string | undefined): string | undefined {
  if (text?.trim() !== "") return text;
  throw new UsageError("--host is empty; leave it out for this machine alone, or write an address");
}

/** Reads the port; `undefined` where none is given, so that the server uses its default. */
function readPort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`--port is ${JSON.stringify(text)}; write a number from 0 to 65535`);
}

function fail(message: string, status: number): number {
  complain(message);
  return status;
}
