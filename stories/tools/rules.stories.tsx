import type { Meta, StoryObj } from "@storybook/react-vite";
import { onItsOwnData } from "../support/playing/on-its-own-data.js";
import { expect, within } from "storybook/test";
import { RulesPage } from "../support/rules-page/rules-page.js";
import { storiesByRule } from "../support/rules-page/stories-by-rule.js";
import { chapters, rulesById } from "../../src/facts/rules/index.js";
import { ruleAddress, rulesStoryId, storyAddress } from "../support/story-frame/story-address.js";

const ids = [...rulesById.keys()];

const meta = {
  title: "Rules",
  component: RulesPage,
  args: { chapters, stories: storiesByRule },
  argTypes: {
    rule: { options: ids, control: "select" },
    chapters: { table: { disable: true } },
    stories: { table: { disable: true } },
  },
} satisfies Meta<typeof RulesPage>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Each rule, what it says, and the stories that show it. */
export const AllRules: Story = {
  tags: ["screenshots"],
  play: onItsOwnData(async ({ canvas, step, id }) => {
    await step("has a text for each rule that a story names", async () => {
      await expect(ids).toEqual(expect.arrayContaining([...storiesByRule.keys()]));
      await expect(ids).toHaveLength(chapters.flatMap(({ rules }) => rules).length);
    });
    await step(
      "links each rule to its stories: by their own rules, else by those of their file",
      async () => {
        const addresses = within(canvas.getByRole("list", { name: "Stories that show D6" }))
          .getAllByRole("link")
          .map((link) => link.getAttribute("href"));
        await expect(addresses).toContain("./?path=/story/restored-draft--restored");
        await expect(addresses).not.toContain("./?path=/story/restored-draft--set-aside");
        await expect(addresses).toEqual(storiesByRule.get("D6")?.map(({ id }) => storyAddress(id)));
      },
    );
    await step("is where the links to rules lead to", async () => {
      await expect(id).toBe(rulesStoryId);
      await expect(ruleAddress("S1")).toBe(`./?path=/story/${id}&args=rule:S1`);
    });
  }),
};

/** As a link to a rule opens the page: at that rule. */
export const OneRule: Story = {
  args: { rule: "W15" },
  play: onItsOwnData(async ({ canvas }) => {
    const place = canvas.getByRole("article", { name: /^W15 / });
    await expect(place).toHaveFocus();
    await expect(place).toHaveAttribute("aria-current", "true");
    const { top } = place.getBoundingClientRect();
    await expect(top).toBeGreaterThanOrEqual(0);
    await expect(top).toBeLessThan(window.innerHeight);
  }),
};
