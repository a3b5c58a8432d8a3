const widthsPx = [360, 1280];
const schemes = ["light", "dark"];
const leastHeightPx = 860;
const mostHeightPx = 8_000;

/** Takes pictures of what a story came to, on a phone and on a laptop, in both colour schemes, into .cache/screenshots. */
export async function takeScreenshots(storyId: string, canvasElement: HTMLElement): Promise<void> {
  const { cdp, page } = await import("vitest/browser");
  const root = document.documentElement;
  const { theme = "" } = root.dataset;
  const resize = async (width: number, height: number) => {
    // The page around the tests grows with them, else it would show them smaller.
    await cdp().send("Emulation.setDeviceMetricsOverride", {
      ...{ width, height },
      deviceScaleFactor: 1,
      mobile: false,
    });
    await page.viewport(width, height);
    // Until what came into sight is painted.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  };
  for (const widthPx of widthsPx) {
    await resize(widthPx, leastHeightPx);
    // All of it: what the window would cut off is seen too. What is as high as the window grows with it.
    for (let heightPx = 0; heightPx !== canvasElement.scrollHeight && heightPx < mostHeightPx;) {
      heightPx = Math.max(leastHeightPx, canvasElement.scrollHeight);
      await resize(widthPx, heightPx);
    }
    window.scrollTo(0, 0);
    for (const scheme of schemes) {
      root.dataset["theme"] = scheme;
      // From the folder of the stories.
      const path = `../.cache/screenshots/${storyId}-${String(widthPx)}-${scheme}.png`;
      await page.screenshot({ path, element: canvasElement });
    }
  }
  root.dataset["theme"] = theme;
  await cdp().send("Emulation.clearDeviceMetricsOverride");
}
