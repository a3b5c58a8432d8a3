import type { Meta, StoryObj } from "@storybook/react-vite";
import { onItsOwnData } from "./support/playing/on-its-own-data.js";
import { expect, userEvent, waitFor, type within } from "storybook/test";
import { Connect } from "./support/flows/connect/connect.js";
import { WithStandInLogin } from "./support/flows/connect/with-stand-in-login.js";
import code from "./examples/connect.tsx?raw";
import { objectCard } from "./support/playing/find.js";
import { freshBackend, loadedBackend, tenant } from "./support/backend/fresh-backend.js";
import { inDemoApp } from "./support/screen/in-demo-app.js";
import { expectNoSidewaysScroll } from "./support/playing/play-states.js";
import { writingWarehouse } from "./support/backend/write-to-warehouse.js";

/** How a customer connects the CRM: by a login in the provider’s window, or by an API key. `useProvider` tells which; `useConnect` does it. */
const meta = {
  title: "Connect",
  component: Connect,
  decorators: [inDemoApp],
  args: { appName: "Parcelo", providerName: "Salesforce" },
  loaders: [freshBackend({ isConnected: false })],
  parameters: { rules: ["I6", "H7"], docs: { source: { code, language: "tsx" } } },
  render: (args, { loaded }) => (
    <WithStandInLogin {...args} backend={loadedBackend(loaded).backend}>
      {(login) => <Connect {...args} login={login} />}
    </WithStandInLogin>
  ),
} satisfies Meta<typeof Connect>;

export default meta;
// The backend comes from the loader.
type Story = Omit<StoryObj<typeof meta>, "args"> & { args?: { providerName: string } };
type Canvas = ReturnType<typeof within>;

const connections = (loaded: Record<string, unknown>) =>
  loadedBackend(loaded)
    .backend.snapshot()
    .connections.map(({ group, provider, authScheme }) => ({
      groupRef: group.groupRef,
      provider,
      authScheme,
    }));

const press = async (canvas: Canvas, name: string) =>
  userEvent.click(await canvas.findByRole("button", { name }));

async function signIn(canvas: Canvas) {
  await userEvent.type(await canvas.findByLabelText("Subdomain"), "acme");
  await press(canvas, "Sign in to Salesforce");
  await canvas.findByRole("region", { name: "In place of Salesforce’s window" });
}

/** What a customer sees who has not connected yet. */
export const Start: Story = {
  play: onItsOwnData(async ({ canvas }) => {
    await expect(await canvas.findByLabelText("Subdomain")).toHaveValue("");
    await expect(canvas.getByRole("button", { name: "Sign in to Salesforce" })).toBeVisible();
  }),
};

/** By signing in at the provider, in its window: the settings come by themselves. */
export const SignedIn: Story = {
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await signIn(canvas);
    await step("says that it waits", async () => {
      await expect(canvas.getByText("Connecting…")).toBeVisible();
      await expect(connections(loaded)).toEqual([]);
    });
    await press(canvas, "Allow");
    await step("is connected, and shows what there is to decide", async () => {
      const card = await objectCard(canvas, "Contact");
      await expect(card.getByRole("switch", { name: "Write to Contact" })).not.toBeChecked();
      await expect(canvas.queryByRole("region", { name: "Connect Salesforce" })).toBeNull();
      await expect(canvas.getByRole("heading", { level: 1 })).toHaveFocus();
      await expect(connections(loaded)).toEqual([
        { groupRef: tenant.groupRef, provider: "salesforce", authScheme: "oauth2/authorizationCode" },
      ]);
    });
  }),
};

/** The customer is asked what the provider has to know, before any window opens. */
export const Asked: Story = {
  tags: ["screenshots"],
  play: onItsOwnData(async ({ canvas, loaded }) => {
    await press(canvas, "Sign in to Salesforce");
    await expect(canvas.getByLabelText("Subdomain")).toBeInvalid();
    await expect(canvas.getByText("Enter this first: Salesforce needs it to sign you in.")).toBeVisible();
    await expect(canvas.queryByText("Connecting…")).toBeNull();
    await signIn(canvas);
    await expect(connections(loaded)).toEqual([]);
  }),
};

/** What is pasted where the subdomain is asked for is taken apart; another address is not taken. */
export const PastedAddress: Story = {
  tags: ["screenshots"],
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const subdomain = await canvas.findByLabelText("Subdomain");
    const enter = async (text: string) => {
      await userEvent.clear(subdomain);
      await userEvent.click(subdomain);
      await userEvent.paste(text);
      await userEvent.tab();
    };
    for (const [address, part] of [
      ["https://acme.my.salesforce.com", "acme"],
      ["  https://Acme.my.salesforce.com/lightning/page/home?x=1#y ", "acme"],
      ["acme.lightning.force.com", "acme"],
      ["https://acme--uat.sandbox.my.salesforce.com/", "acme--uat.sandbox"],
      ["acme-inc.my.salesforce-setup.com/lightning/setup", "acme-inc"],
      ["acme", "acme"],
    ] as const) {
      await step(`"${address}" is ${part}`, async () => {
        await enter(address);
        await expect(subdomain).toHaveValue(part);
        await expect(subdomain).toBeValid();
      });
    }
    for (const address of [
      "https://acme.example.com",
      "acme inc",
      "https://acme.my.salesforce.com.evil.example",
    ]) {
      await step(`"${address}" is not taken`, async () => {
        await enter(address);
        await expect(subdomain).toBeInvalid();
        await press(canvas, "Sign in to Salesforce");
        await expect(canvas.queryByText("Connecting…")).toBeNull();
      });
    }
    await step("Enter sends the part alone", async () => {
      await userEvent.clear(subdomain);
      await userEvent.type(subdomain, "https://acme.my.salesforce.com{Enter}");
      await press(canvas, "Allow");
      await objectCard(canvas, "Contact");
      await expect(loadedBackend(loaded).backend.snapshot().connections).toMatchObject([
        { providerWorkspaceRef: "acme" },
      ]);
    });
  }),
};

