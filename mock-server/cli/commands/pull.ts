import { messageOf } from "../../../src/json/message-of.js";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { SeedError } from "../../persistence/errors.js";
import { createServedBackend } from "../../backend/create-served-backend.js";
import { Secrets } from "../../compare/report/secrets.js";
import type { SeedData } from "../../persistence/seeds/seed.js";
import { createApiReader } from "../../pull/api-reader.js";
import { Pseudonyms } from "../../pull/pseudonyms.js";
import type { Pulled } from "../../pull/pulled.js";
import { readProject } from "../../pull/read-project.js";
import { openStateFile } from "../../pull/state-file.js";
import { toManifest } from "../../pull/to-manifest.js";
import { toOperations } from "../../pull/to-operations.js";
import { toSeed } from "../../pull/to-seed.js";
import { createServiceClient } from "../../service/service-client.js";
import { escapeControls } from "../../../src/json/escape-controls.js";
import { readApiKey, readServiceUrl, serviceOptions, serviceOptionsHelp } from "./service-options.js";
import { OutputError, readPresent, writePrivately } from "../output/output-file.js";
import { print } from "../output/print.js";
import { parseOptions } from "../parse-options.js";
import { UsageError } from "../usage-error.js";

/** The text of `headless-write-kit pull --help`. */
export const pullHelp = `Usage: headless-write-kit pull --project <id or name> [options]

Reads a project by its API and writes what a mock of it starts from: amp.yaml with the newest
revisions, seed.json (connections without credentials, installations, fields; for mock
--provider-data and backend.seed), project.json and providers.json. Records are never read. Names
of people and companies are replaced, each by the same one everywhere.

Options:
  --project <id or name>  the project
  --url <url>             the API's base URL (default https://api.withampersand.com/v1)
  --group <groupRef>      one customer alone
  --out <folder>          where the files go (default pulled)
  --operations            reads operations, too, into operations.json; those that have ended are in seed.json as well,
                          without their logs
  --keep-names            leaves the names of people and companies as they are: for mock --beside and replay, whose
                          requests name the service's own groups
${serviceOptionsHelp}
  -h, --help              show this

A run that was cut off goes on where it was, when it is called again within a day; until it is
complete, .pull-state.json in the folder holds what was read, with all names.

Exit status: 0 where everything was read, 1 where nothing was that a mock could be made of, 2 where
the call is wrong, 3 where something is missing: what was read is written, and the rest is named.
`;

const options = {
  project: { type: "string" },
  url: { type: "string" },
  group: { type: "string" },
  out: { type: "string" },
  operations: { type: "boolean" },
  "keep-names": { type: "boolean" },
  help: { type: "boolean", short: "h" },
  ...serviceOptions,
} as const;

/** Pulls the project that `args` name; resolves to the exit status. */
export async function pull(args: readonly string[]): Promise<number> {
  const { values } = parseOptions({ args: [...args], options });
  if (values.help) {
    process.stdout.write(pullHelp);
    return 0;
  }
  const { project, out = "pulled", group, operations = false } = values;
  if (project === undefined) throw new UsageError("pull needs a project: add --project <id or name>");
  const key = await readApiKey(values);
  if (key === undefined) {
    throw new UsageError(
      "pull needs an API key: put it into the environment variable AMPERSAND_API_KEY, or say --api-key-file <file>",
    );
  }
  const secrets = new Secrets();
  secrets.add(key);
  const say = (line: string) => {
    process.stderr.write(`${escapeControls(secrets.hideInText(line))}\n`);
  };
  const baseUrl = readServiceUrl("url", values.url ?? "https://api.withampersand.com/v1");
  await makeFolder(out);
  await checkFolder(out);
  const call = JSON.stringify([baseUrl, project, group, operations]);
  const state = await openStateFile(path.join(out, ".pull-state.json"), call, Date.now());
  if (state.resumed > 0) say(`going on from ${String(state.resumed)} answers of an earlier run`);
  const client = createServiceClient({
    baseUrl,
    key,
    onWait: (ms, why) => {
      say(`waiting ${String(Math.ceil(ms / 1000))} s: ${why}`);
    },
  });
  const read = await readProject({
    ...{ project, groupRef: group, withOperations: operations },
    read: createApiReader(client, state),
    onProgress: say,
  });
  if (!read.ok) {
    say(`headless-write-kit: nothing is written: ${read.reason}`);
    return 1;
  }
  const lost = await writeAll(out, read.pulled, {
    keepsNames: values["keep-names"] === true,
    withOperations: operations,
  });
  for (const line of describeLeftOut(read.pulled)) say(line);
  const missing = [
    ...read.pulled.missing.map(({ resource, reason }) => `${resource}: ${reason}`),
    ...describeUnconnected(read.pulled),
    ...lost,
  ];
  for (const line of missing) say(`missing: ${line}`);
  const [manifestFile, seedFile] = [path.join(out, "amp.yaml"), path.join(out, "seed.json")];
  print(`${manifestFile} and seed.json are written; a mock of them:`);
  print(`  headless-write-kit mock --manifest ${manifestFile} --provider-data ${seedFile}`);
  if (read.pulled.missing.length === 0) await state.remove();
  return missing.length === 0 ? 0 : 3;
}

