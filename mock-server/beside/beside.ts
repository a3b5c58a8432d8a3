import type { Clock } from "../../src/engine/index.js";
import { readAnswer } from "../compare/answer.js";
import { type AskedMock, askMock, type MockAnswer } from "../compare/ask-mock.js";
import { compareExchange } from "../compare/compare-exchange.js";
import { Knowledge } from "../compare/values/comparing.js";
import { findOperation, parameterOf } from "../compare/find-operation.js";
import { isChanging } from "../compare/is-changing.js";
import type { IdKind } from "../compare/places/place.js";
import { ReportBuilder } from "../compare/report/report-builder.js";
import { noteAuthorization, noteParameters } from "../compare/report/note-secrets.js";
import type { CompareReport, Finding } from "../compare/report/report.js";
import type { Secrets } from "../compare/report/secrets.js";
import { createStandIn } from "../compare/stand-ins.js";
import {
  type ApiRequest,
  type StandIn,
  translateRequest,
  type TranslatedRequest,
} from "../compare/translate-request.js";
import type { WrittenAnswer } from "../http/answer.js";
import { isLoginPage } from "../http/own-page.js";
import type { IncomingRequest } from "../http/request.js";
import { Changes } from "./changes.js";
import type { Forward } from "./forward.js";
import { LookUp } from "./look-up.js";
import { mockLostAnswer, refuseChange, refuseLogin, serviceIsGone } from "./refusals.js";
import { isLogin, SignIns } from "./sign-ins.js";

export interface BesideOptions {
  /** The name of the service in the report. */
  readonly serviceUrl: string;
  readonly forward: Forward;
  /** Whether requests that change something go to both; otherwise they are refused. */
  readonly takesWrites: boolean;
  /** Whose answers the app gets. */
  readonly answers: "service" | "mock";
  readonly secrets: Secrets;
  readonly onFinding?: (finding: Finding) => void;
}

/** The mock that runs beside the service. */
export interface BesideMock extends AskedMock {
  readonly project: { readonly id: string; readonly name: string };
  readonly integrations: Readonly<Record<string, string>>;
  readonly clock: Clock;
}

type Header = (name: string) => string | undefined;

/** What the answers so far have taught about both sides; a reset of the mock starts it anew. */
interface Learned {
  readonly knowledge: Knowledge;
  readonly standIn: StandIn;
  readonly signIns: SignIns;
  readonly lookUp: LookUp;
}

function startLearning(mock: BesideMock, forward: Forward): Learned {
  const knowledge = new Knowledge();
  const things = {
    projects: [mock.project.id, mock.project.name],
    integrations: Object.entries(mock.integrations).map(([name, id]) => [id, name]),
  };
  const standIn = createStandIn(knowledge.pairs, things, "expected");
  const signIns = new SignIns(mock);
  return { knowledge, standIn, signIns, lookUp: new LookUp({ knowledge, mock, forward, standIn, signIns }) };
}

/** Sends each request to a service and to a mock, and compares the two answers. */
export class Beside {
  readonly #report: ReportBuilder;
  readonly #changes = new Changes();
  #learned: Learned;
  /** Requests to the mock run one at a time, in the order in which the service has answered them. */
  #queue: Promise<unknown> = Promise.resolve();
  #count = 0;

  constructor(
    private readonly mock: BesideMock,
    private readonly options: BesideOptions,
  ) {
    const time = new Date().toISOString();
    const received = `the mock of ${mock.project.name}`;
    this.#report = new ReportBuilder(options.secrets, { expected: options.serviceUrl, received, time });
    this.#learned = startLearning(mock, options.forward);
  }

  /** Forgets which ids belong together. To be called when the mock was reset, restored or seeded. */
  readonly forget = (): void => {
    this.#learned = startLearning(this.mock, this.options.forward);
  };

  /** Answers a request of the app. */
  readonly answer = async (incoming: IncomingRequest): Promise<WrittenAnswer> => {
    const path = this.#pathOf(incoming.url);
    // The mock alone answers what is not part of the API, and the pages of its simulated login.
    if (path === undefined) return this.mock.app(incoming);
    const text = await incoming.readBody();
    const { method, header } = incoming;
    this.#noteSecrets(incoming.url, header);
    const request = { method, path, body: text === "" ? undefined : text };
    const changes = isChanging(method, path);
    if (changes && !this.options.takesWrites) return refuseChange(method, path);
    if (this.options.answers === "mock" && isLogin(operationOf(request))) return refuseLogin(method, path);
    return this.options.answers === "service"
      ? this.#answerByService(request, header, changes)
      : this.#answerByMock(request, header, changes);
  };

  /** Waits until all answers are compared, and returns the report. */
  async end(): Promise<CompareReport> {
    await this.#queue;
    return this.report();
  }

  /** Returns the report of what was found so far. */
  readonly report = (): CompareReport => this.#report.build(this.#learned.knowledge);

