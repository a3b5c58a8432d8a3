import type { Measurement } from "./measure.js";

/** What is shown of a figure in one line; aims are shown, never asserted. */
export interface Comparison {
  what: string;
  ours: string;
  /** Beside what it stands: a peer's figure, or a limit; with its name where that is not the same for all. */
  peer?: string;
  ratio?: string;
  aim?: { text: string; met: boolean };
}

/** One table of the report. */
export interface FigureResult {
  title: string;
  header: readonly string[];
  rows: readonly (readonly string[])[];
  comparisons: readonly Comparison[];
  notes: readonly string[];
  /** The same figures, unrounded, for `bench.json`. */
  data: Readonly<Record<string, Measurement>>;
}

/** Two figures and their ratio. */
export interface Sides {
  ours: string;
  peer: string;
  ratio: number;
}

/** Compares without an aim. */
export function compare(what: string, { ours, peer, ratio }: Sides): Comparison {
  return { what, ours, peer, ratio: formatRatio(ratio) };
}

/** Makes a comparison whose ratio should not exceed `limit`. */
export function ratioAim(what: string, sides: Sides, limit: number): Comparison {
  const aim = { text: `at most ${formatRatio(limit)}`, met: sides.ratio <= limit };
  return { ...compare(what, sides), aim };
}

/** Makes a comparison whose ratio should not fall below `least`. */
export function leastRatioAim(what: string, sides: Sides, least: number): Comparison {
  const aim = { text: `at least ${formatRatio(least)}`, met: sides.ratio >= least };
  return { ...compare(what, sides), aim };
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
