import { createReadStream } from "node:fs";
import { createVirtualClock } from "../../../src/engine/index.js";
import { ManifestError } from "../../backend/errors.js";
import { createServedBackend } from "../../backend/create-served-backend.js";
import { formatFinding, formatReport } from "../../compare/report/format-report.js";
import { severityOf } from "../../compare/report/report.js";
import { Secrets } from "../../compare/report/secrets.js";
import type { SeedData } from "../../persistence/seeds/seed.js";
import { createMockTarget, type PlayableMock } from "../../replay/mock-target.js";
import { replay as play } from "../../replay/replay.js";
import type { ReplayTarget } from "../../replay/replay-target.js";
import { createServiceTarget } from "../../replay/service-target.js";
import { streamEntries } from "../../replay/stream-entries.js";
import { createServiceClient } from "../../service/service-client.js";
import { readTextFile } from "../../persistence/read-text-file.js";
import { SeedError } from "../../persistence/errors.js";
import {
  readApiKey,
  readBaseUrl,
  readServiceUrl,
  serviceOptions,
  serviceOptionsHelp,
} from "./service-options.js";
import { parseOptions } from "../parse-options.js";
import { UsageError } from "../usage-error.js";
import { complain, print } from "../output/print.js";
import { checkReportFile, writeReport } from "../output/write-report.js";

/** The text of `headless-write-kit replay --help`. */
export const replayHelp = `Usage: headless-write-kit replay <recording> --manifest <file> [options]
       headless-write-kit replay <recording> --against <url> [options]

Plays a recorded session, a HAR file of a browser or a journal of the mock, against a mock or a
service, and says where the answers differ from the recorded ones. Ids and times are mapped onto
each other; keys, tokens and credentials of the recording are left out.

Options:
  --manifest <file>       the amp.yaml of a mock to play it against
  --provider-data <file>  what that mock starts from
  --against <url>         a service or a running mock to play it against: https://api.withampersand.com/v1
  --write-url <url>       where that service takes writes of records (default: the same)
  --project <id or name>  its project (default: that of the recording)
  --writes                plays requests that change something against a service, too
  --recorded-url <url>    the API's base URL in the recording (default: the service's, and this machine)
  --report <file>         writes the report as JSON
${serviceOptionsHelp}
  -h, --help              show this

Exit status: 0 where all answers are alike, 1 where some differ, 2 where the call is wrong or a file
cannot be read, 3 where nothing differs but not everything could be compared.
`;

const options = {
  manifest: { type: "string" },
  "provider-data": { type: "string" },
  against: { type: "string" },
  "write-url": { type: "string" },
  project: { type: "string" },
  writes: { type: "boolean" },
  "recorded-url": { type: "string" },
  report: { type: "string" },
  help: { type: "boolean", short: "h" },
  ...serviceOptions,
} as const;

type Values = ReturnType<typeof parse>["values"];

function parse(args: readonly string[]) {
  return parseOptions({ args: [...args], options, allowPositionals: true });
}

const statuses = { alike: 0, different: 1, incomplete: 3 } as const;
/** The number of entries between two lines of progress. */
const PROGRESS_STEP = 1000;

/** Plays the recording that `args` name; resolves to the exit status. */
export async function replay(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args);
  if (values.help) {
    process.stdout.write(replayHelp);
    return 0;
  }
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) {
    throw new UsageError(
      "replay needs one recording: write headless-write-kit replay session.har --manifest amp.yaml",
    );
  }
  if (values.report !== undefined) await checkReportFile(values.report);
  const secrets = new Secrets();
  const target = await openTarget(values, secrets).catch((error: unknown) => {
    if (error instanceof ManifestError || error instanceof SeedError || error instanceof SyntaxError) {
      throw new UsageError(`the mock cannot be made: ${error.message}`);
    }
    throw error;
  });
  const recordedUrl = values["recorded-url"];
  const report = await play(streamEntries(await openFile(file)), target, {
    takesWrites: target.isMock || values.writes === true,
    recordedBaseUrl: recordedUrl === undefined ? undefined : readBaseUrl("recorded-url", recordedUrl),
    secrets,
    time: new Date().toISOString(),
    onFinding: (finding) => {
      print(formatFinding(finding));
    },
    onEntry: (entries) => {
      if (entries % PROGRESS_STEP === 0) process.stderr.write(`${String(entries)} entries\n`);
    },
  });
  for (const line of formatReport(report)) print(line);
  if (values.report !== undefined) await writeReport(values.report, report);
  return statuses[severityOf(report)];
}

async function openTarget(values: Values, secrets: Secrets): Promise<ReplayTarget> {
  const { manifest, against, project } = values;
  if ((manifest === undefined) === (against === undefined)) {
    throw new UsageError(
      "say what to play it against: --manifest amp.yaml for a mock, or --against <url> for a service",
    );
  }
  if (against !== undefined) {
    const key = await readApiKey(values);
    secrets.add(key);
    const writeUrl = values["write-url"];
    const client = createServiceClient({
      baseUrl: readServiceUrl("against", against),
      writeUrl: writeUrl === undefined ? undefined : readServiceUrl("write-url", writeUrl),
      key,
      onWait: (ms, why) => {
        complain(`waiting ${String(Math.ceil(ms / 1000))} s: ${why}`);
      },
    });
    return createServiceTarget(client, project);
  }
  const text = await readInput(manifest ?? "");
  const seedFile = values["provider-data"];
  const seed = seedFile === undefined ? undefined : await readInput(seedFile);
  return createMockTarget(openMock(text, seed, project), "replay");
}

function openMock(manifest: string, seed: string | undefined, project: string | undefined): PlayableMock {
  const clock = createVirtualClock({ startMs: Date.now() });
  const { backend, app } = createServedBackend({
    manifest,
    clock,
    ...(project !== undefined && { project: { name: project } }),
    maxJournalEntries: 1,
  });
  if (seed !== undefined) backend.seed(JSON.parse(seed.replace(/^\uFEFF/, "")) as SeedData);
  const { baseUrl, writeUrl, storeUrl, journal, integrations } = backend;
  return { app, baseUrl, writeUrl, storeUrl, journal, project: backend.project, integrations, clock };
}

async function readInput(file: string): Promise<string> {
  const read = await readTextFile(file);
  if (read.ok) return read.text;
  throw new UsageError(`cannot read ${file}: ${read.reason}`);
}

/** Opens the recording before anything is sent, so that a wrong name is reported at once. */
async function openFile(file: string): Promise<AsyncIterable<Uint8Array>> {
  const stream = createReadStream(file, { highWaterMark: 256 * 1024 });
  await new Promise<void>((resolve, reject) => {
    stream.once("ready", () => resolve());
    stream.once("error", (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === "ENOENT" ? "there is no such file" : (error.code ?? "it cannot be opened");
      reject(new UsageError(`cannot read ${file}: ${reason}`));
    });
  });
  return readPieces(stream, file);
}

async function* readPieces(stream: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "it cannot be read";
    throw new UsageError(`cannot read ${file}: ${code === "EISDIR" ? "it is a directory" : code}`);
  }
}
