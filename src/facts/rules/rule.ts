/**
 * The id of a rule, such as the journal and tests name it. A text and no union of ids, so that published typings hold none;
 * a test finds an id that no rule has.
 */
export type RuleId = string;

/** What the kit does in one respect. */
export interface Rule {
  readonly id: RuleId;
  readonly title: string;
  /** What it says, in a sentence or three. */
  readonly text: string;
}

/** Rules about one part of the kit. */
export interface Chapter {
  readonly title: string;
  readonly rules: readonly Rule[];
}
