/** How the received answer differs from the expected one. */
export type DifferenceKind =
  | "status"
  /** A header that a client acts on. */
  | "header"
  /** Only one of the answers has a body, or only one is JSON. */
  | "body"
  /** Only the expected answer has it. */
  | "missing"
  /** Only the received answer has it. */
  | "extra"
  | "type"
  | "value"
  /** The same items in another order. */
  | "order"
  /** An id that belongs to another thing. */
  | "id"
  /** A value that is no time, or a time that is out of order. */
  | "time"
  /** A text for people. */
  | "words";

/** One place where two answers differ. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** A JSON Pointer into the body, the name of a header, or "" for the whole answer. */
  readonly path: string;
  /** The value at that place; `undefined` where there is none. */
  readonly expected: unknown;
  readonly received: unknown;
  /** An explanation, where the two values alone do not explain the difference. */
  readonly note?: string;
  /** `note` where only a person could notice it: no program depends on what differs. */
  readonly weight: "difference" | "note";
}
