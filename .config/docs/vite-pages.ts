import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";
import { fillInGenerated } from "./generated.js";
import { fillInFiles, mapLinks } from "./page-text.js";
import { readPage, root, storybookAddress } from "./pages.js";

/** Makes pages of the docs ready for Storybook: files stand where fences name them, links between pages lead to Storybook's. */
export function docsPages(): Plugin {
  return {
    name: "docs-pages",
    enforce: "pre",
    transform: {
      filter: { id: /\.mdx$/ },
      handler: (text, id) => linkInStorybook(fillInFiles(fillInGenerated(text)), id),
    },
  };
}

/** Makes the reference beside a Storybook that starts, which lists its pages when they are there. */
export function referencePages(): Plugin {
  return {
    name: "reference-pages",
    apply: "serve",
    configureServer: () => {
      if (process.env["VITEST"] !== undefined) return;
      mkdirSync(path.join(root, ".cache/reference"), { recursive: true });
      spawn(process.execPath, [path.join(root, ".config/docs/build.mjs"), "--storybook"], {
        stdio: "inherit",
      });
    },
  };
}

function linkInStorybook(text: string, file: string): string {
  return mapLinks(text, (target) => {
    const [, name, anchor = ""] = /^([^:#]+\.mdx)(#.*)?$/.exec(target) ?? [];
    if (name === undefined) return target;
    return storybookAddress(readPage(path.resolve(path.dirname(file), name)).title) + anchor;
  });
}
