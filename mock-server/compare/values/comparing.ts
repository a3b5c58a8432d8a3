import type { Difference } from "../difference.js";
import { IdPairs } from "../id-pairs.js";
import { TimeLine } from "./time-line.js";
import type { TimePair } from "./times.js";

/** What the answers compared so far have taught about both sides. */
export class Knowledge {
  readonly pairs = new IdPairs();
  readonly timeLine = new TimeLine();
  /** Within what the record ids of an operation are unique, by the expected id of the operation. */
  readonly recordScopes = new Map<string, string>();
  /** The expected ids of the operations that were under way in the latest answer about them. */
  readonly underWay = new Set<string>();
}

/** Differences of one answer beyond this number are only counted. */
const MAX_DIFFERENCES = 200;

/** The comparison of one pair of answers, while it goes on. */
export class Comparing {
  readonly differences: Difference[] = [];
  readonly times: TimePair[] = [];
  omitted = 0;

  constructor(
    readonly knowledge: Knowledge,
    /** Within what ids of records are unique. */
    public recordScope: string,
    /** The received side's present time, where it is known. */
    readonly receivedNowMs: number | undefined,
  ) {}

  /** Adds a difference that a program may depend on. */
  differ(difference: Omit<Difference, "weight">): void {
    this.#add({ ...difference, weight: "difference" });
  }

  /** Adds a difference that only a person could notice. */
  remark(difference: Omit<Difference, "weight">): void {
    this.#add({ ...difference, weight: "note" });
  }

  #add(difference: Difference): void {
    if (this.differences.length < MAX_DIFFERENCES) this.differences.push(difference);
    else this.omitted += 1;
  }
}
