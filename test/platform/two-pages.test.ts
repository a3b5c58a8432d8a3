import type { Browser, BrowserContext, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { createDraftStore, createLocalConfig } from "../../src/core.js";
import type { TabTurn } from "../../src/draft/persistence/tab-turn.js";
import { bundleScript } from "./support/bundle-script.js";
import { launchChromium } from "../support/launch-chromium.js";

/** What the pages run: a draft that is shared, and kept. */
const source = `
  import { createDraftStore, createLocalConfig, persistDraft, shareDraft } from "./src/core.js";
  import { createTabTurn } from "./src/draft/persistence/tab-turn.js";
  const saved = { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } };
  const store = createDraftStore({ saved });
  persistDraft(store, { key: "acme/jane" });
  window.stop = shareDraft(store, { key: "acme/jane" });
  Object.assign(window, { store, config: createLocalConfig(store), turn: store.companion(createTabTurn) });
`;

declare global {
  interface Window {
    store: ReturnType<typeof createDraftStore>;
    config: ReturnType<typeof createLocalConfig>;
    turn: TabTurn;
    /** Ends the save that is under way. */
    endSave: () => void;
  }
}

let browser: Browser;
let context: BrowserContext;
let script: string;

beforeAll(async () => {
  script = await bundleScript({ text: source, root: process.cwd() });
  browser = await launchChromium();
}, 90_000);

afterAll(async () => {
  await browser.close();
});

beforeEach(async () => {
  context = await openProfile();
});

afterEach(async () => {
  await context.close();
});

/** A profile of its own, whose pages come from nowhere; locks want a page that was loaded by https. */
async function openProfile(): Promise<BrowserContext> {
  const profile = await browser.newContext();
  await profile.route("https://app.test/**", (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><title>app</title>" }),
  );
  return profile;
}

async function openPage(): Promise<Page> {
  const page = await context.newPage();
  await page.goto("https://app.test/");
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

describe("two pages of one browser", { timeout: 60_000 }, () => {
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
    context = await openProfile();
    const elsewhere = await openPage();
    expect(await changesOf(elsewhere)).toEqual([]);
    await first.close();
  });

  it("without BroadcastChannel, the storage event carries edits, and leaves nothing in the storage (D19)", async () => {
    await context.addInitScript(() => {
      Reflect.deleteProperty(window, "BroadcastChannel");
    });
    const [one, other] = [await openPage(), await openPage()];
    await one.evaluate(() => window.config.writeObject("contact").setEnableDeletion());
    await expectChanges(other, [deletion]);
    await other.evaluate(() => window.config.proxy().setEnabled(true));
    await expectChanges(one, ["/proxy/enabled", deletion]);
    await one.evaluate(() => window.config.reset());
    await expectChanges(other, []);
    expect(await one.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("tabs")))).toEqual(
      [],
    );
  });

  it("where neither channel nor storage is allowed, each page has its own draft, and edits it (D19, D13)", async () => {
    await context.addInitScript(() => {
      const deny = () => {
        throw new DOMException("denied", "SecurityError");
      };
      Object.defineProperty(window, "localStorage", { get: deny });
      Object.defineProperty(window, "BroadcastChannel", { value: deny });
    });
    const [one, other] = [await openPage(), await openPage()];
    await one.evaluate(() => window.config.writeObject("contact").setEnableDeletion());
    await expectChanges(one, [deletion]);
    await other.evaluate(() => window.config.proxy().setEnabled(true));
    await expectChanges(other, ["/proxy/enabled"]);
    await expectChanges(one, [deletion]);
  });

  it("a page that the browser has frozen shows what was edited once it goes on (D19)", async () => {
    const [one, sleeper] = [await openPage(), await openPage()];
    await one.evaluate(() => window.config.writeObject("contact").setEnableDeletion());
    await expectChanges(sleeper, [deletion]);
    const control = await context.newCDPSession(sleeper);
    await control.send("Page.setWebLifecycleState", { state: "frozen" });
    await one.evaluate(() => window.config.proxy().setEnabled(true));
    await one.evaluate(() => window.config.writeObject("contact").setDisableDeletion());
    await expectChanges(one, ["/proxy/enabled"]);
    await control.send("Page.setWebLifecycleState", { state: "active" });
    await expectChanges(sleeper, ["/proxy/enabled"]);
  });

  it("a page of a version to come, another user or another shape changes nothing, and is no hindrance (D19)", async () => {
    const [one, other] = [await openPage(), await openPage()];
    await one.evaluate(() => window.config.writeObject("contact").setEnableDeletion());
    await expectChanges(other, [deletion]);
    await one.evaluate(() => {
      const channel = new BroadcastChannel("acme/jane");
      const edits = [{ path: "/proxy", value: { enabled: true } }];
      const message = {
        version: 1,
        key: "acme/jane",
        tab: "x",
        clock: 99,
        kind: "edits",
        edits,
        isSaved: false,
      };
      for (const odd of [
        { ...message, version: 2 },
        { ...message, key: "acme/joe" },
        { ...message, edits: { path: "/proxy" } },
        { ...message, edits: [{ path: "/proxy", value: new Map() }] },
        { ...message, clock: Number.MAX_SAFE_INTEGER },
        "text",
        null,
      ]) {
        channel.postMessage(odd);
      }
      channel.close();
    });
    await one.evaluate(() =>
      window.config.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "email", value: "never" }),
    );
    const email = "/write/objects/contact/selectedFieldSettings/email/writeOnUpdate";
    await expectChanges(other, [deletion, email]);
    await expectChanges(one, [deletion, email]);
  });

  it("of two pages one autosaves at a time, by a lock of the browser, and the other once it is done or gone (D19)", async () => {
    const [one, other] = [await openPage(), await openPage()];
    expect(await one.evaluate(() => "locks" in navigator)).toBe(true);
    const run = (page: Page) => page.evaluate(() => window.turn.run(() => Promise.resolve("saved")));
    const hold = (page: Page) =>
      page.evaluate(
        () =>
          new Promise<void>((held) => {
            void window.turn.run(
              () =>
                new Promise<void>((end) => {
                  window.endSave = end;
                  held();
                }),
            );
          }),
      );
    await hold(one);
    expect(await run(other)).toBeUndefined();
    await one.evaluate(() => {
      window.endSave();
    });
    await expect.poll(() => run(other)).toBe("saved");
    await hold(one);
    await one.close();
    await expect.poll(() => run(other)).toBe("saved");
  });
});
