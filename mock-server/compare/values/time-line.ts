import type { TimePair } from "./times.js";
import { TOLERANCE_MS } from "./times.js";

/** How far two clocks are apart, as far as answers tell. */
export interface ClockFinding {
  /** How far the expected side's clock is ahead at the first moment that both told; negative where it is behind. */
  readonly firstAheadMs: number;
  /** The same at the last one. */
  readonly lastAheadMs: number;
  /** How long the received side's clock ran in between. */
  readonly spanMs: number;
}

/** How many times are remembered, the newest. */
const MAX_REMEMBERED = 20_000;

type Moment = Omit<TimePair, "path">;

/**
 * Follows times from answer to answer: where one side tells anew when a thing was last changed, the other must do so too.
 * Clocks may be apart and run at their own speed.
 */
export class TimeLine {
  readonly #seen = new Map<string, Moment>();
  #first: Moment | undefined;
  #last: Moment | undefined;

  /**
   * Takes what both sides tell at `place` of one thing; says where it has moved on one side alone. `receivedNowMs` is the
   * present by the received side's clock: what happens while that stands still happens at one time.
   */
  follow(place: string, moment: Moment, receivedNowMs?: number): string | undefined {
    const before = this.#seen.get(place);
    this.#remember(place, moment);
    if (!before) return undefined;
    const expectedStep = moment.expectedMs - before.expectedMs;
    const receivedStep = moment.receivedMs - before.receivedMs;
    if (expectedStep > 0 && receivedStep > 0) this.note(moment);
    if (Math.max(Math.abs(expectedStep), Math.abs(receivedStep)) <= TOLERANCE_MS) return undefined;
    if (Math.sign(expectedStep) === Math.sign(receivedStep)) return undefined;
    if (receivedStep === 0 && receivedNowMs !== undefined && moment.receivedMs >= receivedNowMs)
      return undefined;
    return `it ${describeStep(expectedStep)} where it was expected, and ${describeStep(receivedStep)} where it was received`;
  }

  /** Takes what both sides tell of the present. */
  note(moment: Moment): void {
    this.#first ??= moment;
    this.#last = moment;
  }

  /** How far the clocks are apart; `undefined` where nothing told. */
  get clocks(): ClockFinding | undefined {
    if (!this.#first || !this.#last) return undefined;
    return {
      firstAheadMs: this.#first.expectedMs - this.#first.receivedMs,
      lastAheadMs: this.#last.expectedMs - this.#last.receivedMs,
      spanMs: this.#last.receivedMs - this.#first.receivedMs,
    };
  }

  #remember(place: string, moment: Moment): void {
    // Last in the order of the map, so that the first one is what was not told for the longest time.
    this.#seen.delete(place);
    this.#seen.set(place, moment);
    if (this.#seen.size <= MAX_REMEMBERED) return;
    const [oldest] = this.#seen.keys();
    if (oldest !== undefined) this.#seen.delete(oldest);
  }
}

function describeStep(stepMs: number): string {
  if (stepMs === 0) return "stayed";
  return stepMs > 0 ? "moved on" : "went back";
}
