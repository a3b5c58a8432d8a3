import type { Measurement } from "../../measure.js";

declare global {
  /** Given to the page by the bench's browser. */
  function reportMeasurement(measurement: Measurement): Promise<void>;
}

const query = new URLSearchParams(location.search);

/** How many rows or settings the page is to have. */
export const size = Number(query.get("size"));

/** How many fields are edited at once. */
export const editsAtOnce = Number(query.get("edits") ?? 1);

/** Hands the measurement to the bench. */
export function report(measurement: Measurement): void {
  void globalThis.reportMeasurement(measurement);
}
