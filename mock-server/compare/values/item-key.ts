/** What identifies an item of a list. */
export interface ItemKey {
  /** The received side's id of the item; `undefined` where the item has no id with a partner. */
  readonly id: string | undefined;
  /** What else identifies it, such as its names or its content. */
  readonly content: string;
  /** The content with texts for people, which may differ between servers. Of two items with the same content the one with the same detail is preferred. */
  readonly detail: string;
}
