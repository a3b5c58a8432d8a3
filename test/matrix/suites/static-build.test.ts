import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { promisify } from "node:util";
import axe, { type AxeResults } from "axe-core";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../support/launch-chromium.js";

const folder = ".cache/storybook-below-a-path";
const subPath = "/some/path/";

const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

let server: Server;
let browser: Browser;
/** What was asked of the server, and is not below the path or not there. */
const missing: string[] = [];

beforeAll(async () => {
  await promisify(execFile)("npm", ["run", "build:storybook", "--", "--output-dir", folder]);
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const inside = pathname.startsWith(subPath)
      ? normalize(pathname.slice(subPath.length) || "index.html")
      : "..";
    const file = inside.startsWith("..")
      ? Promise.reject(new Error("outside"))
      : readFile(join(folder, inside));
    file.then(
      (content) => {
        response.writeHead(200, { "content-type": types[extname(inside)] ?? "application/octet-stream" });
        response.end(content);
      },
      () => {
        // Browsers ask for it by themselves.
        if (pathname !== "/favicon.ico") missing.push(pathname);
        response.writeHead(404).end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  browser = await launchChromium();
}, 180_000);

afterAll(async () => {
  await browser.close();
  server.close();
});

it("a static build answers below any path, its service worker included", async () => {
  const page = await browser.newPage();
  const { port } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${String(port)}${subPath}`;
  await page.goto(`${base}iframe.html?id=write-settings--saved&viewMode=story`);

  // The story plays by itself: it edits, saves, and finds the answer of the backend in the page.
  await page.getByRole("status").getByText("Saved", { exact: true }).waitFor();
  const worker = await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL);
  expect(worker).toBe(`${base}mockServiceWorker.js`);

  // And goes on by hand.
  const contact = page.getByRole("region", { name: "Contact" });
  await contact.getByLabel("On update").first().selectOption("Never");
  await page.getByRole("status").getByText("1 unsaved change").waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("status").getByText("Saved", { exact: true }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Write to Salesforce" }).waitFor();
  expect(missing).toEqual([]);
});

it("a static build opens at the page for strangers, with a sidebar that goes from guides to stories", async () => {
  const page = await browser.newPage();
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${String(port)}${subPath}`);
  await page.frameLocator("#storybook-preview-iframe").getByRole("heading", { name: "Start here" }).waitFor();
  const titles = await page.getByRole("navigation").getByRole("button").allTextContents();
  const places = ["Guides", "Whole screen", "Rules"].map((title) =>
    titles.findIndex((each) => each.includes(title)),
  );
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
});

it("a static build lists in words what a play does, and no query", async () => {
  const page = await browser.newPage();
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${String(port)}${subPath}?path=/story/deletion--asked`);
  const panel = page.getByRole("tabpanel", { name: /Interactions/ });
  await panel.getByText("Pass", { exact: true }).waitFor();
  expect(await panel.innerText()).not.toMatch(/findBy|getBy|toBeVisible|waitFor|within/);
});

it("a static build has a page for each flow, with its first story, code to copy and links", async () => {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  const { port } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${String(port)}${subPath}`;
  await page.goto(`${base}iframe.html?id=deletion--docs&viewMode=docs`);
  await page.getByRole("heading", { name: "Deletion", exact: true }).waitFor();
  await page
    .frameLocator("iframe")
    .getByRole("switch", { name: "Allow deletion of Contact records" })
    .waitFor();
  await page.getByRole("link", { name: "Asked", exact: true }).waitFor();

  await page.getByRole("button", { name: "Copy the code" }).click();
  await page.getByText("Copied", { exact: true }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^import \{ useLocalConfig \} from "headless-write-kit";\n/);
  expect(missing).toEqual([]);
});

it("a static build follows the toolbar's theme", async () => {
  const page = await browser.newPage({ colorScheme: "light" });
  const { port } = server.address() as AddressInfo;
  await page.goto(
    `http://127.0.0.1:${String(port)}${subPath}iframe.html?id=deletion--installed&viewMode=story&globals=theme:dark`,
  );
  await page.getByRole("heading", { level: 1, name: "Deletion" }).waitFor();
  // The page's colour of support/screen/screen.css, in the dark.
  await expect
    .poll(() =>
      page.evaluate(() => getComputedStyle(document.querySelector("main") ?? document.body).backgroundColor),
    )
    .toBe("rgb(14, 15, 18)");
});

it("the whole Storybook opens below the path, with its list of stories", async () => {
  const page = await browser.newPage();
  const { port } = server.address() as AddressInfo;
  await page.goto(
    `http://127.0.0.1:${String(port)}${subPath}?path=/story/whole-screen--installed&globals=inspector:on`,
  );
  const preview = page.frameLocator("#storybook-preview-iframe");
  await preview.getByRole("tab", { name: "Data to read" }).waitFor();
  await preview.getByText("Mock backend", { exact: true }).waitFor();
  await preview.getByText("Rules: D1, D9, D10, D11, S1, S5").waitFor();
  expect(missing).toEqual([]);
});

it("a rule below a story leads to its place on the page of all rules, and that to a story", async () => {
  const page = await browser.newPage();
  const { port } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${String(port)}${subPath}`;
  await page.goto(`${base}?path=/story/deletion--conflict`);
  const preview = page.frameLocator("#storybook-preview-iframe");
  await preview.getByText("Rules: D11", { exact: true }).click();
  await preview.getByRole("link", { name: "D11", exact: true }).click();

  const place = preview.getByRole("article", { name: /^D11 / });
  await place.and(preview.locator('[aria-current="true"]')).waitFor();
  await expect.poll(() => place.evaluate((element) => element.matches(":focus"))).toBe(true);
  expect(page.url()).toBe(`${base}?path=/story/rules--all-rules&args=rule:D11`);

  const links = preview.getByRole("article").getByRole("link");
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  const { entries } = (await (await fetch(`${base}index.json`)).json()) as { entries: object };
  const linked = new Set(addresses.map((address) => address.replace("./?path=/story/", "")));
  expect([...linked].filter((id) => !Object.hasOwn(entries, id))).toEqual([]);
  expect(linked).toContain("deletion--conflict");

  const stories = place.getByRole("listitem").filter({ hasText: "Whole screen:" });
  await stories.getByRole("link", { name: "Installed", exact: true }).click();
  await preview.getByRole("tab", { name: "Data to read" }).waitFor();
  expect(page.url()).toBe(`${base}?path=/story/whole-screen--installed`);
  expect(missing).toEqual([]);
  // Storybook opens three times.
}, 120_000);

describe("the pages of the docs", () => {
  interface Entry {
    id: string;
    type: string;
    title: string;
  }

  /** Those that people write, and of the reference one of each door; all of it, in both looks, with DOCS=all. */
  async function pageIds(base: string): Promise<string[]> {
    const { entries } = (await (await fetch(`${base}index.json`)).json()) as {
      entries: Record<string, Entry>;
    };
    const places = new Set<string>();
    return Object.values(entries).flatMap(({ id, type, title }) => {
      const place = title.startsWith("Reference/") ? title.split("/").slice(0, 2).join("/") : title;
      if (type !== "docs" || (places.has(place) && process.env["DOCS"] !== "all")) return [];
      places.add(place);
      return [id];
    });
  }

  const looks = [
    { width: 360, colorScheme: "dark" },
    { width: 1280, colorScheme: "light" },
  ] as const;

  it.each(process.env["DOCS"] === "all" ? looks : looks.slice(0, 1))(
    "the pages of the docs can be read at $width px in $colorScheme colours, without scrolling sideways",
    async ({ width, colorScheme }) => {
      const { port } = server.address() as AddressInfo;
      const base = `http://127.0.0.1:${String(port)}${subPath}`;
      const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
      const found: string[] = [];
      for (const id of await pageIds(base)) {
        await page.goto(`${base}iframe.html?id=${id}&viewMode=docs`);
        await page.locator("#storybook-docs h1").first().waitFor();
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate(
          () => (window as unknown as { axe: typeof axe }).axe.run("#storybook-docs") as Promise<AxeResults>,
        );
        for (const { id: rule, nodes } of violations)
          found.push(`${id}: ${rule} ${nodes[0]?.html.slice(0, 120) ?? ""}`);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (overflow > 0) found.push(`${id}: ${String(overflow)} px too wide`);
      }
      await page.close();
      expect(found).toEqual([]);
      expect(missing).toEqual([]);
    },
    300_000,
  );
});
