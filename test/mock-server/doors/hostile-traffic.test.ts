import { fork, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { METHODS, request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Snapshot } from "../../../mock-server/index.js";
import { lawRuns } from "../../support/law-runs.js";
import { buildCli, cliPath, firstOutput } from "../support/built-cli.js";
import {
  type BuiltRequest,
  buildRequest,
  type RequestPlan,
  requestPlan,
} from "../support/fuzz/arbitrary-request.js";
import { heavyRequest } from "../support/fuzz/heavy-requests.js";
import { createJudge, type ReadAnswer } from "../support/fuzz/judge.js";
import { createWorld, describeWorld, type NameKind } from "../support/fuzz/worlds.js";

/** How many requests are on their way at any time. */
const lanes = 8;
const total = lawRuns(1_000, 20_000);
/** How long others may wait at most; beside other tests a turn takes longer. */
const mostMs = process.env["ALL_CASES"] === undefined ? 3_000 : 1_000;
/** One request of so many has a heavy body. */
const heavyEach = 50;

const folder = mkdtempSync(path.join(tmpdir(), "hostile-traffic-"));
const world = createWorld("salesforce");
let server: ChildProcess;
let url = "";

beforeAll(async () => {
  writeFileSync(path.join(folder, "amp.yaml"), JSON.stringify(describeWorld("salesforce").manifest));
  await buildCli();
  const probe = new URL("../support/tell-longest-turn.mjs", import.meta.url).href;
  server = fork(cliPath, ["mock", "--manifest", "amp.yaml", "--port", "0"], {
    cwd: folder,
    execArgv: ["--import", probe],
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  url = /http:\/\/127\.0\.0\.1:\d+/.exec(await firstOutput(server))?.[0] ?? "";
  server.stdout?.resume();
  const state = JSON.stringify(world.backend.snapshot());
  const restored = await fetch(`${url}/__mock/restore`, { method: "POST", body: state });
  expect(restored.status).toBe(204);
}, 120_000);

afterAll(() => {
  server.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

/** Sends a request as a client does that checks nothing, without telling its length where `isChunked`. */
function send({ url: to, init }: BuiltRequest, isChunked: boolean): Promise<ReadAnswer> {
  return new Promise((resolve, reject) => {
    const { method, body } = init;
    const bytes = body == null ? undefined : Buffer.from(body as string | Uint8Array);
    const headers = new Headers(init.headers);
    headers.delete("content-length");
    if (bytes && !isChunked) headers.set("content-length", String(bytes.length));
    const options = { method, headers: Object.fromEntries(headers), agent: false };
    const outgoing = httpRequest(to, options, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part: string) => (text += part));
      answer.on("error", reject);
      answer.on("end", () => {
        const contentType = answer.headers["content-type"] ?? null;
        resolve({ status: answer.statusCode ?? 0, contentType, text });
      });
    });
    outgoing.on("error", (error) => {
      reject(new Error(`${method} ${to} got no answer`, { cause: error }));
    });
    outgoing.end(bytes);
  });
}

/** The CPU time of the longest turn of the server's event loop since the last question, in ms. */
function askLongestTurn(): Promise<number> {
  return new Promise((resolve) => {
    server.once("message", resolve);
    server.send("longest turn");
  });
}

async function readSnapshot(): Promise<Snapshot> {
  return (await (await fetch(`${url}/__mock/snapshot`)).json()) as Snapshot;
}

describe("thousands of hostile requests, eight at a time", () => {
  it("each is answered within the contract, and nobody waits for more than a second behind another (I1, I11)", async () => {
    const seed = Date.now();
    const plans = fc.sample(requestPlan, { numRuns: total, seed });
    const judge = createJudge();
    const bases = { baseUrl: `${url}/v1`, writeUrl: `${url}/v1`, storeUrl: url };
    let present = await readSnapshot();
    const faults: string[] = [];
    const statuses = new Map<number, number>();
    let next = 0;

    function build(number: number, plan: RequestPlan): BuiltRequest {
      if (number % heavyEach > 0) return buildRequest({ backend: bases, names: world.names }, present, plan);
      const first = (kind: NameKind) => world.names(kind, present)[0] ?? "";
      return heavyRequest(number / heavyEach, {
        url: `${bases.baseUrl}/projects/${present.project.id}/integrations/${first("integration")}`,
        installation: first("installation"),
        groupRef: first("group"),
      });
    }

    async function runLane(): Promise<void> {
      for (let plan = plans[next]; plan; plan = plans[next]) {
        const number = next++;
        if (number % 100 === 0) present = await readSnapshot();
        const request = build(number, plan);
        const answer = await send(request, number % (2 * heavyEach) === 0);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        const wrong = faultOf(request, answer, judge);
        if (wrong) faults.push(`${request.init.method} ${request.url} ${String(answer.status)}: ${wrong}`);
      }
    }

    await Promise.all(Array.from({ length: lanes }, runLane));
    const longestMs = await askLongestTurn();
    console.log(
      `${String(total)} requests: ${[...statuses]
        .sort()
        .map(([status, times]) => `${String(status)} ×${String(times)}`)
        .join(", ")}; the longest turn took ${longestMs.toFixed()} ms of CPU`,
    );
    expect(faults, `seed ${String(seed)}`).toEqual([]);
    expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 201, 204, 400, 401, 404, 413, 422]));
    expect(longestMs).toBeLessThan(mostMs);
  }, 900_000);
});

/** What is wrong with an answer, if anything is. */
function faultOf({ url: to, init }: BuiltRequest, answer: ReadAnswer, judge: ReturnType<typeof createJudge>) {
  const method = init.method.toUpperCase();
  if (answer.status >= 500) return answer.text.slice(0, 500);
  // Node refuses a method that it does not know by itself, and a preflight is no operation of the API.
  if (!METHODS.includes(method)) return answer.status === 400 ? undefined : "an unknown method";
  if (method === "OPTIONS") return answer.status === 204 ? undefined : "a preflight";
  const wrong = judge({ url: to, init: { ...init, method } }, answer);
  return wrong.length > 0 ? `${wrong.join("; ")} ${answer.text.slice(0, 500)}` : undefined;
}
