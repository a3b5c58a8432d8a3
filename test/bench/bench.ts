import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { openBrowser, type MeasuringBrowser } from "./browser.js";
import { buildBench, projectFolder, type BenchBuild } from "./build.js";
import { busyWarning, describeEnvironment } from "./environment.js";
import type { FigureResult } from "./figure.js";
import { batchOfSetters } from "./figures/batch.js";
import { bigEdits } from "./figures/big-edits.js";
import { changesAfterEdits } from "./figures/changes.js";
import { editInTable } from "./figures/edit-in-table.js";
import { engineThroughput } from "./figures/engine.js";
import { fidelity } from "./figures/fidelity.js";
import { requestsOverHttp } from "./figures/http.js";
import { readingManifest } from "./figures/manifest.js";
import { engineMemory } from "./figures/memory.js";
import { weightOfMock } from "./figures/mock-weight.js";
import { requestsThroughMsw } from "./figures/msw.js";
import { screenCost } from "./figures/screen.js";
import { selectFields } from "./figures/select-fields.js";
import { shapeThroughput } from "./figures/shape.js";
import { sizeByModule, sizeOfEntries } from "./figures/size.js";
import { storeAlone } from "./figures/store-alone.js";
import { formatFigure } from "./report/report.js";
import { mergeResults } from "./report/results.js";

type Figure = (built: BenchBuild, browser: MeasuringBrowser) => Promise<FigureResult>;

const figures: Readonly<Record<string, Figure>> = {
  edit: (_built, browser) => editInTable(browser),
  setter: (_built, browser) => storeAlone(browser),
  changes: ({ programs }) => changesAfterEdits(programs),
  batch: ({ programs }, browser) => batchOfSetters(programs, browser),
  big: ({ programs }) => bigEdits(programs),
  select: ({ programs }) => selectFields(programs),
  manifest: ({ programs }) => readingManifest(programs),
  engine: ({ programs }) => engineThroughput(programs),
  memory: ({ programs }) => engineMemory(programs),
  shape: ({ programs }) => shapeThroughput(programs),
  msw: ({ programs }) => requestsThroughMsw(programs),
  http: ({ programs }) => requestsOverHttp(programs),
  weight: ({ programs }) => weightOfMock(programs),
  fidelity: ({ programs }) => fidelity(programs),
  screen: ({ programs }) => screenCost(programs),
  size: ({ dist }) => sizeOfEntries(dist),
  modules: sizeByModule,
};

/**
 * Measures every figure, or only those whose names are given; prints each as it is ready, and writes all of them to
 * `.cache/bench.md` and `.cache/bench.json`, and their comparisons, a row each, to RESULTS.md beside this file, where the rows of
 * figures that were not measured stay as they are. Nothing is asserted: missed aims are shown as such.
 */
export async function runBench(names: readonly string[]): Promise<void> {
  const chosen = chooseFigures(names);
  const built = await buildBench();
  const browser = await openBrowser(built.pages);
  const environment = describeEnvironment(browser.version);
  const texts = [`# Bench\n\n\`\`\`json\n${JSON.stringify(environment, null, 2)}\n\`\`\``, ...busyWarning()];
  const results: Record<string, FigureResult> = {};
  try {
    console.log(texts.join("\n\n"));
    for (const [name, measure] of chosen) {
      const result = await measure(built, browser);
      results[name] = result;
      texts.push(formatFigure(result));
      console.log(`\n${formatFigure(result)}`);
    }
  } finally {
    await browser.close();
  }
  writeFileSync(`${projectFolder}.cache/bench.md`, `${texts.join("\n\n")}\n`);
  writeFileSync(
    `${projectFolder}.cache/bench.json`,
    `${JSON.stringify({ environment, results: Object.values(results) }, null, 2)}\n`,
  );
  const file = `${projectFolder}test/bench/RESULTS.md`;
  const before = existsSync(file) ? readFileSync(file, "utf8") : "";
  const summary = await mergeResults(before, { environment, results, order: Object.keys(figures) });
  writeFileSync(file, summary);
  console.log(`\n${summary}`);
}

function chooseFigures(names: readonly string[]): readonly (readonly [string, Figure])[] {
  if (names.length === 0) return Object.entries(figures);
  return names.map((name) => {
    const figure = figures[name];
    if (figure) return [name, figure];
    throw new Error(`no figure is called ${name}: choose from ${Object.keys(figures).join(", ")}`);
  });
}
