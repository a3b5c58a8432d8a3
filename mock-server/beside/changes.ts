/** Tells of one request whether a change by another request overlaps with it. */
export interface Race {
  /** Whether a changing request was under way when this one began, or has begun since. */
  isRaced(): boolean;
  end(): void;
}

/** Keeps track of the requests that change something, and of the requests that overlap with them. */
export class Changes {
  #begun = 0;
  #underWay = 0;

  /** Registers a request that begins; `changes` says whether it changes something. */
  begin(changes: boolean): Race {
    const others = this.#underWay;
    if (changes) {
      this.#begun += 1;
      this.#underWay += 1;
    }
    const begunThen = this.#begun;
    return {
      isRaced: () => others > 0 || this.#begun !== begunThen,
      end: () => {
        if (changes) this.#underWay -= 1;
      },
    };
  }
}
