import { compareExchange } from "../compare/compare-exchange.js";
import { Knowledge } from "../compare/values/comparing.js";
import { findOperation, parameterOf } from "../compare/find-operation.js";
import { ReportBuilder } from "../compare/report/report-builder.js";
import type { CompareReport, Finding } from "../compare/report/report.js";
import type { Secrets } from "../compare/report/secrets.js";
import { createStandIn, type NamedThings } from "../compare/stand-ins.js";
import { type ApiRequest, translateRequest } from "../compare/translate-request.js";
import { findApiPath } from "./api-path.js";
import { OtherSites } from "./other-sites.js";
import { readEntry } from "./read-entry.js";
import type { RecordedExchange } from "./recorded-exchange.js";
import { RecordingError } from "./recording-error.js";
import type { ReplayTarget } from "./replay-target.js";
import { whyNotReplayed } from "./why-not-replayed.js";

export interface ReplayOptions {
  /** Whether requests that change something are played, too. */
  takesWrites: boolean;
  /** The API's base URL in the recording. @default the service's hosts and this machine */
  recordedBaseUrl?: string | undefined;
  /** Removes secrets from the report. */
  secrets: Secrets;
  /** The present time, in RFC 3339. */
  time: string;
  onFinding?: (finding: Finding) => void;
  /** Called after each entry with the number of entries so far. */
  onEntry?: (entries: number) => void;
}

/** After this many requests in a row without an answer the replay ends. */
const MAX_FAILURES = 3;

/**
 * Plays a recording against a target, entry by entry, and compares the target's answers with the recorded ones. Where the recording
 * is cut off or the target no longer answers, the report covers the entries before that and says that it is incomplete.
 */
export async function replay(
  entries: AsyncIterable<unknown> | Iterable<unknown>,
  target: ReplayTarget,
  options: ReplayOptions,
): Promise<CompareReport> {
  const run = new ReplayRun(target, options);
  try {
    for await (const entry of entries) {
      await run.play(entry);
      if (run.isOver) break;
    }
  } catch (error) {
    if (!(error instanceof RecordingError)) throw error;
    run.stop(error.message);
  }
  return run.end();
}

/** The state of one replay. Only the pairs of ids and the times grow with the number of entries. */
class ReplayRun {
  readonly #knowledge = new Knowledge();
  readonly #report: ReportBuilder;
  readonly #otherSites = new OtherSites();
  #things: NamedThings | undefined;
  #entries = 0;
  #lastMs: number | undefined;
  #failures = 0;
  #incomplete: string | undefined;

  constructor(
    private readonly target: ReplayTarget,
    private readonly options: ReplayOptions,
  ) {
    const about = { expected: "the recording", received: target.name, time: options.time };
    this.#report = new ReportBuilder(options.secrets, about);
  }

  get isOver(): boolean {
    return this.#failures >= MAX_FAILURES;
  }

  stop(reason: string): void {
    this.#incomplete ??= reason;
  }

  async play(entry: unknown): Promise<void> {
    this.#entries += 1;
    try {
      const exchange = readEntry(entry, this.#entries, this.options.secrets);
      if (!exchange) this.#report.skip(undefined, "it is no entry of a HAR file or a journal");
      else await this.#playExchange(exchange);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#report.skip(undefined, "it is nested too deep");
    }
    this.options.onEntry?.(this.#entries);
  }

  end(): CompareReport {
    if (this.#report.isEmpty) this.stop(this.#otherSites.describe(this.#entries));
    return this.#report.build(this.#knowledge, this.#incomplete);
  }

  async #playExchange(exchange: RecordedExchange): Promise<void> {
    const api = findApiPath(exchange, this.options.recordedBaseUrl);
    if (!api.ok) return this.#otherSites.add(api.host, api.reason);
    const request = { method: exchange.method, path: api.path, body: exchange.body };
    const found = findOperation(request.method, request.path.split("?")[0] ?? "");
    const { takesWrites } = this.options;
    const reason = whyNotReplayed(exchange, { takesWrites, isMock: this.target.isMock });
    if (reason !== undefined) return this.#report.skip(found?.id, reason);
    await this.#letTimePass(exchange.timeMs);
    this.#things ??= await this.target.listThings(parameterOf(found, "projectIdOrName") ?? "");
    await this.#send(exchange, request, this.#things);
  }

  async #send(exchange: RecordedExchange, request: ApiRequest, things: NamedThings): Promise<void> {
    const standIn = createStandIn(this.#knowledge.pairs, things, "expected");
    const translated = translateRequest(this.#knowledge, request, { from: "expected", standIn });
    const sent = await this.target.send(translated);
    const { operation } = translated;
    if (!sent.ok) {
      this.#failures += 1;
      this.#report.skip(operation, sent.message);
      if (this.isOver) this.stop(`the target was gone at entry ${String(exchange.number)}: ${sent.message}`);
      return;
    }
    this.#failures = 0;
    const { answer } = exchange;
    if (!answer) return;
    const comparison = compareExchange(this.#knowledge, {
      request: translated,
      from: "expected",
      expected: answer,
      received: sent.answer,
      receivedNowMs: sent.nowMs,
    });
    const { method, path } = request;
    const about = { number: exchange.number, method, path, operation, rules: sent.rules };
    for (const finding of this.#report.add(about, comparison)) this.options.onFinding?.(finding);
  }

  async #letTimePass(timeMs: number | undefined): Promise<void> {
    if (timeMs === undefined) return;
    const passedMs = this.#lastMs === undefined ? 0 : timeMs - this.#lastMs;
    this.#lastMs = timeMs;
    if (passedMs > 0) await this.target.pass(passedMs);
  }
}
