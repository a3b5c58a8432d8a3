import type { Meta, StoryObj } from "@storybook/react-vite";
import { onItsOwnData } from "../support/playing/on-its-own-data.js";
import { expect, userEvent, waitFor, within } from "storybook/test";
import { allowDeletionIn, objectCard, saveBar } from "../support/playing/find.js";
import { freshBackend, loadedBackend, savedConfig, tenant } from "../support/backend/fresh-backend.js";
import { inDemoApp } from "../support/screen/in-demo-app.js";
import { playDisconnected } from "../support/playing/play-states.js";
import { WriteSettings } from "../support/flows/write-settings/write-settings.js";

const { integration, groupRef } = tenant;
const saved = { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } };

/** What the toolbar above the stories does to them: each story here chooses what the others leave to whoever looks at them. */
const meta = {
  title: "Toolbar",
  component: WriteSettings,
  decorators: [inDemoApp],
  args: { appName: "Parcelo", providerName: "Salesforce" },
  loaders: [freshBackend({ installations: [{ integration, groupRef, content: saved }] })],
} satisfies Meta<typeof WriteSettings>;

export default meta;
type Story = StoryObj<typeof meta>;

/** A scenario takes the place of the story's own data. */
export const Scenario: Story = {
  globals: { scenario: "disconnected" },
  play: onItsOwnData(async ({ canvas, loaded }) => {
    await playDisconnected({ canvas, loaded });
    await expect(loadedBackend(loaded).backend.scenario).toBe("disconnected");
    await expect(savedConfig(loaded)).toBeUndefined();
  }),
};

/** A scenario of a backend in which everything is installed, with the customer's own fields. */
export const ScenarioWithFields: Story = {
  globals: { scenario: "installed" },
  play: onItsOwnData(async ({ canvas }) => {
    const card = await objectCard(canvas, "Account");
    await expect(card.getByRole("switch", { name: "Write to Account" })).toBeChecked();
    await expect(await card.findByRole("group", { name: /automated$/ })).toBeVisible();
  }),
};

/** Each answer takes its time, though the backend's clock stands still. */
export const Latency: Story = {
  globals: { latency: "300" },
  play: onItsOwnData(async ({ canvas, loaded }) => {
    const startMs = performance.now();
    await expect(canvas.getByRole("status")).toHaveTextContent("Loading the settings…");
    await objectCard(canvas, "Contact");
    // The settings wait for the integration first, and for its fields then.
    await expect(performance.now() - startMs).toBeGreaterThan(300);
    await expect(loadedBackend(loaded).clock.now()).toBe(Date.UTC(2025, 0, 1));
  }),
};

/** The backend's clock goes with the real one. */
export const RealTime: Story = {
  globals: { clock: "real" },
  play: onItsOwnData(async ({ canvas, loaded }) => {
    const { clock } = loadedBackend(loaded);
    await objectCard(canvas, "Contact");
    const before = clock.now();
    await expect(Math.abs(Date.now() - before)).toBeLessThan(60_000);
    await waitFor(() => expect(clock.now()).toBeGreaterThan(before));
  }),
};

/** The inspector stands below the story, and shows what a save asked of the backend; its scenarios start the story anew. */
export const Inspector: Story = {
  globals: { inspector: "on" },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const panel = within(within(document.body).getByLabelText("Mock backend"));
    await step("shows the request", async () => {
      const card = await objectCard(canvas, "Contact");
      await allowDeletionIn(card);
      await waitFor(() => expect(saveBar(canvas).save).toHaveAttribute("aria-disabled", "false"));
      await userEvent.click(saveBar(canvas).save);
      await expect(await panel.findByText(/contact\/config-content$/, { selector: "code" })).toBeVisible();
    });
    await step("resets to a scenario for the customer on the screen", async () => {
      await userEvent.click(panel.getByText("Scenario", { selector: "summary, summary *" }));
      await userEvent.selectOptions(panel.getByLabelText("Scenario"), "fresh-install");
      await userEvent.click(panel.getByRole("button", { name: "Reset to this scenario" }));
      await expect(await canvas.findByText("Not installed")).toBeVisible();
      const card = await objectCard(canvas, "Contact");
      await expect(card.getByRole("switch", { name: "Write to Contact" })).not.toBeChecked();
      await expect(savedConfig(loaded)).toBeUndefined();
    });
  }),
};
