import type { Meta, StoryObj } from "@storybook/react-vite";
import { onItsOwnData } from "../support/playing/on-its-own-data.js";
import { expect } from "storybook/test";
import { FidelityPage } from "../support/fidelity/fidelity-page.js";

const meta = { title: "Fidelity", component: FidelityPage } satisfies Meta<typeof FidelityPage>;

export default meta;
type Story = StoryObj<typeof meta>;

/** For each operation of the contract: whether it is modelled, validated, driven by a published client and compared with the service. */
export const AllOperations: Story = {
  play: onItsOwnData(async ({ canvas, step }) => {
    await step("says of each operation what was done for it, and what never was", async () => {
      const row = canvas.getByRole("row", { name: /^createInstallation / });
      await expect(row).toHaveTextContent(/yes.*accepted.*@amp-labs\/react.*never/);
      await expect(canvas.getByRole("row", { name: /^createTopic / })).toHaveTextContent(/nononenonenever/);
    });
  }),
};
