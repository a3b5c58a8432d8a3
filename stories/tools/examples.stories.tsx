import type { Meta, StoryObj } from "@storybook/react-vite";
import type { ComponentType } from "react";
import { expect, userEvent, waitFor } from "storybook/test";
import { BatchWrite } from "../examples/batch-writes.js";
import { Connect } from "../examples/connect.js";
import { Connection } from "../examples/connection.js";
import { DeletionSwitch } from "../examples/deletion.js";
import { EditBar } from "../examples/editing.js";
import { FieldMapping } from "../examples/field-mapping.js";
import { ReadOptions } from "../examples/more-settings.js";
import { BackgroundWrite } from "../examples/operations.js";
import { ReadObjects } from "../examples/read-objects.js";
import { Settings } from "../examples/restored-draft.js";
import { SavePlan } from "../examples/save-plan.js";
import { Events } from "../examples/subscribe-and-proxy.js";
import { TryAWrite } from "../examples/try-a-write.js";
import { SettingsPage } from "../examples/whole-screen.js";
import { WriteSettings } from "../examples/write-settings.js";
import { freshBackend, loadedBackend, savedConfig, tenant } from "../support/backend/fresh-backend.js";
import {
  parceloForSalesforce,
  wholeIntegration,
} from "../support/flows/whole-screen/parcelo-for-salesforce.js";
import { onItsOwnData } from "../support/playing/on-its-own-data.js";
import { DemoApp } from "../support/screen/in-demo-app.js";

const { groupRef, consumerRef } = tenant;
const content = {
  provider: "salesforce",
  read: {
    objects: {
      opportunity: {
        objectName: "opportunity",
        selectedFields: {},
        selectedFieldMappings: { stage: "stagename" },
      },
    },
  },
  write: { objects: { contact: { objectName: "contact" } } },
};
const installed = { installations: [{ integration: wholeIntegration, groupRef, content }] };

/** Puts an example inside the providers that it says it stands in. */
const inProviders = (Example: ComponentType) =>
  function Providers(_: object, { loaded }: { loaded: Record<string, unknown> }) {
    return (
      <DemoApp key={loadedBackend(loaded).run} integration={wholeIntegration}>
        <main>
          <Example />
        </main>
      </DemoApp>
    );
  };

/** The code that the panels show, running as it is: each screen in a few lines, without the looks. */
const meta = {
  title: "Examples",
  loaders: [freshBackend(parceloForSalesforce, installed)],
  parameters: {
    layout: "padded",
    // They are code first: plain controls, as small as the browser makes them.
    a11y: { config: { rules: [{ id: "target-size", enabled: false }] } },
  },
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** A whole screen, with its providers: which objects are written, what is unsaved, and Save. */
export const Whole: Story = {
  render: (_, { loaded }) => (
    <main key={loadedBackend(loaded).run}>
      <SettingsPage groupRef={groupRef} consumerRef={consumerRef} />
    </main>
  ),
  play: onItsOwnData(async ({ canvas, loaded }) => {
    await userEvent.click(await canvas.findByLabelText("Write to Account"));
    await expect(canvas.getByText("1 unsaved changes")).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "Save" }));
    await waitFor(() =>
      expect(savedConfig(loaded)).toMatchObject({
        write: { objects: { account: { objectName: "account" } } },
      }),
    );
  }),
};

/** Objects that are written, and a policy for each field. */
export const Writing: Story = {
  render: inProviders(WriteSettings),
  play: onItsOwnData(async ({ canvas, loaded }) => {
    await userEvent.selectOptions(
      await canvas.findByLabelText(/^Account Name, on update|^Email, on update/),
      "never",
    );
    await userEvent.click(canvas.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(JSON.stringify(savedConfig(loaded))).toContain('"writeOnUpdate":"never"'));
  }),
};

/** Undo, redo, reset and save. */
export const EditingBar: Story = {
  render: inProviders(() => (
    <>
      <DeletionSwitch objectName="contact" />
      <EditBar />
    </>
  )),
  play: onItsOwnData(async ({ canvas }) => {
    await expect(await canvas.findByText("0 unsaved changes")).toBeVisible();
    await expect(canvas.getByRole("switch", { name: /^Allow deletion/ })).not.toBeChecked();
  }),
};

