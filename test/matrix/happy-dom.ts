import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { type Environment, populateGlobal } from "vitest/runtime";
import type { Variant } from "./run-tests.js";

/** A window of happy-dom, as far as it is used. */
interface HappyWindow {
  happyDOM: { abort(): Promise<void> };
  close(): void;
}

interface HappyDom {
  GlobalWindow: new (options: object) => HappyWindow;
}

/** What Vitest's own environment of this name takes from the window beside the DOM. */
const additionalKeys = [
  "Request",
  "Response",
  "MessagePort",
  "fetch",
  "Headers",
  "AbortController",
  "AbortSignal",
  "URL",
  "URLSearchParams",
  "FormData",
];

/** Vitest's environment happy-dom, of a version that is installed for the matrix alone. */
export default {
  name: "happy-dom of the matrix",
  viteEnvironment: "client",
  async setup(global: Record<string, unknown>) {
    const { happyDom = "" } = JSON.parse(process.env["MATRIX_VARIANT"] ?? "{}") as Variant;
    const entry = createRequire(`${happyDom}/package.json`).resolve("happy-dom");
    const { GlobalWindow } = (await import(pathToFileURL(entry).href)) as HappyDom;
    const settings = { disableErrorCapturing: true };
    const window = new GlobalWindow({ console: global["console"], url: "http://localhost:3000", settings });
    const { keys, originals } = populateGlobal(global, window, { bindFunctions: true, additionalKeys });
    return {
      async teardown() {
        await window.happyDOM.abort();
        window.close();
        for (const key of keys) Reflect.deleteProperty(global, key);
        for (const [key, value] of originals) Reflect.set(global, key, value);
      },
    };
  },
} satisfies Environment;
