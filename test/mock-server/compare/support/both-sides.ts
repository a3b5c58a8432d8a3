import { type ComparedAnswer, readAnswer } from "../../../../mock-server/compare/answer.js";
import { compareExchange } from "../../../../mock-server/compare/compare-exchange.js";
import { Knowledge } from "../../../../mock-server/compare/values/comparing.js";
import type { Difference } from "../../../../mock-server/compare/difference.js";
import { translateRequest } from "../../../../mock-server/compare/translate-request.js";
import { buildRequest, type RequestPlan } from "../../support/fuzz/arbitrary-request.js";
import { createWorld, type World } from "../../support/fuzz/worlds.js";
import { askPlain, askRenamed, renameIds, type TextAnswer } from "./renamed-ids.js";

const THREE_HOURS = 3 * 3_600_000;

/** A difference, and the request whose answers differ. */
export type LocatedDifference = Difference & { request: string };

/** A service, played by a mock with other ids and another clock, and the mock that is compared with it. */
export class BothSides {
  readonly knowledge = new Knowledge();

  private constructor(
    readonly service: World,
    readonly mock: World,
  ) {}

  /** Makes both sides of one world; the service has `shift` records more, so that its next ones get later ids. */
  static async open(name: Parameters<typeof createWorld>[0], shift = 0): Promise<BothSides> {
    const both = new BothSides(createWorld(name), createWorld(name));
    await both.service.clock.advance(THREE_HOURS);
    addRecords(both.service, shift);
    return both;
  }

  /** Sends one request, in the service's ids, to both sides and compares the answers; `alter` has the service answer otherwise. */
  async send(
    plan: RequestPlan,
    alter: (answer: TextAnswer) => TextAnswer = (answer) => answer,
  ): Promise<LocatedDifference[]> {
    const { service, mock, knowledge } = this;
    const { backend } = mock;
    const built = buildRequest(service, service.backend.snapshot(), plan);
    const { method, body: made } = built.init;
    const url = renameIds(built.url);
    const body = typeof made === "string" ? renameIds(made) : undefined;
    const init = { ...built.init, ...(body !== undefined && { body }) };
    const bases = [backend.baseUrl, backend.writeUrl, backend.storeUrl];
    const base = bases.find((each) => url.startsWith(`${each}/`)) ?? new URL(url).origin;
    const path = url.slice(base.length);
    const request = translateRequest(knowledge, { method, path, body }, { from: "expected" });
    const expected: ComparedAnswer = readAnswer(alter(await askRenamed(service.backend, url, init)));
    const answer = await askPlain(backend, `${base}${request.path}`, {
      ...init,
      ...(request.body !== undefined && { body: request.body }),
    });
    const { differences } = compareExchange(knowledge, {
      request,
      from: "expected",
      expected,
      received: readAnswer(answer),
      receivedNowMs: mock.clock.now(),
    });
    return differences.map((difference) => ({ ...difference, request: `${method} ${path}` }));
  }

  /** Moves both clocks on. */
  async advance(ms: number): Promise<void> {
    await this.service.clock.advance(ms);
    await this.mock.clock.advance(ms);
  }

  /** Has both sides told what an app reads before it names ids. */
  async lookFirst(): Promise<LocatedDifference[]> {
    const operations = ["getProject", "listIntegrations", "listConnections", "listInstallationsForProject"];
    const found: LocatedDifference[] = [];
    for (const operation of operations) found.push(...(await this.send(plainRequest(operation))));
    return found;
  }
}

/** The request of an operation as the contract has it. */
export function plainRequest(operation: string): RequestPlan {
  return {
    operation,
    variant: 0,
    choices: [0],
    method: undefined,
    host: undefined,
    segment: undefined,
    query: {},
    headers: { "x-api-key": "key" },
    body: { kind: "sample", spoilings: [] },
  };
}

function addRecords({ backend }: World, count: number): void {
  const [connection] = backend.snapshot().connections;
  if (!connection) throw new Error("the world has no customer");
  const { provider, group } = connection;
  const record = { provider, groupRef: group.groupRef, objectName: "never written", fields: {} };
  backend.seed({ records: Array.from({ length: count }, () => record) });
}
