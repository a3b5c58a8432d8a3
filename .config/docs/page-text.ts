import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./pages.js";

/** Puts the file into each fence that names one, as in "```tsx file=test/package/apps/x.tsx"; paths start at the project's root. */
export function fillInFiles(text: string): string {
  return text.replaceAll(
    /^```(\w+) file=(\S+)\n\s*```$/gm,
    (_fence, language: string, name: string) =>
      `\`\`\`${language}\n${readFileSync(path.join(root, name), "utf8").trimEnd()}\n\`\`\``,
  );
}

/** Replaces the targets of links; code is left as it is. */
export function mapLinks(text: string, map: (target: string) => string): string {
  return mapProse(text, (prose) =>
    prose.replaceAll(
      /(`[^`\n]*`)|\]\(([^)\s]+)\)/g,
      (found, code: string | undefined, target: string | undefined) =>
        code !== undefined || target === undefined ? found : `](${map(target)})`,
    ),
  );
}

/** Finds the targets of links. */
export function findLinks(text: string): string[] {
  const found: string[] = [];
  mapLinks(text, (target) => {
    found.push(target);
    return target;
  });
  return found;
}

/** Changes what stands outside of fences. */
export function mapProse(text: string, change: (prose: string) => string): string {
  return text
    .split(/^(```[\s\S]*?^```$)/m)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join("");
}

/** The anchors of a text's headings, as GitHub and Storybook make them. */
export function findAnchors(text: string): string[] {
  const anchors: string[] = [];
  mapProse(text, (prose) => {
    for (const [, heading = ""] of prose.matchAll(/^#+ (.*)$/gm)) {
      anchors.push(
        heading
          .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
          .toLowerCase()
          .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
          .trim()
          .replaceAll(/\s/g, "-"),
      );
    }
    return prose;
  });
  return anchors;
}
