/** What tells an item of a list apart. */
export interface ItemKey {
  /** The received side's id of the item; `undefined` where the item's id is not known. */
  readonly id: string | undefined;
  /** What else tells it apart, such as its names or its content. */
  readonly content: string;
  /** Its content with what differs from server to server, such as words; the more alike of two are taken for the same. */
  readonly detail: string;
}
