import { chromium, type Browser, type BrowserContext, type Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { createDraftStore, createLocalConfig } from "../../src/core.js";
import { bundleScript } from "./support/bundle-script.js";

/** What the pages run: a draft that is shared, and kept. */
const source = `
  import { createDraftStore, createLocalConfig, persistDraft, shareDraft } from "./src/core.js";
  const saved = { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } };
  const store = createDraftStore({ saved });
  persistDraft(store, { key: "acme/jane" });
  window.stop = shareDraft(store, { key: "acme/jane" });
  Object.assign(window, { store, config: createLocalConfig(store) });
`;

declare global {
  interface Window {
    store: ReturnType<typeof createDraftStore>;
    config: ReturnType<typeof createLocalConfig>;
  }
}

let browser: Browser;
let context: BrowserContext;
let script: string;

beforeAll(async () => {
  script = await bundleScript({ text: source, root: process.cwd() });
  browser = await chromium.launch({
    executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
}, 90_000);

afterAll(async () => {
  await browser.close();
});

beforeEach(async () => {
  context = await browser.newContext();
  await context.route("http://app.test/**", (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><title>app</title>" }),
  );
});

afterEach(async () => {
  await context.close();
});

async function openPage(): Promise<Page> {
  const page = await context.newPage();
  await page.goto("http://app.test/");
  await page.addScriptTag({ content: script });
  return page;
}

const changesOf = (page: Page) => page.evaluate(() => window.store.changes().map(({ path }) => path));

/** Waits until a page's changes are these. */
async function expectChanges(page: Page, paths: string[]) {
  await page.waitForFunction(
    (expected) => JSON.stringify(window.store.changes().map(({ path }) => path)) === expected,
    JSON.stringify(paths),
  );
  expect(await changesOf(page)).toEqual(paths);
}

const deletion = "/write/objects/contact/deletionSettings/enabled";

describe("D19: two pages of one browser", { timeout: 60_000 }, () => {
  it("an edit, its undo and a reset in one page appear in the other (D19)", async () => {
    const [one, other] = [await openPage(), await openPage()];
    await one.evaluate(() => window.config.writeObject("contact").setEnableDeletion());
    await expectChanges(other, [deletion]);
    expect(await other.evaluate(() => window.store.steps().undo === undefined)).toBe(true);
    await other.evaluate(() => window.config.proxy().setEnabled(true));
    await expectChanges(one, ["/proxy/enabled", deletion]);
    await one.evaluate(() => window.store.undo());
    await expectChanges(other, ["/proxy/enabled"]);
    await one.evaluate(() => window.config.reset());
    await expectChanges(other, []);
  });

  it("a page that is opened later, or loaded again, shows what is edited (D19, D13)", async () => {
    const one = await openPage();
    await one.evaluate(() => window.config.writeObject("contact").setEnableDeletion());
    const later = await openPage();
    await expectChanges(later, [deletion]);
    await one.close();
    await later.evaluate(() => window.config.proxy().setEnabled(true));
    await later.reload();
    await later.addScriptTag({ content: script });
    await expectChanges(later, ["/proxy/enabled", deletion]);
  });

  it("another browser profile sees nothing of it (D19)", async () => {
    const one = await openPage();
    await one.evaluate(() => window.config.writeObject("contact").setEnableDeletion());
    const first = context;
    context = await browser.newContext();
    await context.route("http://app.test/**", (route) =>
      route.fulfill({ contentType: "text/html", body: "<!doctype html><title>app</title>" }),
    );
    const elsewhere = await openPage();
    expect(await changesOf(elsewhere)).toEqual([]);
    await first.close();
  });
});
