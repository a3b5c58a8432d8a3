import type { TimePair } from "./times.js";
import { TOLERANCE_MS } from "./times.js";

/** How far two clocks are apart, as far as the answers show. */
export interface ClockFinding {
  /** How far the expected side's clock was ahead at the first event that both sides told; negative where it was behind. */
  readonly firstAheadMs: number;
  /** How far it was ahead at the last such event. */
  readonly lastAheadMs: number;
  /** The time between the two events by the received side's clock. */
  readonly spanMs: number;
}

/** How many of the newest times are remembered. */
const MAX_REMEMBERED = 20_000;

type Moment = Omit<TimePair, "path">;

/**
 * Follows times from answer to answer: where a time has changed on one side, it must have changed on the other. The two clocks may
 * differ and run at different speeds.
 */
export class TimeLine {
  readonly #seen = new Map<string, Moment>();
  #first: Moment | undefined;
  #last: Moment | undefined;

  /**
   * Takes the times of both sides at one place. Returns a note where only one of them has moved since the last answer;
   * `undefined` otherwise. `receivedNowMs` is the received side's present time: while that clock stands still, its times cannot
   * move.
   */
  follow(place: string, moment: Moment, receivedNowMs?: number): string | undefined {
    const before = this.#seen.get(place);
    this.#remember(place, moment);
    if (!before) return undefined;
    const expectedStep = moment.expectedMs - before.expectedMs;
    const receivedStep = moment.receivedMs - before.receivedMs;
    if (expectedStep > 0 && receivedStep > 0) this.#noteClocks(moment);
    if (Math.max(Math.abs(expectedStep), Math.abs(receivedStep)) <= TOLERANCE_MS) return undefined;
    if (Math.sign(expectedStep) === Math.sign(receivedStep)) return undefined;
    if (receivedStep === 0 && receivedNowMs !== undefined && moment.receivedMs >= receivedNowMs)
      return undefined;
    return `it ${describeStep(expectedStep)} where it was expected, and ${describeStep(receivedStep)} where it was received`;
  }

  /** Remembers an event that both sides told, for `clocks`. */
  #noteClocks(moment: Moment): void {
    this.#first ??= moment;
    this.#last = moment;
  }

  /** How far the clocks are apart; `undefined` where no event was told by both sides. */
  get clocks(): ClockFinding | undefined {
    if (!this.#first || !this.#last) return undefined;
    return {
      firstAheadMs: this.#first.expectedMs - this.#first.receivedMs,
      lastAheadMs: this.#last.expectedMs - this.#last.receivedMs,
      spanMs: this.#last.receivedMs - this.#first.receivedMs,
    };
  }

  #remember(place: string, moment: Moment): void {
    // Deleted first, so that the place moves to the end of the map. The map's first place is the one not told for the longest time.
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
