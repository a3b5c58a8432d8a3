import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { doors } from "../../../.config/docs/reference.js";
import { root } from "../../../.config/docs/pages.js";
import packageJson from "../../../package.json" with { type: "json" };

/** Code of the docs as files of the project, which import the package's sources. */
export interface BlockFolder {
  /** Writes a file and says where it is. */
  write(name: string, text: string): string;
  remove(): void;
}

/** Makes a folder for code of the docs. */
export function createBlockFolder(): BlockFolder {
  const folder = path.join(root, ".cache/docs-blocks", `${String(process.pid)}-${String(made++)}`);
  mkdirSync(folder, { recursive: true });
  return {
    write: (name, text) => {
      let sources = text;
      for (const [door, source] of doors) {
        const imported = JSON.stringify(path.posix.join(packageJson.name, door));
        sources = sources.replaceAll(`from ${imported}`, `from ${JSON.stringify(path.join(root, source))}`);
      }
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, sources);
      return file;
    },
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

let made = 0;
