import type { Difference } from "../difference.js";
import { IdPairs } from "../id-pairs.js";
import { TimeLine } from "./time-line.js";
import type { TimePair } from "./times.js";

/** What comparing one answer after the other has taught about both sides. */
export class Knowledge {
  readonly pairs = new IdPairs();
  readonly timeLine = new TimeLine();
  /** Whose records the ids of an operation's records are of, by the expected id of the operation. */
  readonly recordScopes = new Map<string, string>();
  /** The expected ids of operations that were under way when they were last looked at. */
  readonly underWay = new Set<string>();
}

/** More differences in one answer are counted alone: whoever has read so many knows enough. */
const MAX_DIFFERENCES = 200;

/** The comparison of one pair of answers, while it goes on. */
export class Comparing {
  readonly differences: Difference[] = [];
  readonly times: TimePair[] = [];
  omitted = 0;

  constructor(
    readonly knowledge: Knowledge,
    /** Whose records ids of records are of. */
    public recordScope: string,
    /** The present by the received side's clock, where it is known. */
    readonly receivedNowMs: number | undefined,
  ) {}

  /** Notes a difference that a program may depend on. */
  differ(difference: Omit<Difference, "weight">): void {
    this.#add({ ...difference, weight: "difference" });
  }

  /** Notes what is for people alone. */
  remark(difference: Omit<Difference, "weight">): void {
    this.#add({ ...difference, weight: "note" });
  }

  #add(difference: Difference): void {
    if (this.differences.length < MAX_DIFFERENCES) this.differences.push(difference);
    else this.omitted += 1;
  }
}