  async #answerByService(request: ApiRequest, header: Header, changes: boolean): Promise<WrittenAnswer> {
    const number = (this.#count += 1);
    // Before the request itself: a DELETE removes what its ids name.
    await this.#learnUnknown(request, header);
    const race = this.#changes.begin(changes);
    const given = await this.options.forward({ ...request, isWrite: isWrite(request) }, header);
    if ("failure" in given) {
      race.end();
      return this.#serviceIsGone(request, given.failure);
    }
    void this.#enqueue(async () => {
      try {
        const learned = this.#learned;
        const { knowledge, standIn, signIns } = learned;
        const named = translateRequest(knowledge, request, { from: "expected", standIn });
        const translated = await signIns.catchUp(named, given);
        const answered = await askMock(this.mock, translated, header);
        if (answered) signIns.begin(translated, given, answered.written);
        this.#compare({
          learned,
          number,
          request,
          translated,
          from: "expected",
          given,
          answered,
          isRaced: race.isRaced(),
        });
      } finally {
        race.end();
      }
    });
    return given;
  }

  async #answerByMock(request: ApiRequest, header: Header, changes: boolean): Promise<WrittenAnswer> {
    const number = (this.#count += 1);
    return this.#enqueue(async () => {
      const race = this.#changes.begin(changes);
      const learned = this.#learned;
      const translated = translateRequest(learned.knowledge, request, { from: "received" });
      const given = await this.options.forward({ ...translated, isWrite: isWrite(request) }, header);
      race.end();
      // The mock must not make a change that the service has not made: from then on the two would differ.
      if ("failure" in given && changes) return this.#serviceIsGone(request, given.failure);
      const answered = await askMock(this.mock, { ...request, operation: translated.operation }, header);
      if ("failure" in given) this.#report.skip(translated.operation, given.failure);
      else {
        const both = { given, answered, isRaced: false };
        this.#compare({ learned, number, request, translated, from: "received", ...both });
      }
      return answered?.written ?? mockLostAnswer();
    });
  }

  /** Looks up the ids of the request that no answer has shown yet. */
  async #learnUnknown(request: ApiRequest, header: Header): Promise<void> {
    const unknown: [kind: IdKind, id: string][] = [];
    const { knowledge, lookUp } = this.#learned;
    translateRequest(knowledge, request, {
      from: "expected",
      standIn: (kind, id) => {
        unknown.push([kind, id]);
        return undefined;
      },
    });
    if (unknown.length === 0) return;
    const found = findOperation(request.method, request.path.split("?")[0] ?? "");
    const project = parameterOf(found, "projectIdOrName");
    if (project === undefined) return;
    await this.#enqueue(async () => {
      for (const [kind, id] of unknown) await lookUp.learn(kind, id, project, header);
    });
  }

  #compare(exchange: {
    learned: Learned;
    number: number;
    request: ApiRequest;
    translated: TranslatedRequest;
    from: "expected" | "received";
    given: WrittenAnswer;
    answered: MockAnswer | undefined;
    isRaced: boolean;
  }): void {
    const { learned, number, request, translated, from, given, answered, isRaced } = exchange;
    const { operation } = translated;
    if (learned !== this.#learned) return this.#report.skip(operation, "the mock was reset in between");
    if (!answered) return this.#report.skip(operation, "a fault of the mock broke the connection");
    const comparison = compareExchange(learned.knowledge, {
      request: translated,
      from,
      expected: readAnswer({ ...given, headers: Object.entries(given.headers) }),
      received: answered.answer,
      receivedNowMs: this.mock.clock.now(),
    });
    const differs = comparison.differences.length > 0;
    if (differs && isRaced) return this.#report.skip(operation, "something was changed at the same time");
    const rules = differs ? answered.rules() : [];
    const about = { number, method: request.method, path: request.path, operation, rules };
    for (const finding of this.#report.add(about, comparison)) this.options.onFinding?.(finding);
  }

  #serviceIsGone({ method, path }: ApiRequest, failure: string): WrittenAnswer {
    this.#report.skip(operationOf({ method, path }), `the service: ${failure}`);
    return serviceIsGone(failure);
  }

  #enqueue<TValue>(job: () => Promise<TValue>): Promise<TValue> {
    const done = this.#queue.then(job);
    this.#queue = done.catch(() => undefined);
    return done;
  }

  /** Returns the path below the base URL; `undefined` where the URL is not part of the API. */
  #pathOf(url: URL): string | undefined {
    const { pathname, search } = url;
    const base = new URL(this.mock.baseUrl).pathname;
    const path = pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : undefined;
    return path === undefined || isLoginPage(url) ? undefined : path + search;
  }

  #noteSecrets({ searchParams }: URL, header: Header): void {
    const { secrets } = this.options;
    secrets.add(header("x-api-key"));
    noteAuthorization(secrets, header("authorization"));
    noteParameters(secrets, searchParams);
  }
}

function isWrite(request: ApiRequest): boolean {
  return operationOf(request) === "writeRecords";
}

function operationOf({ method, path }: Pick<ApiRequest, "method" | "path">): string | undefined {
  return findOperation(method, path.split("?")[0] ?? "")?.id;
}
