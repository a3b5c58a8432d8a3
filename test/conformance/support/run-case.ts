import { createVirtualClock, type VirtualClock } from "../../../src/engine/index.js";
import { type ConformanceCase, isClockStep, type RequestStep } from "./conformance-case.js";
import type { Door, OpenDoor } from "./doors.js";
import { findMismatches } from "./find-mismatches.js";
import { hideLoginStates } from "./hide-login-states.js";
import { manifestText } from "./load-cases.js";

/** What came back for a request, without what differs from door to door: the server's own address. */
export type RecordedAnswer =
  | { readonly status: number; readonly contentType: string | null; readonly body: unknown }
  | "the connection breaks";

/** What came of a case. */
export interface CaseRun {
  readonly answers: readonly RecordedAnswer[];
  /** Where answers were not what the case expects, one line each. */
  readonly mismatches: readonly string[];
}

/** Plays a case against a new backend behind a door. */
export async function runCase(door: Door, played: ConformanceCase): Promise<CaseRun> {
  const clock = createVirtualClock({ startMs: Date.UTC(2026, 0, 2, 3, 4, 5) });
  const { apiKeys, seed, faults, instanceFaults = [] } = played;
  const open = await door.open({
    manifest: manifestText(played.manifest),
    clock,
    ...(apiKeys && { apiKeys }),
  });
  try {
    const { backend } = open;
    if (seed) backend.seed(seed);
    if (faults) backend.faults.set(faults.rules, faults);
    for (const { fault, ...owner } of instanceFaults) backend.instance(owner).failNext(fault);
    const known = new Map([["project", backend.project.id], ...Object.entries(backend.integrations)]);
    const answers: RecordedAnswer[] = [];
    const mismatches: string[] = [];
    for (const [index, step] of played.steps.entries()) {
      if (isClockStep(step)) await clock.advance(step.advanceMs);
      else {
        const { answer, faults: found } = await runStep(open, clock, fillIn(step, known));
        answers.push(answer);
        mismatches.push(...found.map((fault) => `steps[${String(index)}] ${fault}`));
        if (answer !== "the connection breaks") {
          for (const [name, pointer] of Object.entries(step.keep ?? {}))
            known.set(name, valueAt(answer.body, pointer));
        }
      }
    }
    return { answers: JSON.parse(hideLoginStates(JSON.stringify(answers))) as RecordedAnswer[], mismatches };
  } finally {
    await open.close();
  }
}

async function runStep(
  open: OpenDoor,
  clock: VirtualClock,
  step: RequestStep,
): Promise<{ answer: RecordedAnswer; faults: string[] }> {
  const { answer: expected, takesMs = 0 } = step;
  const pending = send(open, step).catch((error: unknown) => {
    if (error instanceof TypeError) return undefined;
    throw error;
  });
  if (takesMs > 0) await waitByClock(pending, clock, takesMs);
  const response = await pending;
  if (!response || expected === "the connection breaks") {
    const answer = response ? await record(open, response) : "the connection breaks";
    return { answer, faults: findMismatches(expected, answer, "answer") };
  }
  const answer = await record(open, response);
  const { status, contentType, headers = {}, body } = expected;
  const { headers: received } = response;
  return {
    answer,
    faults: [
      ...findMismatches(status, answer.status, "status").map(
        (fault) => `${fault}: ${JSON.stringify(answer.body)}`,
      ),
      ...(contentType === undefined ? [] : findMismatches(contentType, answer.contentType, "content type")),
      ...Object.entries(headers).flatMap(([name, value]) => findMismatches(value, received.get(name), name)),
      ...(contentType === undefined ? [] : findMismatches(body, answer.body)),
    ],
  };
}

function send({ backend, fetch }: OpenDoor, { request }: RequestStep): Promise<Response> {
  const { host = "api", method = "GET", path, headers = { "x-api-key": "key" }, body, text } = request;
  const bases = { api: backend.baseUrl, write: backend.writeUrl, store: backend.storeUrl };
  const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
  return fetch(bases[host] + path, {
    method,
    headers: { ...(sent !== undefined && { "content-type": "application/json" }), ...headers },
    ...(sent !== undefined && { body: sent }),
  });
}

/** Moves the clock once the request has come to wait for it; its answer must not be there a moment too early. */
async function waitByClock(
  pending: Promise<Response | undefined>,
  clock: VirtualClock,
  takesMs: number,
): Promise<void> {
  let isAnswered = false;
  void pending.then(() => (isAnswered = true));
  while (clock.pending === 0 && !isAnswered) await nextTurn();
  await clock.advance(takesMs - 1);
  await nextTurn();
  if (isAnswered) throw new Error(`the answer was there before ${String(takesMs)} ms`);
  await clock.advance(1);
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

async function record(
  { backend }: OpenDoor,
  response: Response,
): Promise<Exclude<RecordedAnswer, "the connection breaks">> {
  const urls = [backend.baseUrl, backend.writeUrl, backend.storeUrl].map((url) => new URL(url).origin);
  const text = urls.reduce(
    (whole, origin) => whole.replaceAll(origin, "https://host.test"),
    await response.text(),
  );
  const contentType = response.headers.get("content-type");
  return { status: response.status, contentType, body: readBody(text, contentType) };
}

function readBody(text: string, contentType: string | null): unknown {
  if (text === "") return undefined;
  if (!contentType?.endsWith("json")) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return { unparsable: text };
  }
}

/** Puts what is known in the place of `{{name}}` in every text of a step. */
function fillIn<TValue>(value: TValue, known: ReadonlyMap<string, string>): TValue {
  const text = JSON.stringify(value).replace(/\{\{([^}]+)\}\}/g, (_, name: string) => {
    const found = known.get(name);
    if (found === undefined) throw new Error(`nothing is known by the name ${name}`);
    return found;
  });
  return JSON.parse(text) as TValue;
}

function valueAt(body: unknown, pointer: string): string {
  const value = pointer
    .split("/")
    .slice(1)
    .reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], body);
  if (typeof value !== "string") throw new Error(`there is no text at ${pointer} of ${JSON.stringify(body)}`);
  return value;
}