/** Describes what was read but cannot be part of a seed. */
function describeLeftOut({ operations }: Pulled): string[] {
  const running = operations.filter(({ status }) => status === "in_progress").length;
  if (running === 0) return [];
  return [
    `operations in progress: ${String(running)}, which are in operations.json alone; to go on with them a mock would need their records, and the API gives none`,
  ];
}

/** Names the installations whose connections were not read; the API no longer lists a deleted connection. */
function describeUnconnected({ connections, installations }: Pulled): string[] {
  const known = new Set(connections.map(({ id }) => id));
  return installations
    .filter(({ connection }) => !known.has(connection.id))
    .map(
      ({ id }) => `installation ${id}: its connection is not among those that were read, and it needs one`,
    );
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new UsageError(
      `cannot make the folder ${folder}: ${error instanceof Error && "code" in error ? String(error.code) : "it fails"}`,
    );
  }
}

/** Throws an `OutputError` where the folder holds a manifest that this command did not write: it is somebody's work. */
async function checkFolder(folder: string): Promise<void> {
  const manifest = path.join(folder, "amp.yaml");
  if ((await readPresent(manifest)) === undefined) return;
  if ((await readPresent(path.join(folder, "project.json"))) !== undefined) return;
  throw new OutputError(
    `${manifest} was not written by this command; move it away, or choose another folder by --out`,
  );
}

/** Writes the files, each in one step. Returns what was left out because the mock refuses it. */
async function writeAll(
  folder: string,
  pulled: Pulled,
  { keepsNames, withOperations }: { keepsNames: boolean; withOperations: boolean },
): Promise<string[]> {
  const manifest = toManifest(pulled.integrations);
  const pseudonyms = keepsNames ? undefined : new Pseudonyms();
  const { seed, lost } = fitSeed(manifest, toSeed(pulled, pseudonyms));
  const { id, name, appName } = pulled.project;
  const write = (file: string, text: string) => writePrivately(path.join(folder, file), text);
  const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;
  await write("amp.yaml", manifest);
  await write("seed.json", json(seed));
  await write("project.json", json({ id, name, appName }));
  await write("providers.json", json(pulled.providers));
  if (withOperations) await write("operations.json", json(toOperations(pulled.operations, pseudonyms)));
  return lost;
}

/** Removes from the seed what the mock refuses, one entry at a time, so that the rest can be used. */
function fitSeed(manifest: string, given: SeedData): { seed: SeedData; lost: string[] } {
  const lost: string[] = [];
  let seed = given;
  for (;;) {
    try {
      createServedBackend({ manifest }).backend.seed(seed);
      return { seed, lost };
    } catch (error) {
      if (!(error instanceof SeedError)) {
        lost.push(`the mock does not take amp.yaml: ${messageOf(error)}`);
        return { seed, lost };
      }
      const [, list, index] =
        /^(connections|installations|fields|operations)\[(\d+)\]/.exec(error.entry) ?? [];
      if (list === undefined) return { seed, lost: [...lost, error.message] };
      lost.push(error.message);
      const items: readonly unknown[] = seed[list as keyof SeedData] ?? [];
      seed = { ...seed, [list]: items.filter((_, at) => at !== Number(index)) };
    }
  }
}
