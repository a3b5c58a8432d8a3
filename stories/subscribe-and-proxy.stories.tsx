import type { Meta, StoryObj } from "@storybook/react-vite";
import { onItsOwnData } from "./support/playing/on-its-own-data.js";
import { expect, userEvent, type within } from "storybook/test";
import type { ConfigContent } from "../src/index.js";
import { objectCard, saveBar } from "./support/playing/find.js";
import { freshBackend, savedConfig, tenant } from "./support/backend/fresh-backend.js";
import { inDemoApp } from "./support/screen/in-demo-app.js";
import {
  expectNoSidewaysScroll,
  expectRequest,
  neverAnswering,
  playDisconnected,
  playLoadFailed,
  playLoading,
  playReadOnly,
  playSaveFailed,
  playSaving,
  readOnlyReason,
  refusingToLoad,
  saveAll,
} from "./support/playing/play-states.js";
import { comeBack, saveElsewhere } from "./support/backend/save-elsewhere.js";
import { SubscribeAndProxy } from "./support/flows/subscribe-and-proxy/subscribe-and-proxy.js";
import code from "./examples/subscribe-and-proxy.tsx?raw";
import { readingSalesforce, syncIntegration } from "./support/backend/sync-with-salesforce.js";

const account = {
  objectName: "account",
  destination: "accountWebhook",
  inheritFieldsAndMappings: true,
  createEvent: { enabled: "always" },
  updateEvent: { enabled: "always", watchFieldsAuto: "all" },
  deleteEvent: { enabled: "always" },
} as const;
const read = {
  objects: {
    account: {
      objectName: "account",
      selectedFields: { industry: true, phone: true },
      selectedFieldMappings: {},
    },
  },
};
const saved = {
  provider: "salesforce",
  read,
  subscribe: { objects: { account } },
  proxy: { enabled: true },
} satisfies ConfigContent;

const { groupRef } = tenant;
const installed = { installations: [{ integration: syncIntegration, groupRef, content: saved }] };
/** What an app is told as soon as it happens, and whether it may call the CRM’s API with the customer’s connection. */
const meta = {
  title: "Subscribe and proxy",
  component: SubscribeAndProxy,
  decorators: [inDemoApp],
  args: {
    appName: "Parcelo",
    providerName: "Salesforce",
    objects: [
      { objectName: "account", displayName: "Account", events: ["create", "update", "delete"] },
      { objectName: "contact", displayName: "Contact", events: ["create", "update"] },
    ],
  },
  loaders: [freshBackend(readingSalesforce, installed)],
  parameters: { rules: ["D1", "D7", "D10"], docs: { source: { code, language: "tsx" } } },
} satisfies Meta<typeof SubscribeAndProxy>;

export default meta;
type Story = StoryObj<typeof meta>;
type Canvas = ReturnType<typeof within>;

const telling = (card: Canvas) => card.getByRole("switch", { name: /^Tell Parcelo about / });
const event = (card: Canvas, kind: "New" | "Changed" | "Deleted") =>
  card.getByRole("switch", { name: `${kind} records` });
const proxySwitch = (canvas: Canvas) => canvas.getByRole("switch", { name: /call Salesforce’s API$/ });
const watched = (card: Canvas, name: string) =>
  card.getByRole("checkbox", { name: new RegExp(`(^| )${name}$`) });

/** What the app is told of, with which fields, and whether it may call the API; nothing to save. */
export const Installed: Story = {
  parameters: { rules: ["D1", "D10", "S1"] },
  play: onItsOwnData(async ({ canvas, step }) => {
    const card = await objectCard(canvas, "Account");

    await step("shows what is saved", async () => {
      await expect(telling(card)).toBeChecked();
      for (const kind of ["New", "Changed", "Deleted"] as const)
        await expect(event(card, kind)).toBeChecked();
      await expect(card.getByLabelText("Which changes count")).toHaveDisplayValue("Changes of any field");
      await expect(telling(await objectCard(canvas, "Contact"))).not.toBeChecked();
      await expect(proxySwitch(canvas)).toBeChecked();
    });
    await step("says what events inherit of reading", async () => {
      await expect(
        card.getByText("The same as for reading Account: Account Name, Website, Industry, Account Phone."),
      ).toBeVisible();
    });
    await step("has nothing to send", async () => {
      await expect(saveBar(canvas).status).toHaveTextContent("Everything is saved");
    });
  }),
};

