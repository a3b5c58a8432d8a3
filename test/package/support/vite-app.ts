/** An app as Vite's React template lays it out; `globalThis.appFetch`, which the page sets, is what its hooks use. */
export const viteApp = {
  "vite.config.js": `import react from "@vitejs/plugin-react";
export default { plugins: [react()], build: { sourcemap: true } };
`,
  "index.html": `<!doctype html><div id="root"></div><script type="module" src="/src/main.jsx"></script>`,
  "src/main.jsx": `import { AmpersandProvider, InstallationProvider, useInstallation, useLocalConfig, useSaveInstallation } from "headless-write-kit";
import { createRoot } from "react-dom/client";

function Settings() {
  const contact = useLocalConfig().writeObject("contact");
  const { save, status, error } = useSaveInstallation();
  const { installation } = useInstallation();
  if (!installation) return "Loading …";
  return (
    <>
      <input type="checkbox" checked={contact.getDeletionEnabled()} onChange={contact.setEnableDeletion} />
      <button onClick={() => void save()}>Save</button>
      <output>{status}</output>
      <p>{error?.message}</p>
    </>
  );
}

createRoot(document.getElementById("root")).render(
  <AmpersandProvider options={{ project: "mock-project", apiKey: "any", fetch: globalThis.appFetch }}>
    <InstallationProvider integration="crm" groupRef="acme" consumerRef="jane">
      <Settings />
    </InstallationProvider>
  </AmpersandProvider>,
);
`,
  // Opens the built page, its hooks on a mock backend, saves one change and prints what the backend then holds.
  "use-page.mjs": `import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";
import { createMockBackend } from "headless-write-kit/mock";

const page = new JSDOM(readFileSync("dist/index.html", "utf8"), { url: "http://localhost/" });
const { document } = page.window;
// As every browser says of "modulepreload"; where one does not, Vite's page fetches its scripts beforehand.
page.window.DOMTokenList.prototype.supports = () => true;
for (const name of ["window", "document", "MutationObserver", "HTMLIFrameElement", "location"]) globalThis[name] = page.window[name];

const objects = [{ objectName: "contact" }];
const backend = createMockBackend({
  manifest: { specVersion: "1.0.0", integrations: [{ name: "crm", provider: "salesforce", write: { objects } }] },
});
const content = { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } };
backend.seed({
  connections: [{ provider: "salesforce", groupRef: "acme", consumerRef: "jane" }],
  installations: [{ integration: "crm", groupRef: "acme", content }],
});
globalThis.appFetch = backend.fetch;

const shown = (isShown) =>
  new Promise((resolve) => {
    const look = () => isShown() && resolve();
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    look();
  });

await import("./dist" + new URL(document.querySelector("script").src).pathname);
const find = (selector) => document.querySelector(selector);
await shown(() => find("button"));
find("input").click();
await shown(() => find("input").checked);
find("button").click();
await shown(() => ["success", "error"].includes(find("output").textContent));
const [installation] = backend.snapshot().installations;
console.log(JSON.stringify({ error: find("p").textContent, content: installation.config.content }));
process.exit();
`,
  // Another page, which needs no more than this one hook.
  "one-hook/vite.config.js": `export default { build: { sourcemap: true } };
`,
  "one-hook/index.html": `<script type="module" src="./main.js"></script>`,
  "one-hook/main.js": `import { useFieldSettings } from "headless-write-kit";
globalThis.app = { useFieldSettings };
`,
  // And one that loads the mock's worker, in development.
  "with-worker/index.html": `<script type="module" src="./main.js"></script>`,
  "with-worker/main.js": `import { createMockBackend } from "headless-write-kit/mock";
import { startMockWorker } from "headless-write-kit/mock/browser";
globalThis.start = async (manifest) => (await startMockWorker()).use(createMockBackend({ manifest }));
`,
};
