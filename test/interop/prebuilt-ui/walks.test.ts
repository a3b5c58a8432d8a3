import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPage } from "./support/build-page.js";
import { customers } from "./support/customers.js";
import { type Form, install } from "./support/install.js";
import { type Door, launchAlone, openUi, type OpenUi } from "./support/open-ui.js";
import { servePage } from "./support/serve-page.js";
import { answerWindow, mapField, openTab, press } from "./support/steps.js";

let browser: Browser;
let site: Awaited<ReturnType<typeof servePage>>;

beforeAll(async () => {
  site = await servePage(await buildPage());
  browser = await launchAlone();
});
afterAll(async () => {
  await browser.close();
  site.close();
});

type Walk = readonly [door: Door, provider: keyof typeof customers, form: Form];

const isWhole = process.env["ALL_WALKS"] !== undefined;

/** One provider and one form for each door; all of them where the environment asks for it. */
const walks: readonly Walk[] = isWhole
  ? (["http", "msw"] as const).flatMap((door) =>
      (["salesforce", "hubspot"] as const).flatMap((provider) =>
        (["standard", "wizard"] as const).map((form): Walk => [door, provider, form]),
      ),
    )
  : [
      ["http", "salesforce", "standard"],
      ["msw", "hubspot", "wizard"],
    ];
/** The doors by which one provider's bad credentials are healed. */
const healed: readonly Door[] = isWhole ? ["http", "msw"] : ["msw"];

/** What the only installation reads of an object. */
async function readOf(ui: OpenUi, objectName: string) {
  const { installations } = await ui.snapshot();
  return installations[0]?.config.content.read?.objects?.[objectName];
}

describe("the vendor's InstallIntegration on the mock", () => {
  it.each(walks)(
    "the vendor's form connects by %s, for %s, in the %s form (I7)",
    async (door, provider, form) => {
      const customer = customers[provider];
      const { integration, mapped, open } = customer;
      const ui = await openUi(browser, { url: site.url, door, integration, form });
      const { page } = ui;
      try {
        await answerWindow(page, "close");
        await answerWindow(page, "Deny");
        await page.getByText(/was denied/).waitFor();
        // The package keeps its button locked after an error, until the page is loaded anew.
        await page.reload();
        await answerWindow(page, "Allow");
        await install(page, form, customer);

        await openTab(page, mapped.tab);
        const mappings = async () => (await readOf(ui, mapped.objectName))?.selectedFieldMappings;
        await expect.poll(mappings).toMatchObject({ role: customer.first.fieldName });
        expect((await readOf(ui, open.objectName))?.selectedFields).toMatchObject({ [open.fieldName]: true });
        await mapField(page, "Role", customer.second.label);
        await press(page, "Save");
        await expect.poll(mappings).toMatchObject({ role: customer.second.fieldName });

        await openTab(page, mapped.tab);
        await press(page, /^Stop reading from/);
        await press(page, "Stop reading");
        await page.getByText("Reading is currently disabled").waitFor();
        expect((await readOf(ui, mapped.objectName))?.disabled).toBe(true);
        await press(page, /^Re-enable reading/);
        await expect.poll(async () => (await readOf(ui, mapped.objectName))?.disabled).toBe(false);
        expect(await mappings()).toMatchObject({ role: customer.second.fieldName });

        await openTab(page, "Manage");
        await page.getByText("Connection details").waitFor();
        await answerWindow(page, "Allow");
        await openTab(page, "Manage");
        await press(page, "Yes, uninstall");
        await press(page, "Reinstall Integration");
        await page.getByText(`Set up ${customer.provider} integration`).waitFor();
        const { installations, connections } = await ui.snapshot();
        expect([installations, connections]).toEqual([[], []]);
        expect(ui.refused).toEqual([]);
      } finally {
        await page
          .screenshot({ path: `.cache/prebuilt-ui-${door}-${provider}-${form}.png` })
          .catch(() => null);
        await ui.close();
      }
    },
  );

  it.each(healed)("credentials by %s that went bad are healed by signing in again (I9)", async (door) => {
    const { integration } = customers.salesforce;
    const ui = await openUi(browser, { url: site.url, door, integration, form: "standard" });
    const { page } = ui;
    try {
      await ui.useScenario("connection-bad-credentials");
      await page.getByText("does not accept the credentials").waitFor();
      await answerWindow(page, "Allow");
      await openTab(page, "Manage");
      await page.getByText("Connection details").waitFor();
      const { connections } = await ui.snapshot();
      expect(connections.map(({ status }) => status)).toEqual(["created"]);
    } finally {
      await page.screenshot({ path: `.cache/prebuilt-ui-${door}-healed.png` }).catch(() => null);
      await ui.close();
    }
  });

  it.each([
    ["intercom-always", "reads for every customer", "Reading from Conversations is enabled."],
    ["github-proxy", "only has a proxy", "You have successfully installed your GitHub integration."],
  ])("%s, which %s, is installed once the customer has signed in (I9)", async (integration, _, text) => {
    const ui = await openUi(browser, { url: site.url, door: "http", integration, form: "standard" });
    try {
      await answerWindow(ui.page, "Allow");
      await ui.page.getByText(text).waitFor();
      expect((await ui.snapshot()).installations).toHaveLength(1);
      expect(ui.refused).toEqual([]);
    } finally {
      await ui.page.screenshot({ path: `.cache/prebuilt-ui-${integration}.png` }).catch(() => null);
      await ui.close();
    }
  });
});