/** Events on and off, and which changes count: a patch of the one object. */
export const Edited: Story = {
  tags: ["screenshots"],
  parameters: { rules: ["D10", "S3", "I2"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const card = await objectCard(canvas, "Account");

    await step("off and on again is no change", async () => {
      await userEvent.click(event(card, "Deleted"));
      await expect(await canvas.findByText("Stops these events")).toBeVisible();
      await userEvent.click(event(card, "Deleted"));
      await expect(saveBar(canvas).status).toHaveTextContent("Everything is saved");
      await userEvent.click(event(card, "Deleted"));
    });
    await step("fields there and back are no change", async () => {
      await userEvent.selectOptions(
        card.getByLabelText("Which changes count"),
        "Changes of the fields below",
      );
      await userEvent.click(watched(card, "phone"));
      await userEvent.selectOptions(card.getByLabelText("Which changes count"), "Changes of any field");
      await expect(saveBar(canvas).status).toHaveTextContent("1 unsaved change");
    });
    await step("asks for at least one field", async () => {
      await userEvent.selectOptions(
        card.getByLabelText("Which changes count"),
        "Changes of the fields below",
      );
      for (const name of ["name", "website", "industry", "phone"]) await userEvent.click(watched(card, name));
      await expect(card.getByLabelText("Which changes count")).toBeInvalid();
      await userEvent.click(watched(card, "phone"));
      await userEvent.click(watched(card, "industry"));
      await expect(card.getByLabelText("Which changes count")).toBeValid();
    });
    await step("an operation for each leaf, and one for the choice of fields", async () => {
      await expectRequest(canvas, {
        groupRef,
        action: "subscribe",
        changes: [
          { op: "replace", path: "/deleteEvent/enabled", value: "never" },
          {
            op: "replace",
            path: "/updateEvent",
            value: { enabled: "always", requiredWatchFields: ["industry", "phone"] },
          },
        ],
      });
    });
    await step("the server holds it", async () => {
      await saveAll(canvas);
      await expect(savedConfig(loaded)).toEqual({
        ...saved,
        subscribe: {
          objects: {
            account: {
              ...account,
              updateEvent: { enabled: "always", requiredWatchFields: ["industry", "phone"] },
              deleteEvent: { enabled: "never" },
            },
          },
        },
      });
    });
  }),
};

/** An object that was not subscribed to starts with what the manifest declares. */
export const Subscribed: Story = {
  parameters: { rules: ["D7", "S4", "I1"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const card = await objectCard(canvas, "Contact");
    await userEvent.click(telling(card));

    await step("has the manifest's events and watched fields", async () => {
      await expect(event(card, "New")).toBeChecked();
      await expect(event(card, "Changed")).toBeChecked();
      await expect(card.queryByRole("switch", { name: "Deleted records" })).toBeNull();
      await expect(watched(card, "email")).toBeChecked();
      await expect(watched(card, "lastname")).toBeChecked();
    });
    await step("says that reading is off", async () => {
      await expect(card.getByText("The same as for reading Contact, which is off.")).toBeVisible();
    });
    await step("saves it beside the other one", async () => {
      await saveAll(canvas);
      await expect(savedConfig(loaded)).toEqual({
        ...saved,
        subscribe: {
          objects: {
            account,
            contact: {
              objectName: "contact",
              destination: "contactWebhook",
              inheritFieldsAndMappings: true,
              createEvent: { enabled: "always" },
              updateEvent: { enabled: "always", requiredWatchFields: ["email", "lastname"] },
            },
          },
        },
      });
    });
  }),
};

/** A subscription that ends: marked before it is saved; off and on within one draft brings all of it back. */
export const Unsubscribed: Story = {
  parameters: { rules: ["D10", "S4"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const card = await objectCard(canvas, "Account");
    await userEvent.click(telling(card));
    await userEvent.click(telling(card));
    await expect(saveBar(canvas).status).toHaveTextContent("Everything is saved");

    await step("says what it takes away", async () => {
      await userEvent.click(telling(card));
      await expect(card.getByText(/told nothing about Account records any more/)).toBeVisible();
      await expect(await canvas.findByText("Ends the subscription")).toBeVisible();
    });
    await step("the map without it", async () => {
      await expectRequest(canvas, {
        updateMask: ["config.content.subscribe.objects"],
        installation: {
          config: { content: { provider: "salesforce", subscribe: { objects: {} } } },
        },
      });
      await expect(savedConfig(loaded)).toEqual(saved);
    });
  }),
};

/** The app may no longer call the API: marked, and one mask path. */
export const ProxyOff: Story = {
  parameters: { rules: ["D10", "S4", "I1"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await objectCard(canvas, "API access");
    await userEvent.click(proxySwitch(canvas));

    await step("masks the switch alone", async () => {
      await expect(await canvas.findByText("Ends calls through the proxy")).toBeVisible();
      await expectRequest(canvas, {
        updateMask: ["config.content.proxy.enabled"],
        installation: { config: { content: { provider: "salesforce", proxy: { enabled: false } } } },
      });
    });
    await step("the server holds it", async () => {
      await saveAll(canvas);
      await expect(savedConfig(loaded)).toEqual({ ...saved, proxy: { enabled: false } });
    });
    await step("on and off again is no change", async () => {
      await userEvent.click(proxySwitch(canvas));
      await userEvent.click(proxySwitch(canvas));
      await expect(saveBar(canvas).status).toHaveTextContent("Saved");
    });
  }),
};

