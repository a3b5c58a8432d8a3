import { formatTable } from "../bench/report/report.js";
import { createCells } from "./cells.js";

/** One thing that the package must work with. */
export interface Cell {
  /** What is tried: "React", "TypeScript". */
  what: string;
  /** Of what, and where. */
  version: string;
  /** Why it cannot be tried on this machine. */
  skipped?: string | undefined;
  /** Why a short run need not try it. */
  skippedInShort?: string;
  /** Tries it, in a short run by few tests where there are many; resolves to what was seen, rejects with what went wrong. */
  run(isShort: boolean): Promise<string>;
}

/**
 * Tries every cell, or only those whose name or version begins with one of the given words, one after another; prints a row for
 * each. `--short` leaves the first of each kind, and of the big test suites a few files. A failure sets the exit status to 1.
 */
export async function runMatrix(args: readonly string[]): Promise<void> {
  const words = args.filter((arg) => arg !== "--short");
  const { cells: all, close } = createCells();
  const isShort = args.includes("--short");
  const cells = isShort ? all.filter(isFirstOfKind) : all;
  const isChosen = ({ what, version }: Cell) =>
    words.length === 0 ||
    words.some((word) => `${what} ${version}`.toLowerCase().startsWith(word.toLowerCase()));
  const chosen = cells.filter(isChosen);
  if (chosen.length === 0)
    throw new Error(`nothing is called ${words.join(", ")}: choose from ${namesOf(cells)}`);
  const rows: string[][] = [];
  try {
    for (const cell of chosen) {
      const start = performance.now();
      const { state, why } = await tryCell(cell, isShort);
      const seconds = ((performance.now() - start) / 1000).toFixed(0);
      rows.push([cell.what, cell.version, state, seconds, why.split("\n", 1)[0] ?? ""]);
      console.log(`${state}: ${cell.what}, ${cell.version}: ${why}`);
      if (state === "failed") process.exitCode = 1;
    }
  } finally {
    close();
  }
  console.log(`\n${formatTable(["what", "version", "result", "seconds", "seen"], rows, "left")}`);
}

async function tryCell(
  { skipped, skippedInShort, run }: Cell,
  isShort: boolean,
): Promise<{ state: "passed" | "failed" | "skipped"; why: string }> {
  if (skipped !== undefined) return { state: "skipped", why: skipped };
  if (isShort && skippedInShort !== undefined) return { state: "skipped", why: skippedInShort };
  try {
    return { state: "passed", why: await run(isShort) };
  } catch (error) {
    return { state: "failed", why: error instanceof Error ? error.message : String(error) };
  }
}

function isFirstOfKind({ what }: Cell, index: number, cells: readonly Cell[]): boolean {
  return cells.findIndex((cell) => cell.what === what) === index;
}

function namesOf(cells: readonly Cell[]): string {
  return [...new Set(cells.map(({ what }) => what))].join(", ");
}
