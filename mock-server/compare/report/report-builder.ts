import { cutText } from "../../../src/json/quote.js";
import { hideInUrl } from "../../journal/redact.js";
import type { Comparison } from "../compare-answers.js";
import type { Knowledge } from "../values/comparing.js";
import type { Difference } from "../difference.js";
import type { CompareReport, Finding, OperationReport } from "./report.js";
import type { Secrets } from "./secrets.js";

/** A request whose answers were compared. */
export interface ComparedRequest {
  /** Its position among all requests, from 1. */
  readonly number: number;
  readonly method: string;
  /** The path with its query. */
  readonly path: string;
  readonly operation: string | undefined;
  readonly rules: readonly string[];
}

interface Tally {
  compared: number;
  different: number;
  omittedFindings: number;
  readonly findings: Map<string, Finding>;
  readonly notCompared: Map<string, number>;
}

/** Findings of one operation beyond this number are only counted. */
const MAX_FINDINGS = 200;
/** Longer values are cut: the report says where to look and is no copy of the answers. */
const MAX_VALUE_LENGTH = 2000;
const MAX_SEARCHED_LENGTH = 100_000;

/** Builds a report without secrets, whose size does not grow with the number of requests. */
export class ReportBuilder {
  readonly #tallies = new Map<string, Tally>();

  constructor(
    private readonly secrets: Secrets,
    private readonly about: { expected: string; received: string; time: string },
  ) {}

  /** Whether nothing was added or skipped. */
  get isEmpty(): boolean {
    return this.#tallies.size === 0;
  }

  /** Adds a comparison; returns its differences without secrets. */
  add(request: ComparedRequest, { differences, omitted }: Comparison): Finding[] {
    const tally = this.#tallyOf(request.operation);
    tally.compared += 1;
    if (differences.some(({ weight }) => weight === "difference")) tally.different += 1;
    tally.omittedFindings += omitted;
    return differences.map((difference) => this.#enter(tally, request, difference));
  }

  /** Counts a request whose answers were not compared. */
  skip(operation: string | undefined, reason: string): void {
    const { notCompared } = this.#tallyOf(operation);
    notCompared.set(reason, (notCompared.get(reason) ?? 0) + 1);
  }

  build(knowledge: Knowledge, incomplete?: string): CompareReport {
    const operations = [...this.#tallies].map(([operation, tally]): OperationReport => ({
      operation,
      compared: tally.compared,
      different: tally.different,
      findings: [...tally.findings.values()],
      omittedFindings: tally.omittedFindings,
      notCompared: [...tally.notCompared].map(([reason, count]) => ({ reason, count })),
    }));
    operations.sort((a, b) => (a.operation < b.operation ? -1 : 1));
    const { clocks } = knowledge.timeLine;
    return {
      format: "headless-write-kit comparison",
      version: 1,
      ...this.about,
      operations,
      totals: {
        compared: sum(operations.map(({ compared }) => compared)),
        different: sum(operations.map(({ different }) => different)),
        notCompared: sum(operations.flatMap(({ notCompared }) => notCompared.map(({ count }) => count))),
      },
      mappedIds: knowledge.pairs.size,
      ...(clocks && { clocks }),
      ...(incomplete !== undefined && { incomplete: this.secrets.hideInText(incomplete) }),
    };
  }

  #enter(tally: Tally, request: ComparedRequest, difference: Difference): Finding {
    const path = difference.path.replace(/\/\d+(?=\/|$)/g, "/*");
    const key = `${difference.weight} ${difference.kind} ${path}`;
    const known = tally.findings.get(key);
    const finding = this.#show(request, { ...difference, path });
    if (known) tally.findings.set(key, { ...known, count: known.count + 1 });
    else if (tally.findings.size < MAX_FINDINGS) tally.findings.set(key, finding);
    else tally.omittedFindings += 1;
    return { ...finding, path: this.secrets.hideInText(difference.path) };
  }

  #show(request: ComparedRequest, difference: Difference): Finding {
    const { path, expected, received, note } = difference;
    return {
      ...difference,
      path: this.secrets.hideInText(path),
      expected: cut(this.secrets.hideInJson(shorten(expected), path)),
      received: cut(this.secrets.hideInJson(shorten(received), path)),
      ...(note !== undefined && { note: this.secrets.hideInText(note) }),
      count: 1,
      request: this.secrets.hideInText(`${request.method} ${hideInUrl(request.path)}`),
      number: request.number,
      rules: request.rules,
    };
  }

  #tallyOf(operation = "none"): Tally {
    let tally = this.#tallies.get(operation);
    if (!tally) {
      tally = { compared: 0, different: 0, omittedFindings: 0, findings: new Map(), notCompared: new Map() };
      this.#tallies.set(operation, tally);
    }
    return tally;
  }
}

/** Cuts a long value. To be called after secrets are removed: half a secret would not be recognised. */
function cut(value: unknown): unknown {
  const text = JSON.stringify(value) as string | undefined;
  return text !== undefined && text.length > MAX_VALUE_LENGTH ? cutText(text, MAX_VALUE_LENGTH) : value;
}

/** Replaces a very long value by a description: searching it for secrets would take longer than comparing it. */
function shorten(value: unknown): unknown {
  if (typeof value !== "object" && typeof value !== "string") return value;
  try {
    const { length } = (JSON.stringify(value) as string | undefined) ?? "";
    return length > MAX_SEARCHED_LENGTH ? `a value of ${String(length)} characters` : value;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return "a value that is nested too deep to be shown";
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
