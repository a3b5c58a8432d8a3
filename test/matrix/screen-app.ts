import { openBuiltPage } from "./chromium.js";

/** An app of Vite that shows the registry's screen "write-settings" on the mock; the page has a card of its own. */
export const screenApp = {
  "tsconfig.json": JSON.stringify({
    compilerOptions: {
      target: "ES2022",
      lib: ["ES2023", "DOM", "DOM.Iterable"],
      module: "ESNext",
      moduleResolution: "bundler",
      jsx: "react-jsx",
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      noUnusedLocals: true,
      verbatimModuleSyntax: true,
      noEmit: true,
      types: ["vite/client"],
    },
    include: ["src"],
  }),
  "vite.config.js": `import react from "@vitejs/plugin-react";
export default { plugins: [react()] };
`,
  "index.html": `<!doctype html><div class="card" id="own">The app's own card</div><div id="root"></div><script type="module" src="/src/main.tsx"></script>`,
  "src/main.tsx": `import { MockBackendProvider } from "headless-write-kit/mock";
import { createRoot } from "react-dom/client";
import { WriteSettings } from "./integration-settings/flows/write-settings/write-settings";

const ampYaml = \`
specVersion: 1.0.0
integrations:
  - name: crm
    displayName: Parcelo for Salesforce
    provider: salesforce
    write:
      objects:
        - objectName: contact
\`;

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <MockBackendProvider manifest={ampYaml} scenario="installed">
      <WriteSettings appName="Parcelo" providerName="Salesforce" />
    </MockBackendProvider>,
  );
}
`,
};

/** Opens the built app in Chromium: the screen has its own looks, and nothing else has them. Throws what is wrong. */
export async function expectOwnLooks(folder: string): Promise<void> {
  await openBuiltPage(folder, async (page) => {
    const contact = page.getByRole("region", { name: "Contact" });
    await contact.getByRole("switch", { name: "Allow deletion" }).waitFor();
    const radii = await page.evaluate(() =>
      [".card:not(#own)", "#own"].map((each) => {
        const element = document.querySelector(each);
        return element && getComputedStyle(element).borderRadius;
      }),
    );
    if (radii.join() !== "12px,0px") throw new Error(`the screen's looks are not its own: ${radii.join()}`);
  });
}
