import type { Measurement } from "./measure.js";

/** What a figure is held against; it is shown, never asserted. */
export interface Aim {
  text: string;
  value: string;
  met: boolean;
}

/** One table of the report. */
export interface FigureResult {
  title: string;
  header: readonly string[];
  rows: readonly (readonly string[])[];
  aims: readonly Aim[];
  notes: readonly string[];
  /** The same figures, unrounded, for `bench.json`. */
  data: Readonly<Record<string, Measurement>>;
}

/** Makes an aim that `value` must not exceed; both are ratios. */
export function ratioAim(text: string, value: number, limit: number): Aim {
  return { text, value: formatRatio(value), met: value <= limit };
}

/** Makes an aim that `value` must not fall below; both are ratios. */
export function leastRatioAim(text: string, value: number, least: number): Aim {
  return { text, value: formatRatio(value), met: value >= least };
}

/** Shows how often something happens in a second, by thousands. */
export function formatPerSecond(perSecond: number): string {
  return `${String(Math.round(perSecond / 1000))} k`;
}

/** Shows a duration with three significant digits. */
export function formatMs(ms: number): string {
  return ms >= 100 ? ms.toFixed(0) : String(Number(ms.toPrecision(ms < 0.01 ? 2 : 3)));
}

/** Shows how many times as much something is. */
export function formatRatio(ratio: number): string {
  return `${ratio >= 100 ? ratio.toFixed(0) : String(Number(ratio.toPrecision(2)))}×`;
}
