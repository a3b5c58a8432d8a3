import path from "node:path";
import { screenItems } from "../../stories/registry/items.js";
import { createTarballApp } from "./app-from-tarball.js";
import type { Cell } from "./matrix.js";
import { expectOwnLooks, screenApp } from "./screen-app.js";
import { react, typescript, vite } from "./versions.js";

const shadcn = "4.23.1";

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
      made.write(screenApp);
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
      await expectOwnLooks(path.join(made.folder, "dist"));
      return `${String(screenItems.length)} screens without type errors, one shown in its own looks`;
    },
  };
}
