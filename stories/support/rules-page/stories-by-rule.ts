import type { Meta, StoryObj } from "@storybook/react-vite";
import { combineParameters, normalizeStory } from "storybook/preview-api";

/** A story as a link names it. */
export interface ShownStory {
  readonly id: string;
  /** The title of the stories it is one of. */
  readonly flow: string;
  readonly name: string;
}

/** A file of stories, by its exports. Storybook adds their order to them, Vitest does not. */
type StoryFile = Record<string, StoryObj> & { default: Meta; __namedExportsOrder?: string[] };

/** Every file of stories but that of the rules, whose stories show what the others say. */
const files = import.meta.glob<StoryFile>(["../../**/*.stories.tsx", "!../../tools/rules.stories.tsx"], {
  eager: true,
});

/** The stories that say that they show a rule, by its id; those of one file stand together. */
export const storiesByRule: ReadonlyMap<string, readonly ShownStory[]> = collect();

function collect() {
  const found = new Map<string, ShownStory[]>();
  for (const { default: meta, __namedExportsOrder: order, ...stories } of Object.values(files)) {
    const { title: flow = "" } = meta;
    for (const exportName of order ?? Object.keys(stories)) {
      const story = normalizeStory(exportName, stories[exportName] ?? {}, { id: flow, title: flow });
      const { id, name } = story;
      const { rules = [] } = combineParameters(meta.parameters, story.parameters) as { rules?: string[] };
      for (const rule of rules) found.set(rule, [...(found.get(rule) ?? []), { id, flow, name }]);
    }
  }
  return found;
}
