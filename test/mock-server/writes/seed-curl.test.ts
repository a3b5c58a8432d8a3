import { execFile, execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { readAccess } from "../../../mock-server/cli/commands/mock-options.js";
import { startMockServer } from "../../../mock-server/doors/http-server.js";
import type { SeedData } from "../../../mock-server/index.js";
import { createVirtualClock } from "../../../src/engine/index.js";
import { contractDirectory } from "../../support/contract-documents.js";
import { manifestOf, startTime } from "../support/harness.js";

const run = promisify(execFile);
const seedFolder = path.resolve(contractDirectory, "../seeds");
const missing = !existsSync(seedFolder) ? `${seedFolder} is absent` : !hasCurl() ? "there is no curl" : "";
const skipped = missing === "" ? "" : ` (skipped: ${missing})`;

function hasCurl(): boolean {
  try {
    execFileSync("curl", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** A curl command as a seed has it, from its first word to the last line of its data. */
interface Sample {
  readonly title: string;
  readonly text: string;
  readonly project: string;
  readonly integration: string;
  readonly objectName: string;
  readonly key: string;
  readonly groupRef: string;
}

/** Every curl command of a seed; of one that breaks off the text up to the next empty line. */
function readSamples(seed: string): Sample[] {
  const name = readdirSync(seedFolder).find((file) => file.startsWith(seed)) ?? seed;
  const document = readFileSync(path.join(seedFolder, name), "utf8");
  const commands = [...document.matchAll(/^curl .*?(?=\n```|\n\n|(?![\s\S]))/gms)];
  return commands.map(([text], index): Sample => {
    const [, project = "", below = ""] = /\/projects\/([^/']+)\/([^']*)/.exec(text) ?? [];
    const [, integration = "<INTEGRATION_ID>", objectName = "contact"] =
      /^integrations\/([^/]+)\/objects\/(.+)$/.exec(below) ?? [];
    const found = (pattern: RegExp) => pattern.exec(text)?.[1] ?? "";
    return {
      title: `${seed}, command ${String(index + 1)}: ${below}`,
      text,
      project,
      integration,
      objectName,
      key: found(/X-Api-Key: ([^']+)'/),
      groupRef: found(/"groupRef": "([^"]+)"/) || "customer-123",
    };
  });
}

/** The provider's names for the records that the seeds speak of, and the operation that a customer's own would be. */
const contacts = ["20scv09wer3klj", "30abc12xyz4mno"];
const companies = ["18417469280", "18417469281"];

function createSeed(provider: "salesforce" | "hubspot", { groupRef, objectName }: Sample): SeedData {
  const recordOf = (name: string, fields: Record<string, string>) => (id: string) => ({
    provider,
    groupRef,
    objectName: name,
    id,
    fields,
  });
  return {
    connections: [{ provider, groupRef, consumerRef: "c" }],
    installations: [
      {
        id: "installation",
        integration: "crm",
        groupRef,
        content: {
          write: { objects: { [objectName]: { objectName, deletionSettings: { enabled: true } } } },
        },
      },
    ],
    records: [
      ...contacts.map(recordOf(objectName, { lastname: "Somebody" })),
      ...(provider === "hubspot" ? companies : []).map(recordOf("company", { name: "Hogwarts" })),
    ],
    operations: [{ id: "<OPERATION_ID>", installationId: "installation", status: "success" }],
  };
}

/** Runs a command by the shell as it stands, but for the host, on a mock that is started with the names that it has. */
async function runSample(sample: Sample, provider: "salesforce" | "hubspot") {
  const { project, integration, objectName, key } = sample;
  const given = { project, id: ["integration=" + integration], "api-key": [key] };
  const server = await startMockServer({
    manifest: manifestOf(provider, { write: [objectName] }),
    port: 0,
    clock: createVirtualClock({ startMs: Date.parse(startTime) }),
    seed: createSeed(provider, sample),
    ...(await readAccess(given, ["crm"])),
  });
  try {
    const text = sample.text.replace(/https:\/\/(write|api)\.withampersand\.com/, server.url);
    const quiet = `curl() { command curl --silent --show-error --write-out '\\n%{http_code}' "$@"; }`;
    const { stdout } = await run("sh", ["-c", `${quiet}\n${text}`]);
    const [, body = "", status] = /^(.*)\n(\d+)$/s.exec(stdout) ?? [];
    return { status: Number(status), body };
  } finally {
    await server.close();
  }
}

/** Where the answer is another than 200, and why. */
const refused: readonly { on: "salesforce" | "hubspot"; has: string; says: string }[] = [
  { on: "salesforce", has: '"associations"', says: "associations" },
  { on: "hubspot", has: '"headers"', says: "headers" },
];

describe.skipIf(missing !== "")(`the seeds' curl commands over HTTP${skipped}`, () => {
  const samples = missing === "" ? readSamples("000") : [];
  const both = samples.flatMap((sample) =>
    (["salesforce", "hubspot"] as const).map((provider) => [sample.title, provider, sample] as const),
  );

  it("the seeds' curl commands are the fourteen of the current guide and three of the early one (I14)", () => {
    expect([samples.length, readSamples("001").length]).toEqual([14, 3]);
  });

  it.each(both)("%s is answered on %s as it stands (I14, W14)", async (_, provider, sample) => {
    const answer = await runSample(sample, provider);
    const refusal = refused.find(({ on, has }) => on === provider && sample.text.includes(has));
    expect(answer).toMatchObject({ status: refusal ? 400 : 200 });
    if (refusal) expect(answer.body).toContain(refusal.says);
  });

  it("the early guide's curl commands break off within their data, so that no shell runs them (I14)", async () => {
    for (const { text } of readSamples("001")) {
      expect(text.trimEnd().endsWith("'")).toBe(false);
      await expect(run("sh", ["-n", "-c", text])).rejects.toThrow(/[Uu]nterminated|unexpected EOF/);
    }
  });
});
