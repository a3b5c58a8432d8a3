import type { Meta, StoryObj } from "@storybook/react-vite";
import { onItsOwnData } from "../support/playing/on-its-own-data.js";
import { expect, userEvent, within } from "storybook/test";
import { BatchWrites } from "../support/flows/batch-writes/batch-writes.js";
import code from "../examples/batch-writes.tsx?raw";
import { freshBackend, loadedBackend, tenant } from "../support/backend/fresh-backend.js";
import { inDemoApp } from "../support/screen/in-demo-app.js";
import { expectNoSidewaysScroll } from "../support/playing/play-states.js";

const { integration, groupRef } = tenant;
const content = { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } };

/** Many records in one request, and only those again that failed. */
const meta = {
  title: "Batch writes",
  component: BatchWrites,
  decorators: [inDemoApp],
  args: { appName: "Parcelo", providerName: "Salesforce" },
  loaders: [freshBackend({ installations: [{ integration, groupRef, content }] })],
  parameters: { rules: ["W7", "W15"], docs: { source: { code, language: "tsx" } } },
  render: (args, { loaded }) => <BatchWrites {...args} {...loadedBackend(loaded)} />,
} satisfies Meta<typeof BatchWrites>;

export default meta;
// The backend comes from the loader.
type Story = Omit<StoryObj<typeof meta>, "args">;
type Canvas = ReturnType<typeof within>;

const press = async (canvas: Canvas, name: string) =>
  userEvent.click(await canvas.findByRole("button", { name }));
const outcomes = (canvas: Canvas) =>
  within(canvas.getByRole("list", { name: "Records" }))
    .getAllByRole("listitem")
    .map((item: HTMLElement) => item.querySelector(".batch-outcome")?.textContent);
const record = (canvas: Canvas, number: number) =>
  within(canvas.getByRole("group", { name: `Record ${String(number)}` }));

function written(loaded: Record<string, unknown>) {
  const instance = loadedBackend(loaded).backend.instance({ provider: "salesforce", groupRef });
  return instance.records("contact").map(({ fields }) => fields["firstname"]);
}

/** The batches that were sent, by the first names in them. */
function sentBatches(loaded: Record<string, unknown>) {
  return loadedBackend(loaded)
    .backend.journal.entries.filter(({ operation }) => operation === "writeRecords")
    .map(({ request }) =>
      (request.body as { batch: { record: { firstname: string } }[] }).batch.map(
        (entry) => entry.record.firstname,
      ),
    );
}

const refused = /^Failed FIELD_CUSTOM_VALIDATION_EXCEPTION/;

/** Five records, before they are sent. */
export const Start: Story = {
  play: onItsOwnData(async ({ canvas }) => {
    await expect(await canvas.findByRole("button", { name: "Write 5 records" })).toBeVisible();
    await expect(canvas.getByText("Nothing sent yet")).toBeVisible();
  }),
};

/** Five records in one request, each with its id. */
export const Written: Story = {
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await press(canvas, "Write 5 records");
    await expect(await canvas.findByText("5 of 5 written")).toBeVisible();
    await step("shows each record's id", async () => {
      for (const outcome of outcomes(canvas)) await expect(outcome).toMatch(/^Written 003\w{15}$/);
      await expect(written(loaded)).toEqual(["Harry", "Hermione", "Ron", "Luna", "Neville"]);
    });
    await step("leaves nothing to send", async () => {
      await expect(canvas.getByRole("button", { name: "All written" })).toHaveFocus();
      await expect(canvas.getByText("Nothing is left.")).toBeVisible();
      await expect(sentBatches(loaded)).toHaveLength(1);
    });
  }),
};

/** Salesforce refuses every other record: the rest are written, and each failure says why. */
export const PartialFailure: Story = {
  tags: ["screenshots"],
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await press(canvas, "Refuse every other record");
    await press(canvas, "Write 5 records");
    await step("some are written, some are not", async () => {
      await expect(await canvas.findByText("3 of 5 written")).toBeVisible();
      const shown = outcomes(canvas);
      for (const index of [0, 2, 4]) await expect(shown[index]).toMatch(/^Written /);
      for (const index of [1, 3]) await expect(shown[index]).toMatch(refused);
      await expect(written(loaded)).toEqual(["Harry", "Ron", "Neville"]);
    });
    await step("what is written cannot be edited", async () => {
      await expect(record(canvas, 1).getByLabelText("Last name")).toBeDisabled();
      await expect(record(canvas, 2).getByLabelText("Last name")).toBeEnabled();
    });
  }),
};

/** Only those that failed go out again, so that no record is written twice. */
export const FailedOnesRetried: Story = {
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await press(canvas, "Refuse every other record");
    await press(canvas, "Write 5 records");
    await press(canvas, "Retry the 2 that failed");
    await step("writes the rest", async () => {
      await expect(await canvas.findByText("5 of 5 written")).toBeVisible();
      await expect(written(loaded)).toEqual(["Harry", "Ron", "Neville", "Hermione", "Luna"]);
      await expect(sentBatches(loaded)).toEqual([
        ["Harry", "Hermione", "Ron", "Luna", "Neville"],
        ["Hermione", "Luna"],
      ]);
    });
  }),
};

/** All or none: one bad record keeps the others back; mended, all are written. */
export const AllOrNone: Story = {
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await userEvent.click(await canvas.findByRole("switch", { name: "All or none" }));
    await userEvent.clear(record(canvas, 3).getByLabelText("Last name"));
    await press(canvas, "Write 5 records");
    await step("rolls back all", async () => {
      await expect(await canvas.findByText(/^0 of 5 written/)).toHaveTextContent("rolled back all records");
      const shown = outcomes(canvas);
      await expect(shown[2]).toMatch(/^Failed REQUIRED_FIELD_MISSING: .*lastname/);
      for (const index of [0, 1, 3, 4]) await expect(shown[index]).toMatch(/^Failed /);
      await expect(written(loaded)).toEqual([]);
    });
    await step("writes all once the record is mended", async () => {
      await userEvent.type(record(canvas, 3).getByLabelText("Last name"), "Weasley");
      await press(canvas, "Retry the 5 that failed");
      await expect(await canvas.findByText("5 of 5 written")).toBeVisible();
      await expect(written(loaded)).toHaveLength(5);
    });
  }),
};

/** The request itself is refused: nothing is written, and nothing is lost. */
export const Refused: Story = {
  loaders: [freshBackend({ installations: [] })],
  parameters: { rules: ["W11", "H7"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await press(canvas, "Write 5 records");
    await step("says why", async () => {
      await expect(await canvas.findByText("The request was refused")).toBeVisible();
    });
    await expect(canvas.getByRole("button", { name: "Write 5 records" })).toBeVisible();
    await expect(written(loaded)).toEqual([]);
  }),
};

/** The same screen on a phone, in the dark. */
export const Narrow: Story = {
  globals: { viewport: { value: "phone" }, theme: "dark" },
  play: onItsOwnData(async ({ canvas }) => {
    await press(canvas, "Refuse every other record");
    await press(canvas, "Write 5 records");
    await canvas.findByText("3 of 5 written");
    await expectNoSidewaysScroll();
  }),
};
