import type { Browser, BrowserContext, Page } from "playwright";
import type { ScenarioName, Snapshot } from "../../../../mock-server/index.js";
import { startMockServer } from "../../../../mock-server/doors/http-server.js";
import { launchChromium } from "../../../support/launch-chromium.js";
import { manifest } from "./manifest.js";

/** How the page reaches the mock. */
export type Door = "http" | "msw";

/** The page with the prebuilt UI, and the mock behind it. */
export interface OpenUi {
  readonly page: Page;
  /** All that the mock remembers. */
  snapshot(): Promise<Snapshot>;
  /** Sets a scenario up and loads the page anew. */
  useScenario(name: ScenarioName): Promise<void>;
  /** Requests that the mock refused, as "status method path". */
  readonly refused: readonly string[];
  close(): Promise<void>;
}

/** Starts a browser to which only this machine has a name, so that nothing leaves the mock unseen. */
export function launchAlone(): Promise<Browser> {
  return launchChromium("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
}

/** Opens the page on a mock of its own. */
export async function openUi(
  browser: Browser,
  { url, door, ...query }: { url: string; door: Door; integration: string; form: string },
): Promise<OpenUi> {
  const server = door === "http" ? await startMockServer({ port: 0, manifest }) : undefined;
  const context = await browser.newContext();
  const refused = watchRefusals(context);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const search = new URLSearchParams({ door, ...query, ...(server && { server: server.url }) });
  await page.goto(`${url}?${String(search)}`);
  return {
    page,
    refused,
    snapshot: async () =>
      server ? server.backend.snapshot() : page.evaluate(() => globalThis.mockBackend.snapshot()),
    async useScenario(name) {
      const { integration } = query;
      server?.backend.useScenario(name, { integration, groupRef: "acme" });
      if (!server) search.set("scenario", `${name} ${integration} acme`);
      await page.goto(`${url}?${String(search)}`);
    },
    close: async () => {
      await context.close();
      await server?.close();
    },
  };
}

/** The package's fonts and logos come from elsewhere, which is no part of the walk. */
const decorations = /fonts\.googleapis|cloudinary|favicon/;

function watchRefusals(context: BrowserContext): string[] {
  const refused: string[] = [];
  context.on("response", (response) => {
    if (response.status() < 400 || decorations.test(response.url())) return;
    refused.push(
      `${String(response.status())} ${response.request().method()} ${new URL(response.url()).pathname}`,
    );
  });
  context.on("requestfailed", (request) => {
    if (!decorations.test(request.url())) refused.push(`failed ${request.method()} ${request.url()}`);
  });
  return refused;
}
