import { afterEach, describe, expect, it, vi } from "vitest";
import { nameSaveKeys } from "../../stories/support/editor/shortcuts.js";

afterEach(() => vi.unstubAllGlobals());

const macSafari =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15";
const iPhone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148";
const windowsFirefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0";
const linuxChrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0";

describe("the keys that save", () => {
  it.each([
    ["⌘S", "Safari on a Mac", { userAgent: macSafari }],
    ["⌘S", "Safari on an iPhone", { userAgent: iPhone }],
    ["⌘S", "Chrome on a Mac", { userAgent: macSafari, userAgentData: { platform: "macOS" } }],
    ["Ctrl+S", "Firefox on Windows", { userAgent: windowsFirefox }],
    ["Ctrl+S", "Chrome on Linux", { userAgent: linuxChrome, userAgentData: { platform: "Linux" } }],
  ])("the screens show %s as the keys that save in %s", (keys, _, navigator) => {
    vi.stubGlobal("navigator", navigator);
    expect(nameSaveKeys()).toBe(keys);
  });
});
