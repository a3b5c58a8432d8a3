import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright";
import type { Measurement } from "./measure.js";
import { launchChromium } from "../support/launch-chromium.js";

/** A Chromium that measures pages, each in a process of its own. */
export interface MeasuringBrowser {
  readonly version: string;
  /** Loads a script of the pages folder with the given query and returns what it reports. */
  measure(script: string, query?: Readonly<Record<string, number>>): Promise<Measurement>;
  close(): Promise<void>;
}

/** Starts the system's Chromium and a server for the scripts in `folder`. */
export async function openBrowser(folder: string): Promise<MeasuringBrowser> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    // Isolated pages have a clock of 5 µs, others one of 100 µs.
    response.setHeader("cross-origin-opener-policy", "same-origin");
    response.setHeader("cross-origin-embedder-policy", "require-corp");
    if (pathname === "/") {
      response.setHeader("content-type", "text/html");
      response.end(pageOf(searchParams.get("script") ?? ""));
    } else if (existsSync(`${folder}${pathname}`)) {
      response.setHeader("content-type", "text/javascript");
      createReadStream(`${folder}${pathname}`).pipe(response);
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const browser = await launchChromium();
  return {
    version: browser.version(),
    measure: (script, query = {}) =>
      measurePage(browser, `http://127.0.0.1:${String(port)}/?${queryOf(script, query)}`),
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

/** A new context gets a new renderer process: no candidate runs on code that another one warmed up. */
async function measurePage(browser: Browser, url: string): Promise<Measurement> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const failure = new Promise<never>((_, reject) => {
      page.on("pageerror", (error) => {
        reject(new Error(`${url} failed: ${error.message}`, { cause: error }));
      });
    });
    const report = new Promise<Measurement>((resolve) => {
      void page.exposeFunction("reportMeasurement", resolve).then(() => page.goto(url));
    });
    return await Promise.race([report, failure]);
  } finally {
    await context.close();
  }
}

function queryOf(script: string, query: Readonly<Record<string, number>>): string {
  const entries = Object.entries(query).map(([name, value]) => [name, String(value)] as const);
  return new URLSearchParams([
    ["script", script],
    ...entries.map(([name, value]) => [name, value]),
  ]).toString();
}

function pageOf(script: string): string {
  return `<!doctype html><style>table{table-layout:fixed}</style><div id="root"></div><script type="module" src="/${script}.js"></script>`;
}
