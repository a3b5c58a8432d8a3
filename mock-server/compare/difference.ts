/** How an answer differs from the one that is taken for true. */
export type DifferenceKind =
  | "status"
  /** A header that a client acts on. */
  | "header"
  /** One has a body and the other has none, or one is no JSON. */
  | "body"
  /** Only the expected answer has it. */
  | "missing"
  /** Only the received answer has it. */
  | "extra"
  | "type"
  | "value"
  /** The same items in another order. */
  | "order"
  /** An id that is known to stand for something else. */
  | "id"
  /** No time, or one that is out of order. */
  | "time"
  /** A text for people. */
  | "words";

/** One place where two answers differ. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** A JSON Pointer into the body, the name of a header, or "" for the answer as a whole. */
  readonly path: string;
  /** What stands there; `undefined` where nothing does. */
  readonly expected: unknown;
  readonly received: unknown;
  /** What the two values do not tell by themselves. */
  readonly note?: string;
  /** A note is for people alone: nothing that a program depends on differs. */
  readonly weight: "difference" | "note";
}
