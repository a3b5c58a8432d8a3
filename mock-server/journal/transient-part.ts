/** A part of a backend that no saved state holds: a scenario and a reset empty it. */
export interface TransientPart {
  /** Returns the function that brings back what the part holds now. */
  mark(): () => void;
  /** Forgets what the part holds. */
  clear(): void;
}
