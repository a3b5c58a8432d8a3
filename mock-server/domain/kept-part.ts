/** A part of a backend's state that snapshots hold and a reset empties. */
export interface KeptPart<TSaved> {
  /** Gives what the part holds: no copy, so that it must be copied or written down before anything changes. */
  save(): TSaved;
  /** Replaces what the part holds by what it has saved. */
  restore(saved: TSaved): void;
  /** Forgets what the part holds. */
  clear(): void;
}
