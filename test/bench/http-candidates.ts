import { existsSync, writeFileSync } from "node:fs";
import { projectFolder } from "./build.js";
import { type Call, peerScript } from "./peers.js";
import type { RunningProgram, RunningPrograms } from "./running-program.js";

/** The requests that every server is asked. */
export const operations = ["GET installation", "PATCH by mask", "POST write"] as const;
export type Operation = (typeof operations)[number];

/** A server that is up, and how it is asked. */
export interface HttpCandidate {
  name: string;
  calls: Record<Operation, Call>;
  /** Tells the CPU time that it has used, where it can. */
  program?: RunningProgram;
}

const contract = `${projectFolder}../shared/contract`;
const jsonServerPort = "4280";
const prismPorts = { api: "4281", write: "4282" };

/** Starts ours, the limit and the peers; Prism only where the contract's documents are beside the project. */
export async function startHttpCandidates(
  programs: string,
  { start }: RunningPrograms,
): Promise<Record<"ours" | "bare" | "jsonServer", HttpCandidate> & { prism?: HttpCandidate }> {
  const ours = await start(`${programs}/programs/mock/http-ours.js`);
  const told = JSON.parse(ours.firstLine) as Record<string, string>;
  const { url = "", groupRef, path = "", installation = "" } = told;
  const bare = await start(`${programs}/programs/mock/http-bare.js`);
  const bareUrl = bare.firstLine.trim();

  const object_1 = { objectName: "object_1" };
  const content = { provider: "salesforce", write: { objects: { object_1 } } };
  const patch = {
    updateMask: ["config.content.write.objects.object_1"],
    installation: { config: { content } },
  };
  const write = { groupRef, type: "create", record: { Name: "Acme", Industry: "Energy", Phone: "1" } };
  const callsTo = (installationUrl: string, writeUrl: string): Record<Operation, Call> => ({
    "GET installation": { method: "GET", url: installationUrl },
    "PATCH by mask": { method: "PATCH", url: installationUrl, body: JSON.stringify(patch) },
    "POST write": { method: "POST", url: writeUrl, body: JSON.stringify(write) },
  });

  const database = `${programs}/programs/json-server.json`;
  writeFileSync(database, JSON.stringify({ installations: [{ id: 1, ...patch.installation }], records: [] }));
  const jsonServer = `http://localhost:${jsonServerPort}`;
  await start(
    peerScript("json-server/lib/cli/bin.js"),
    ["--port", jsonServerPort, "--quiet", database],
    jsonServer,
  );

  return {
    ours: {
      name: "ours: all rules, validation, journal",
      calls: callsTo(`${url}${path}/installations/${installation}`, `${url}${path}/objects/object_2`),
      program: ours,
    },
    bare: {
      name: "limit: node:http that reads, parses and writes JSON",
      calls: callsTo(bareUrl, bareUrl),
      program: bare,
    },
    jsonServer: {
      name: "json-server",
      calls: callsTo(`${jsonServer}/installations/1`, `${jsonServer}/records`),
    },
    ...(existsSync(contract) && {
      prism: { name: "Prism, the contract's examples", calls: await startPrism({ start }, callsTo) },
    }),
  };
}

async function startPrism(
  { start }: Pick<RunningPrograms, "start">,
  callsTo: (installationUrl: string, writeUrl: string) => Record<Operation, Call>,
): Promise<Record<Operation, Call>> {
  const script = peerScript("@stoplight/prism-cli/dist/index.js");
  const serve = async (document: keyof typeof prismPorts) => {
    const port = prismPorts[document];
    const origin = `http://127.0.0.1:${port}`;
    await start(script, ["mock", "--port", port, `${contract}/${document}.json`], origin);
    return `${origin}/projects/p/integrations/i`;
  };
  return callsTo(`${await serve("api")}/installations/x`, `${await serve("write")}/objects/object_2`);
}
