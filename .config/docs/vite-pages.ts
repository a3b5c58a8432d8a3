import path from "node:path";
import type { Plugin } from "vite";
import { fillInGenerated } from "./generated.js";
import { fillInFiles, mapLinks } from "./page-text.js";
import { readPage, storybookAddress } from "./pages.js";

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

function linkInStorybook(text: string, file: string): string {
  return mapLinks(text, (target) => {
    const [, name, anchor = ""] = /^([^:#]+\.mdx)(#.*)?$/.exec(target) ?? [];
    if (name === undefined) return target;
    return storybookAddress(readPage(path.resolve(path.dirname(file), name)).title) + anchor;
  });
}
