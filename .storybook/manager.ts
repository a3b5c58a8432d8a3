import { addons } from "storybook/manager-api";
import { create } from "storybook/theming";

addons.setConfig({
  // What a play does, in sentences, is worth more than the names of its props.
  selectedPanel: "storybook/interactions/panel",
  // Pages and stories stand in the one order that `storySort` gives them.
  sidebar: { showRoots: false },
  theme: create({
    base: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
    brandTitle: "headless-write-kit",
  }),
});
