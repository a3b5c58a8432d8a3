import type { Measurement } from "../../measure.js";

declare global {
  /** Given to the page by the bench's browser. */
  function reportMeasurement(measurement: Measurement): Promise<void>;
}

/** How many rows or settings the page is to have. */
export const size = Number(new URLSearchParams(location.search).get("size"));

/** Hands the measurement to the bench. */
export function report(measurement: Measurement): void {
  void globalThis.reportMeasurement(measurement);
}
