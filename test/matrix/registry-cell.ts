import path from "node:path";
import { screenItems } from "../../stories/registry/items.js";
import { createTarballApp } from "./app-from-tarball.js";
import { openBuiltPage } from "./chromium.js";
import type { Cell } from "./matrix.js";
import { react, typescript, vite } from "./versions.js";

const shadcn = "4.23.1";

const app = {
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

/** Makes the cell of the registry: its items are added to a fresh app by the command that people use, and one is shown. */
export function createRegistryCell(tarball: () => Promise<string>): Cell {
  return {
    what: "shadcn",
    version: `${shadcn}, every screen of the registry`,
    run: async () => {
      const made = await createTarballApp("shadcn", await tarball(), {
        ...react,
        ...typescript,
        ...vite,
        shadcn,
      });
      made.write(app);
      for (const { name } of screenItems) {
        const file = `node_modules/headless-write-kit/dist/registry/${name}.json`;
        // No network: what an item wanted to fetch would be refused.
        const env = {
          HTTPS_PROXY: "http://127.0.0.1:9",
          HTTP_PROXY: "http://127.0.0.1:9",
          HOME: made.folder,
        };
        await made.run(["node_modules/shadcn/dist/index.js", "add", file, "--yes", "--overwrite"], { env });
      }
      await made.run(["node_modules/typescript/bin/tsc"]);
      await made.run(["node_modules/vite/bin/vite.js", "build", "--logLevel", "error"]);
      await openBuiltPage(path.join(made.folder, "dist"), async (page) => {
        const contact = page.getByRole("region", { name: "Contact" });
        await contact.getByRole("switch", { name: "Allow deletion" }).waitFor();
        const radii = await page.evaluate(() =>
          [".card:not(#own)", "#own"].map((each) => {
            const element = document.querySelector(each);
            return element && getComputedStyle(element).borderRadius;
          }),
        );
        if (radii.join() !== "12px,0px")
          throw new Error(`the screen's looks are not its own: ${radii.join()}`);
      });
      return `${String(screenItems.length)} screens without type errors, one shown in its own looks`;
    },
  };
}
