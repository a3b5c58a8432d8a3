/** A part of a backend's state that snapshots hold and a reset empties. */
export interface KeptPart<TSaved> {
  /** Returns what the part holds. It is not a copy: copy or serialise it before the next change. */
  save(): TSaved;
  /** Replaces what the part holds with saved values. */
  restore(saved: TSaved): void;
  /** Forgets what the part holds. */
  clear(): void;
}