/** Access denied, then the window closed: each says what happened, and can be tried again. */
export const DeniedAndClosed: Story = {
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await step("denied", async () => {
      await signIn(canvas);
      await press(canvas, "Deny");
      await expect(await canvas.findByText(/^The sign-in was refused\./)).toBeVisible();
    });
    await step("closed", async () => {
      await press(canvas, "Sign in to Salesforce");
      await press(canvas, "Close the window");
      await expect(
        await canvas.findByText(/^The sign-in window was closed before you had signed in/),
      ).toBeVisible();
      await expect(connections(loaded)).toEqual([]);
    });
    await step("and allowed at last", async () => {
      await press(canvas, "Sign in to Salesforce");
      await press(canvas, "Allow");
      await objectCard(canvas, "Contact");
      await expect(connections(loaded)).toHaveLength(1);
    });
  }),
};

/** Given up while the window is open: nothing went wrong, and nothing is connected. */
export const GivenUp: Story = {
  play: onItsOwnData(async ({ canvas, loaded }) => {
    await signIn(canvas);
    await press(canvas, "Cancel");
    await waitFor(() => expect(canvas.queryByText("Connecting…")).toBeNull());
    await expect(canvas.getByRole("button", { name: "Sign in to Salesforce" })).toHaveFocus();
    await expect(canvas.queryByRole("region", { name: /^In place of/ })).toBeNull();
    await expect(canvas.queryByText("Not connected.")).toBeNull();
    await expect(connections(loaded)).toEqual([]);
  }),
};

/** By an API key, which goes to the service and stays nowhere. */
export const ByApiKey: Story = {
  args: { providerName: "Warehouse" },
  loaders: [freshBackend(writingWarehouse, { isConnected: false })],
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const key = await canvas.findByLabelText("API key of your Warehouse");
    await step("wants one", async () => {
      await press(canvas, "Connect");
      await expect(key).toBeInvalid();
      await expect(connections(loaded)).toEqual([]);
    });
    await step("is connected with it", async () => {
      await userEvent.type(key, "whk-0123456789");
      await expect(key).toHaveAttribute("type", "password");
      await press(canvas, "Connect");
      await objectCard(canvas, "Parcels");
      await expect(connections(loaded)).toEqual([
        { groupRef: tenant.groupRef, provider: "warehouse", authScheme: "apiKey" },
      ]);
      await expect(document.body.innerHTML).not.toContain("whk-0123456789");
    });
  }),
};

/** The service refuses: its words show, and the key is still there to be sent again. */
export const Refused: Story = {
  args: { providerName: "Warehouse" },
  loaders: [
    freshBackend(writingWarehouse, {
      isConnected: false,
      faults: [{ operations: ["generateConnection"], times: 1, effect: { kind: "status", status: 503 } }],
    }),
  ],
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await userEvent.type(await canvas.findByLabelText("API key of your Warehouse"), "whk-0123456789");
    await press(canvas, "Connect");
    await step("says what to do", async () => {
      await expect(await canvas.findByText("Not connected.")).toBeVisible();
      await expect(canvas.getByText(/^The service has a problem\. Try again in a moment\./)).toBeVisible();
      await expect(connections(loaded)).toEqual([]);
    });
    await step("works when it is sent again", async () => {
      await press(canvas, "Connect");
      await objectCard(canvas, "Parcels");
    });
  }),
};

/** How to connect could not be looked up: the customer can ask again. */
export const LookedUpAgain: Story = {
  loaders: [
    freshBackend({
      isConnected: false,
      faults: [{ operations: ["getProvider"], effect: { kind: "status", status: 403 } }],
    }),
  ],
  play: onItsOwnData(async ({ canvas, loaded }) => {
    await expect(await canvas.findByText("How to connect Salesforce could not be looked up.")).toBeVisible();
    loadedBackend(loaded).backend.faults.set([]);
    await press(canvas, "Try again");
    await expect(await canvas.findByLabelText("Subdomain")).toBeVisible();
  }),
};

/** The same screen on a phone, in the dark. */
export const Narrow: Story = {
  globals: { viewport: { value: "phone" }, theme: "dark" },
  play: onItsOwnData(async ({ canvas }) => {
    await signIn(canvas);
    await expectNoSidewaysScroll();
  }),
};
