import type { Meta, StoryObj } from "@storybook/react-vite";
import { onItsOwnData } from "../support/playing/on-its-own-data.js";
import { expect, userEvent, waitFor, within } from "storybook/test";
import { freshBackend, loadedBackend, tenant } from "../support/backend/fresh-backend.js";
import { inDemoApp } from "../support/screen/in-demo-app.js";
import code from "../examples/operations.tsx?raw";
import { Operations } from "../support/flows/operations/operations.js";
import { expectNoSidewaysScroll } from "../support/playing/play-states.js";

const { integration, groupRef } = tenant;
const content = { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } };

/** Writes in the background: followed until they end, retried, and gathered into batches. The clock is the mock backend’s, so that a two-hour retry takes a click. */
const meta = {
  title: "Operations",
  component: Operations,
  decorators: [inDemoApp],
  args: { appName: "Parcelo", providerName: "Salesforce" },
  loaders: [freshBackend({ installations: [{ integration, groupRef, content }] })],
  parameters: { rules: ["W16", "W17", "W18", "W19"], docs: { source: { code, language: "tsx" } } },
  render: (args, { loaded }) => <Operations {...args} {...loadedBackend(loaded)} />,
} satisfies Meta<typeof Operations>;

export default meta;
// The backend comes from the loader.
type Story = Omit<StoryObj<typeof meta>, "args">;
type Canvas = ReturnType<typeof within>;

const press = async (canvas: Canvas, name: string) =>
  userEvent.click(await canvas.findByRole("button", { name }));

/** The operation of that description, once it is listed. */
const operation = async (canvas: Canvas, name: string) =>
  within(await canvas.findByRole("listitem", { name }));

const stands = (item: Canvas, status: string) => waitFor(() => expect(item.getByText(status)).toBeVisible());

function written(loaded: Record<string, unknown>) {
  const instance = loadedBackend(loaded).backend.instance({ provider: "salesforce", groupRef });
  return instance.records("contact").map(({ fields }) => fields["firstname"]);
}

/** Nothing was started yet. */
export const Empty: Story = {
  play: onItsOwnData(async ({ canvas }) => {
    await expect(await canvas.findByText("No operations yet.")).toBeVisible();
  }),
};

/** A write in the background is done at once where nothing is in its way. */
export const Done: Story = {
  parameters: { rules: ["W16", "W19"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await press(canvas, "Write in the background");
    await step("ends as a success, with its log", async () => {
      const item = await operation(canvas, "Write in the background");
      await stands(item, "Success");
      await expect(item.getByText("[contact] Record created")).toBeVisible();
      await expect(written(loaded)).toEqual(["Harry"]);
    });
  }),
};

/** Out of quota three times: the pauses get longer, and the record is written once. */
export const Retried: Story = {
  parameters: { rules: ["W17", "W19"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await userEvent.selectOptions(
      await canvas.findByLabelText("Mock Salesforce answers"),
      "Quota exceeded 3 times",
    );
    await press(canvas, "Write in the background");
    const item = await operation(canvas, "Write in the background");

    await step("waits after the first attempt", async () => {
      await stands(item, "In progress");
      await waitFor(() => expect(item.getByText("Attempts").nextElementSibling).toHaveTextContent("1"));
      await expect(written(loaded)).toEqual([]);
    });
    await step("succeeds at the fourth, an hour later at most", async () => {
      await press(canvas, "+1 hour");
      await stands(item, "Success");
      await expect(item.getByText("Attempts").nextElementSibling).toHaveTextContent("4");
      await expect(written(loaded)).toEqual(["Harry"]);
    });
  }),
};

/** What the CRM refuses for good fails at once. */
export const Failed: Story = {
  parameters: { rules: ["W17", "W19"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const answers = await canvas.findByLabelText("Mock Salesforce answers");
    await userEvent.selectOptions(answers, "Validation rule broken");
    await press(canvas, "Write in the background");
    await step("is not tried again", async () => {
      const item = await operation(canvas, "Write in the background");
      await stands(item, "Failure");
      await expect(written(loaded)).toEqual([]);
    });
  }),
};

/** Three records share an operation, and go out together at the deadline of the first one. */
export const Gathered: Story = {
  tags: ["screenshots"],
  parameters: { rules: ["W9", "W18", "W19"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    for (const count of ["1 record", "2 records", "3 records"]) {
      await press(canvas, "Add to an auto batch");
      await canvas.findByText(new RegExp(`^${count} ·`));
    }
    const item = await operation(canvas, "Auto batch");

    await step("waits", async () => {
      await press(canvas, "+1 minute");
      await expect(await canvas.findByText("2025-01-01 00:01:00")).toBeVisible();
      await stands(item, "In progress");
      await expect(canvas.getAllByRole("listitem", { name: "Auto batch" })).toHaveLength(1);
      await expect(written(loaded)).toEqual([]);
    });
    await step("goes out 30 minutes after the first", async () => {
      await press(canvas, "Until idle");
      await expect(await canvas.findByText("2025-01-01 00:30:00")).toBeVisible();
      await stands(item, "Success");
      await expect(item.getByText("Batch write completed (3 succeeded, 0 failed)")).toBeVisible();
      await expect(written(loaded)).toEqual(["Harry", "Hermione", "Ron"]);
    });
    await step("another one stands above it", async () => {
      await press(canvas, "Write in the background");
      await stands(await operation(canvas, "Write in the background"), "Success");
      const list = within(canvas.getByRole("list", { name: "Operations, newest first" }));
      const [first] = list.getAllByRole("heading", { level: 2 });
      await expect(first).toHaveTextContent("Write in the background");
    });
  }),
};

/** The same screen on a phone, in the dark. */
export const Narrow: Story = {
  globals: { viewport: { value: "phone" }, theme: "dark" },
  play: onItsOwnData(async ({ canvas }) => {
    await press(canvas, "Add to an auto batch");
    await stands(await operation(canvas, "Auto batch"), "In progress");
    await expectNoSidewaysScroll();
  }),
};
