import type { Meta, StoryObj } from "@storybook/react-vite";
import { combineParameters, normalizeStory } from "storybook/preview-api";

/** A story as a link names it. */
export interface ShownStory {
  readonly id: string;
  /** The title of the stories it is one of. */
  readonly flow: string;
  readonly name: string;
}

/** The exports of every file of stories but that of the rules, whose stories show what the others say. */
const files = import.meta.glob<Record<string, StoryObj> & { default: Meta }>(
  ["../../*.stories.tsx", "!../../rules.stories.tsx"],
  { eager: true },
);

/** The stories that say that they show a rule, by its id; those of one file stand together. */
export const storiesByRule: ReadonlyMap<string, readonly ShownStory[]> = collect();

function collect() {
  const found = new Map<string, ShownStory[]>();
  for (const { default: meta, ...stories } of Object.values(files)) {
    const { title: flow = "" } = meta;
    for (const [exportName, story] of Object.entries(stories)) {
      const { id, name, parameters } = normalizeStory(exportName, story, { id: flow, title: flow });
      const { rules = [] } = combineParameters(meta.parameters, parameters) as { rules?: string[] };
      for (const rule of rules) found.set(rule, [...(found.get(rule) ?? []), { id, flow, name }]);
    }
  }
  return found;
}