/** Nothing is installed: all is off, and the first save creates the installation. */
export const NotInstalled: Story = {
  loaders: [freshBackend(readingSalesforce)],
  parameters: { rules: ["D7", "S2"] },
  play: onItsOwnData(async ({ canvas, loaded }) => {
    const card = await objectCard(canvas, "Account");
    await expect(telling(card)).not.toBeChecked();
    await expect(proxySwitch(canvas)).not.toBeChecked();
    await userEvent.click(telling(card));
    await userEvent.click(proxySwitch(canvas));
    await saveAll(canvas);
    await expect(savedConfig(loaded)).toEqual({
      provider: "salesforce",
      subscribe: { objects: { account } },
      proxy: { enabled: true },
    });
  }),
};

async function stopDeleted(canvas: Canvas) {
  await userEvent.click(event(await objectCard(canvas, "Account"), "Deleted"));
}

/** A save is under way. */
export const Saving: Story = {
  parameters: { rules: ["D12", "H3"] },
  play: onItsOwnData(async (context) => {
    await stopDeleted(context.canvas);
    await playSaving(context);
  }),
};

/** The backend is down: the draft stays, and is saved when it is back. */
export const SaveFailed: Story = {
  parameters: { rules: ["D12", "H7"] },
  play: onItsOwnData(async (context) => {
    await stopDeleted(context.canvas);
    await playSaveFailed(context);
    await saveAll(context.canvas);
    await expect(savedConfig(context.loaded)).toMatchObject({
      subscribe: { objects: { account: { deleteEvent: { enabled: "never" } } } },
    });
  }),
};

/** Chooses fields to watch while somebody else chooses others; answers the conflicts. */
async function collide({ canvas, loaded }: { canvas: Canvas; loaded: Record<string, unknown> }) {
  const card = await objectCard(canvas, "Account");
  await userEvent.selectOptions(card.getByLabelText("Which changes count"), "Changes of the fields below");
  await userEvent.click(watched(card, "name"));
  await saveElsewhere(loaded, {
    action: "subscribe",
    objectName: "account",
    changes: [
      { op: "remove", path: "/updateEvent/watchFieldsAuto" },
      { op: "add", path: "/updateEvent/requiredWatchFields", value: ["phone"] },
    ],
  });
  return comeBack(canvas);
}

/** Somebody else chose other fields to watch: the draft keeps the user's. */
export const Conflict: Story = {
  parameters: { rules: ["D11"] },
  play: onItsOwnData(async (context) => {
    const panel = await collide(context);
    const card = await objectCard(context.canvas, "Account");
    await expect(panel.getAllByRole("group")).toHaveLength(1);
    await expect(panel.getByText("Account Phone")).toBeVisible();
    await expect(watched(card, "name")).not.toBeChecked();
    await expect(watched(card, "website")).toBeChecked();
  }),
};

/** Theirs is taken: there is nothing to save any more. */
export const ConflictResolved: Story = {
  parameters: { rules: ["D11"] },
  play: onItsOwnData(async (context) => {
    const panel = await collide(context);
    await userEvent.click(panel.getByRole("button", { name: "Take theirs" }));
    const card = await objectCard(context.canvas, "Account");
    await expect(watched(card, "website")).not.toBeChecked();
    await expect(watched(card, "phone")).toBeChecked();
    await expect(saveBar(context.canvas).status).toHaveTextContent("Everything is saved");
  }),
};

/** Somebody who may look only. */
export const ReadOnly: Story = {
  args: { readOnlyReason },
  play: onItsOwnData(async (context) => {
    await playReadOnly(context);
    const card = await objectCard(context.canvas, "Account");
    await expect(telling(card)).toBeChecked();
    await expect(card.getByLabelText("Which changes count")).toBeDisabled();
  }),
};

/** The server has not answered yet. */
export const Loading: Story = {
  loaders: [freshBackend(readingSalesforce, installed, neverAnswering)],
  play: onItsOwnData(playLoading),
};

/** The server does not hand out the settings. */
export const LoadFailed: Story = {
  loaders: [freshBackend(readingSalesforce, installed, refusingToLoad)],
  parameters: { rules: ["H7"] },
  play: onItsOwnData(playLoadFailed),
};

/** The customer has not connected the CRM: there is nothing to be told of. */
export const Disconnected: Story = {
  loaders: [freshBackend(readingSalesforce, { isConnected: false })],
  play: onItsOwnData(playDisconnected),
};

/** The same screen on a phone, in the dark. */
export const Narrow: Story = {
  globals: { viewport: { value: "phone" }, theme: "dark" },
  play: onItsOwnData(async ({ canvas }) => {
    const card = await objectCard(canvas, "Account");
    await userEvent.selectOptions(card.getByLabelText("Which changes count"), "Changes of the fields below");
    await stopDeleted(canvas);
    await userEvent.click(proxySwitch(canvas));
    await expectNoSidewaysScroll();
  }),
};
