/** One request, as far as changes go. */
export interface Race {
  /** Whether something else was changed since it began, or while it was under way. */
  isRaced(): boolean;
  end(): void;
}

/** Follows which requests change something, and which of the others overlap with them. */
export class Changes {
  #begun = 0;
  #underWay = 0;

  /** Begins a request; `changes` says whether it changes something. */
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