/** Fields that hold what the app asks for. */
export const Mapping: Story = {
  render: inProviders(() => <FieldMapping objectName="opportunity" />),
  play: onItsOwnData(async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole("combobox")[0]).toHaveValue("stagename"));
  }),
};

/** Objects and fields that are read. */
export const Reading: Story = {
  render: inProviders(ReadObjects),
  play: onItsOwnData(async ({ canvas }) => {
    await userEvent.click(await canvas.findByLabelText("Read Account"));
    await userEvent.click(await canvas.findByLabelText("Industry"));
    await expect(canvas.getByLabelText("Industry")).toBeChecked();
  }),
};

/** When an object is read, how far back, and which records. */
export const ReadingOptions: Story = {
  render: inProviders(() => <ReadOptions objectName="account" />),
  play: onItsOwnData(async ({ canvas }) => {
    await userEvent.type(await canvas.findByLabelText("Schedule"), "hourly");
    await expect(await canvas.findByText(/is no schedule/)).toBeVisible();
  }),
};

/** Events, and calls of the API. */
export const Subscribing: Story = {
  render: inProviders(() => <Events objectName="account" />),
  play: onItsOwnData(async ({ canvas }) => {
    await userEvent.click(await canvas.findByLabelText(/^Tell the app/));
    await expect(canvas.getByLabelText(/^Tell the app/)).toBeChecked();
  }),
};

/** The plan of a save, and conflicts. */
export const Plan: Story = {
  render: inProviders(() => (
    <>
      <Events objectName="account" />
      <SavePlan />
    </>
  )),
  play: onItsOwnData(async ({ canvas }) => {
    await userEvent.click(await canvas.findByLabelText(/^Let the app call/));
    await expect(await canvas.findByText(/^PATCH /)).toBeVisible();
  }),
};

/** A draft that is kept. */
export const Kept: Story = {
  loaders: [
    freshBackend({
      installations: [{ integration: tenant.integration, groupRef, content: { provider: "salesforce" } }],
    }),
  ],
  render: (_, { loaded }) => (
    <DemoApp key={loadedBackend(loaded).run} integration={tenant.integration}>
      <main>
        <Settings groupRef={groupRef} consumerRef={consumerRef} />
      </main>
    </DemoApp>
  ),
  play: onItsOwnData(async ({ canvas }) => {
    await expect(await canvas.findByText("Everything is saved.")).toBeVisible();
  }),
};

/** A customer who is not connected. */
export const Connecting: Story = {
  loaders: [freshBackend(parceloForSalesforce, { isConnected: false })],
  render: inProviders(Connect),
  play: onItsOwnData(async ({ canvas }) => {
    await expect(await canvas.findByLabelText("Subdomain")).toBeRequired();
  }),
};

/** A connection, and the way out of it. */
export const Connected: Story = {
  render: inProviders(Connection),
  play: onItsOwnData(async ({ canvas, loaded }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Disconnect" }));
    await expect(await canvas.findByText("Not connected.")).toBeVisible();
    await expect(loadedBackend(loaded).backend.snapshot().connections).toEqual([]);
  }),
};

/** A preview, and the write. */
export const Write: Story = {
  render: inProviders(TryAWrite),
  play: onItsOwnData(async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Write" }));
    await expect(await canvas.findByText("Answered.")).toBeVisible();
  }),
};

/** Two records in one request. */
export const Batch: Story = {
  render: inProviders(BatchWrite),
  play: onItsOwnData(async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Write 2 records" }));
    await expect(await canvas.findByRole("button", { name: "All written" })).toBeVisible();
  }),
};

/** A write in the background. */
export const Background: Story = {
  render: inProviders(BackgroundWrite),
  play: onItsOwnData(async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Write in the background" }));
    await expect(await canvas.findByText(/in_progress|success/)).toBeVisible();
  }),
};
