import { mkdirSync, writeFileSync } from "node:fs";
import { openBrowser } from "./browser.js";
import { buildBench, projectFolder } from "./build.js";
import { describeEnvironment } from "./environment.js";
import { changesAfterEdits } from "./figures/changes.js";
import { editInTable } from "./figures/edit-in-table.js";
import { sizeByModule, sizeOfEntries } from "./figures/size.js";
import { storeAlone } from "./figures/store-alone.js";
import { formatFigure } from "./report.js";

/**
 * Measures every figure, or only those whose names are given; prints each as it is ready, and writes all of them to
 * `.cache/bench.md` and `.cache/bench.json`.
 */
export async function runBench(chosen: readonly string[]): Promise<void> {
  const { dist, pages, programs } = await buildBench();
  const browser = await openBrowser(pages);
  const figures = {
    edit: () => editInTable(browser),
    setter: () => storeAlone(browser),
    changes: () => changesAfterEdits(programs),
    size: () => sizeOfEntries(dist),
    modules: sizeByModule,
  };
  const unknown = chosen.filter((name) => !Object.hasOwn(figures, name));
  if (unknown.length > 0) {
    throw new Error(
      `no figure is called ${unknown.join(", ")}: choose from ${Object.keys(figures).join(", ")}`,
    );
  }

  const environment = describeEnvironment(browser.version);
  const results = [];
  const texts = [`# Bench\n\n\`\`\`json\n${JSON.stringify(environment, null, 2)}\n\`\`\``];
  console.log(texts[0]);
  try {
    for (const [name, measure] of Object.entries(figures)) {
      if (chosen.length > 0 && !chosen.includes(name)) continue;
      const result = await measure();
      results.push(result);
      texts.push(formatFigure(result));
      console.log(`\n${formatFigure(result)}`);
    }
  } finally {
    await browser.close();
  }
  mkdirSync(`${projectFolder}.cache`, { recursive: true });
  writeFileSync(`${projectFolder}.cache/bench.md`, `${texts.join("\n\n")}\n`);
  writeFileSync(
    `${projectFolder}.cache/bench.json`,
    `${JSON.stringify({ environment, results }, null, 2)}\n`,
  );
}
