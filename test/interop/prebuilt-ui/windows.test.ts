import type { Browser } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildPage } from "./support/build-page.js";
import { launchAlone, openUi, type OpenUi } from "./support/open-ui.js";
import { servePage } from "./support/serve-page.js";

let browser: Browser;
let site: Awaited<ReturnType<typeof servePage>>;
let ui: OpenUi;

beforeAll(async () => {
  site = await servePage(await buildPage());
  browser = await launchAlone();
});
afterAll(async () => {
  await browser.close();
  site.close();
});
/** Opens a page that answers by MSW. */
async function open(): Promise<void> {
  ui = await openUi(browser, { url: site.url, door: "msw", integration: "hubspot-sync", form: "standard" });
  await ui.page.getByRole("button", { name: "Next" }).waitFor();
}
const close = () => ui.close();

/** Ways in which clients bring a window to a login. */
const ways = ["open", "href", "replace", "assign", "location"] as const;

describe("windows to a login that a client opens behind MSW in the browser", () => {
  // One page for all ways, each with a customer of its own: as in an app, where windows follow each other.
  beforeAll(open);
  afterAll(close);

  it.each(ways)("a window that is led by %s shows the mock's page and tells its answer (I8)", async (way) => {
    const { page } = ui;
    const [popup] = await Promise.all([
      page.waitForEvent("popup"),
      page.evaluate(async (by) => {
        Reflect.deleteProperty(window, "told");
        const body = {
          projectIdOrName: "mock-project",
          provider: "hubspot",
          groupRef: by,
          consumerRef: "c",
        };
        const answer = await fetch("https://api.withampersand.com/v1/oauth-connect", {
          method: "POST",
          headers: { "Content-Type": "application/json", "X-Api-Key": "k" },
          body: JSON.stringify(body),
        });
        const url = await answer.text();
        const opened = window.open(by === "open" ? url : "about:blank", "login");
        if (!opened) throw new Error("no window");
        window.addEventListener(
          "message",
          ({ origin, source, data }: MessageEvent<{ eventType: string }>) => {
            const isOwn = source === opened;
            Object.assign(window, { told: { origin, isOwn, eventType: data.eventType } });
          },
        );
        if (by === "href") opened.location.href = url;
        if (by === "replace") opened.location.replace(url);
        if (by === "assign") opened.location.assign(url);
        if (by === "location") (opened as { location: unknown }).location = url;
      }, way),
    ]);
    await popup.getByText("asks for access to HubSpot").waitFor();
    await popup.getByRole("button", { name: "Allow" }).click();
    await page.waitForFunction(() => "told" in window);
    expect(await page.evaluate(() => (window as unknown as { told: unknown }).told)).toEqual({
      origin: "https://api.withampersand.com",
      isOwn: true,
      eventType: "AUTHORIZATION_SUCCEEDED",
    });
    const { connections } = await ui.snapshot();
    expect(connections.filter(({ group }) => group.groupRef === way)).toHaveLength(1);
    await expect.poll(() => popup.isClosed()).toBe(true);
  });
});

describe("windows that a client opens behind MSW in the browser", () => {
  beforeEach(open);
  afterEach(close);

  it("windows at other addresses open as ever (I8)", async () => {
    const { page } = ui;
    const [popup] = await Promise.all([
      page.waitForEvent("popup"),
      page.evaluate(() => void window.open("/style.css")),
    ]);
    await popup.waitForLoadState();
    expect(new URL(popup.url()).pathname).toBe("/style.css");
  });

  it("a worker that is stopped gives window.open back (I8)", async () => {
    const isNative = () => ui.page.evaluate(() => window.open.toString().includes("[native code]"));
    expect(await isNative()).toBe(false);
    await ui.page.evaluate(() => {
      globalThis.mockWorker.stop();
    });
    expect(await isNative()).toBe(true);
  });
});
