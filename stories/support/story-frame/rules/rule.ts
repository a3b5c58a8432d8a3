/** A rule that some story shows. */
export interface Rule {
  /** The id that tests name, too. */
  readonly id: string;
  readonly title: string;
  /** What it says, in a sentence or two. */
  readonly text: string;
}

/** Rules about one part of the kit. */
export interface Chapter {
  readonly title: string;
  readonly rules: readonly Rule[];
}
