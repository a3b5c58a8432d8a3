import type { Meta, StoryObj } from "@storybook/react-vite";
import { onItsOwnData } from "./support/playing/on-its-own-data.js";
import { expect, userEvent, waitFor, within } from "storybook/test";
import code from "./examples/connection.tsx?raw";
import { ConnectionPage } from "./support/flows/connection/connection.js";
import { WriteCheck } from "./support/flows/connection/write-check.js";
import { WithStandInLogin } from "./support/flows/connect/with-stand-in-login.js";
import { freshBackend, loadedBackend, savedConfig, tenant } from "./support/backend/fresh-backend.js";
import { inDemoApp } from "./support/screen/in-demo-app.js";

const { groupRef, consumerRef, integration } = tenant;
const id = "the-connection";
const content = { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } };
const installations = [{ integration, groupRef, content }];
const connected = { isConnected: false, installations };
const connection = { id, provider: "salesforce", groupRef, consumerRef };

/** A connection that works, that no longer does, and that is taken away. `useConnection` tells its health. */
const meta = {
  title: "Connection",
  component: ConnectionPage,
  decorators: [inDemoApp],
  args: { appName: "Parcelo", providerName: "Salesforce" },
  loaders: [freshBackend({ ...connected, connections: [{ ...connection, status: "working" }] })],
  parameters: { rules: ["H9"], docs: { source: { code, language: "tsx" } } },
  render: (args, { loaded }) => (
    <WithStandInLogin {...args} backend={loadedBackend(loaded).backend}>
      {(login) => (
        <ConnectionPage {...args} login={login}>
          <WriteCheck />
        </ConnectionPage>
      )}
    </WithStandInLogin>
  ),
} satisfies Meta<typeof ConnectionPage>;

export default meta;
// The backend comes from the loader.
type Story = Omit<StoryObj<typeof meta>, "args">;
type Canvas = ReturnType<typeof within>;

const ids = (loaded: Record<string, unknown>) =>
  loadedBackend(loaded)
    .backend.snapshot()
    .connections.map((each) => each.id);

const press = async (canvas: Canvas, name: string) =>
  userEvent.click(await canvas.findByRole("button", { name }));

const shows = (canvas: Canvas, text: RegExp) =>
  waitFor(() => expect(canvas.getByRole("status", { name: "" })).toHaveTextContent(text));

async function writes(canvas: Canvas, text: RegExp) {
  await press(canvas, "Write a contact");
  await waitFor(() => expect(canvas.getByRole("status", { name: "The write" })).toHaveTextContent(text));
}

/** A connection that works. */
export const Start: Story = {
  play: onItsOwnData(async ({ canvas }) => {
    await shows(canvas, /^Connected\./);
    await expect(await canvas.findByText("Installed, working")).toBeVisible();
  }),
};

/** The provider no longer accepts the credentials: signing in again heals the same connection, and writes arrive again. */
export const Reconnect: Story = {
  loaders: [freshBackend({ ...connected, connections: [{ ...connection, status: "bad_credentials" }] })],
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await step("is broken, and says so", async () => {
      await shows(canvas, /no longer lets Parcelo in/);
      await expect(canvas.getByText("Installed, not working")).toBeVisible();
      await writes(canvas, /connect again|Refused/);
    });
    await step("is healed by signing in again", async () => {
      await press(canvas, "Sign in to Salesforce");
      await press(canvas, "Allow");
      await shows(canvas, /^Connected\./);
      await expect(await canvas.findByText("Installed, working")).toBeVisible();
      await expect(ids(loaded)).toEqual([id]);
    });
    await step("and the installation writes again", async () => {
      await writes(canvas, /^Arrived\.$/);
      await expect(savedConfig(loaded)).toEqual(content);
    });
  }),
};

/** Disconnecting says beforehand what it does; the settings stay, and hold again once the customer connects. */
export const Disconnect: Story = {
  tags: ["screenshots"],
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await shows(canvas, /^Connected\./);
    await step("asks first, and Cancel leaves everything as it is", async () => {
      await press(canvas, "Disconnect");
      const dialog = within(await canvas.findByRole("dialog", { name: "Disconnect Salesforce?" }));
      await expect(dialog.getByText(/Nothing it writes arrives any more/)).toBeVisible();
      await userEvent.click(dialog.getByRole("button", { name: "Cancel" }));
      await expect(ids(loaded)).toEqual([id]);
    });
    await step("takes the connection away, and keeps the installation, which no longer works", async () => {
      await press(canvas, "Disconnect");
      const dialog = within(await canvas.findByRole("dialog", { name: "Disconnect Salesforce?" }));
      await userEvent.click(dialog.getByRole("button", { name: "Disconnect" }));
      await shows(canvas, /^Disconnected\./);
      await expect(await canvas.findByText("Installed, not working")).toBeVisible();
      await expect(ids(loaded)).toEqual([]);
      await expect(savedConfig(loaded)).toEqual(content);
    });
    await step("connecting again moves the installation to the new connection", async () => {
      await userEvent.type(await canvas.findByLabelText("Subdomain"), "acme");
      await press(canvas, "Sign in to Salesforce");
      await press(canvas, "Allow");
      await shows(canvas, /^Connected\./);
      await expect(await canvas.findByText("Installed, working")).toBeVisible();
      await expect(ids(loaded)).toHaveLength(1);
      await writes(canvas, /^Arrived\.$/);
      await expect(savedConfig(loaded)).toEqual(content);
    });
  }),
};
