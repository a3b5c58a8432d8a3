import type { Meta, StoryObj } from "@storybook/react-vite";
import { onItsOwnData } from "./support/playing/on-its-own-data.js";
import { expect, userEvent, waitFor, within } from "storybook/test";
import type { ConfigContent } from "../src/index.js";
import { checklist, objectCard, saveBar } from "./support/playing/find.js";
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
  pressSave,
  readOnlyReason,
  refusingToLoad,
  saveAll,
} from "./support/playing/play-states.js";
import { ReadObjects } from "./support/flows/read-objects/read-objects.js";
import code from "./examples/read-objects.tsx?raw";
import { comeBack, saveElsewhere } from "./support/backend/save-elsewhere.js";
import { readingSalesforce, syncIntegration } from "./support/backend/sync-with-salesforce.js";

const account = {
  objectName: "account",
  selectedFields: { industry: true, phone: true },
  selectedFieldMappings: {},
};
const contact = { objectName: "contact", selectedFields: { title: true }, selectedFieldMappings: {} };
const opportunity = {
  objectName: "opportunity",
  selectedFields: { amount: true },
  selectedFieldMappings: { stage: "stagename" },
};
const saved = {
  provider: "salesforce",
  read: { objects: { account, contact } },
} satisfies ConfigContent;

const { groupRef } = tenant;
const installedWith = (content: ConfigContent) => ({
  installations: [{ integration: syncIntegration, groupRef, content }],
});
const installed = installedWith(saved);
/** Which objects are read and which of their fields, in lists of any length. */
const meta = {
  title: "Read objects",
  component: ReadObjects,
  decorators: [inDemoApp],
  args: { appName: "Parcelo", providerName: "Salesforce" },
  loaders: [freshBackend(readingSalesforce, installed)],
  parameters: { rules: ["D1", "D7", "D10"], docs: { source: { code, language: "tsx" } } },
} satisfies Meta<typeof ReadObjects>;

export default meta;
type Story = StoryObj<typeof meta>;

const reading = (card: ReturnType<typeof within>) => card.getByRole("switch", { name: /^Read / });

/** Which objects are read, when, and which of their fields; nothing to save. */
export const Installed: Story = {
  parameters: { rules: ["D1", "D10", "S1"] },
  play: onItsOwnData(async ({ canvas, step }) => {
    const card = await objectCard(canvas, "Account");

    await step("shows what the integration decides by itself", async () => {
      await expect(card.getByText("Every 6 hours")).toBeVisible();
      await expect(card.getByText("Account Name, Website")).toBeVisible();
      await expect((await objectCard(canvas, "Contact")).getByText("Every 30 minutes")).toBeVisible();
    });
    await step("shows what the customer chose", async () => {
      await expect(reading(card)).toBeChecked();
      await expect(checklist(card).count()).toBe("2 of 6 selected");
      await expect(checklist(card).check("industry")).toBeChecked();
      await expect(checklist(card).check("billingcity")).not.toBeChecked();
      await expect(reading(await objectCard(canvas, "Opportunity"))).not.toBeChecked();
    });
    await step("has nothing to send", async () => {
      await expect(saveBar(canvas).status).toHaveTextContent("Everything is saved");
    });
  }),
};

/** Fields of two objects: one request with both, or none of them is saved. */
export const Edited: Story = {
  tags: ["screenshots"],
  parameters: { rules: ["D10", "S4", "S5", "I1"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const accounts = await objectCard(canvas, "Account");
    const contacts = await objectCard(canvas, "Contact");

    await step("ticking there and back is no change", async () => {
      await userEvent.click(checklist(accounts).check("billingcity"));
      await expect(saveBar(canvas).status).toHaveTextContent("1 unsaved change");
      await userEvent.click(checklist(accounts).check("billingcity"));
      await expect(saveBar(canvas).status).toHaveTextContent("Everything is saved");
    });
    await step("marks what is no longer read", async () => {
      await userEvent.click(checklist(accounts).check("phone"));
      await expect(accounts.getByText("No longer read")).toBeVisible();
      await waitFor(() => expect(canvas.getAllByText("No longer read")).toHaveLength(2));
    });
    await step("two objects go out in one request", async () => {
      await userEvent.click(checklist(contacts).check("department"));
      await expectRequest(
        canvas,
        expect.objectContaining({
          updateMask: ["config.content.read.objects.account", "config.content.read.objects.contact"],
        }),
      );
    });
    await step("saves both", async () => {
      await saveAll(canvas);
      await expect(savedConfig(loaded)).toEqual({
        ...saved,
        read: {
          objects: {
            account: { ...account, selectedFields: { industry: true } },
            contact: { ...contact, selectedFields: { title: true, department: true } },
          },
        },
      });
    });
  }),
};

/** An object that is no longer to be read: marked before it is saved, and its settings are kept. */
export const TurnedOff: Story = {
  parameters: { rules: ["D10", "S1", "S3"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const card = await objectCard(canvas, "Account");
    await userEvent.click(reading(card));

    await step("says what it takes away, at the switch and in the changes", async () => {
      await expect(card.getByText(/gets no Account records any more/)).toBeVisible();
      await expect(reading(card)).toHaveAccessibleDescription(/gets no Account records any more/);
      await expect(await canvas.findByText("Stops reading")).toBeVisible();
    });
    await step("on again is no change", async () => {
      await userEvent.click(reading(card));
      await expect(saveBar(canvas).status).toHaveTextContent("Everything is saved");
      await userEvent.click(reading(card));
    });
    await step("one operation", async () => {
      await expectRequest(canvas, {
        groupRef,
        action: "read",
        changes: [{ op: "add", path: "/disabled", value: true }],
      });
    });
    await step("nothing is sent by planning", async () => {
      await expect(savedConfig(loaded)).toEqual(saved);
    });
  }),
};

/** What the server holds of an object that is no longer read: all of it, so that it can be read again. */
export const Saved: Story = {
  parameters: { rules: ["I2", "D10"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const card = await objectCard(canvas, "Account");
    await userEvent.click(reading(card));
    await saveAll(canvas);
    await step("the server keeps the rest", async () => {
      await expect(savedConfig(loaded)).toEqual({
        ...saved,
        read: { objects: { account: { ...account, disabled: true }, contact } },
      });
    });
    await step("read again, it has its fields", async () => {
      await userEvent.click(reading(card));
      await expect(checklist(card).check("industry")).toBeChecked();
      await saveAll(canvas);
      await expect(savedConfig(loaded)).toEqual({
        ...saved,
        read: { objects: { account: { ...account, disabled: false }, contact } },
      });
    });
  }),
};

/** An object with 521 optional fields: searched, and selected as one step to undo. */
export const ManyFields: Story = {
  tags: ["screenshots"],
  loaders: [
    freshBackend(readingSalesforce, installedWith({ ...saved, read: { objects: { account, opportunity } } })),
  ],
  parameters: { rules: ["D1", "D9", "I2"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const card = await objectCard(canvas, "Opportunity");
    const fields = checklist(card);

    await step("shows the first part, and how many there are", async () => {
      await expect(fields.count()).toBe("1 of 521 selected");
      await expect(fields.checks()).toHaveLength(60);
      await userEvent.click(fields.button(/^Show 60 more of 521$/));
      await expect(fields.checks()).toHaveLength(120);
    });
    await step("finds by name and API name", async () => {
      await userEvent.type(fields.search(), "forecast");
      await expect(fields.count()).toBe("1 of 521 selected · 50 found");
      await userEvent.clear(fields.search());
      await userEvent.type(fields.search(), "apac_forecast");
      await expect(fields.checks()).toHaveLength(10);
    });
    await step("selects what was found, as one step", async () => {
      await userEvent.click(fields.button(/^Select the 10 found$/));
      await expect(fields.count()).toBe("11 of 521 selected · 10 found");
      await userEvent.click(canvas.getByRole("button", { name: "Undo: Select 10 fields of Opportunity" }));
      await expect(fields.count()).toBe("1 of 521 selected · 10 found");
    });
    await step("all of them are one step, too", async () => {
      await userEvent.clear(fields.search());
      await userEvent.click(fields.button(/^Select all$/));
      await expect(fields.count()).toBe("521 of 521 selected");
      await userEvent.click(canvas.getByRole("button", { name: "Undo: Select 521 fields of Opportunity" }));
      await expect(saveBar(canvas).status).toHaveTextContent("Everything is saved");
    });
    await step("saves what was found", async () => {
      await userEvent.type(fields.search(), "forecast owner");
      await userEvent.click(fields.button(/^Select the 5 found$/));
      await saveAll(canvas);
      await expect(savedConfig(loaded)).toMatchObject({
        read: {
          objects: {
            opportunity: {
              selectedFields: {
                amount: true,
                apac_forecast_owner__c: true,
                emea_forecast_owner__c: true,
                latin_america_forecast_owner__c: true,
                north_america_forecast_owner__c: true,
                public_sector_forecast_owner__c: true,
              },
            },
          },
        },
      });
    });
  }),
};

/** An object that cannot be read before a required field is mapped: said on the card as soon as it is turned on, and not saved. */
export const MappingMissing: Story = {
  parameters: { rules: ["D7", "D14"] },
  play: onItsOwnData(async ({ canvas, loaded }) => {
    const card = await objectCard(canvas, "Opportunity");
    await expect(card.queryByRole("list")).toBeNull();
    await userEvent.click(reading(card));
    const issues = within(await card.findByRole("list", { name: "What Opportunity still needs" }));
    await expect(issues.getAllByRole("listitem")).toHaveLength(1);
    await expect(issues.getByRole("listitem")).toHaveTextContent(/^Opportunity · .+This one is required/);
    await pressSave(canvas);
    await waitFor(() =>
      expect(saveBar(canvas).status).toHaveTextContent("Not saved: 1 thing has to be fixed first."),
    );
    // Said once: on the card, to which the save leads.
    await waitFor(() => expect(issues.getByRole("listitem")).toHaveFocus());
    await expect(canvas.getAllByText(/This one is required/)).toHaveLength(1);
    await expect(savedConfig(loaded)).toEqual(saved);
  }),
};

/** Nothing is installed: the first save creates the installation. */
export const NotInstalled: Story = {
  loaders: [freshBackend(readingSalesforce)],
  parameters: { rules: ["D7", "S2"] },
  play: onItsOwnData(async ({ canvas, loaded }) => {
    const card = await objectCard(canvas, "Contact");
    await expect(canvas.getByText("Not installed")).toBeVisible();
    await userEvent.click(reading(card));
    await userEvent.click(checklist(card).check("title"));
    await saveAll(canvas);
    await expect(savedConfig(loaded)).toEqual({ provider: "salesforce", read: { objects: { contact } } });
  }),
};

async function tick(canvas: ReturnType<typeof within>, fieldName: string) {
  await userEvent.click(checklist(await objectCard(canvas, "Account")).check(fieldName));
}

/** A save is under way. */
export const Saving: Story = {
  parameters: { rules: ["D12", "H3"] },
  play: onItsOwnData(async (context) => {
    await tick(context.canvas, "billingcity");
    await playSaving(context);
  }),
};

/** The backend is down: the draft stays, and is saved when it is back. */
export const SaveFailed: Story = {
  parameters: { rules: ["D12", "H7"] },
  play: onItsOwnData(async (context) => {
    await tick(context.canvas, "billingcity");
    await playSaveFailed(context);
    await saveAll(context.canvas);
    await expect(savedConfig(context.loaded)).toEqual({
      ...saved,
      read: {
        objects: {
          account: { ...account, selectedFields: { ...account.selectedFields, billingcity: true } },
          contact,
        },
      },
    });
  }),
};

/** Ticks a field while somebody else decides the other way on it, and ticks another one; answers the conflicts. */
async function collide({
  canvas,
  loaded,
}: {
  canvas: ReturnType<typeof within>;
  loaded: Record<string, unknown>;
}) {
  await tick(canvas, "billingcity");
  await saveElsewhere(loaded, {
    action: "read",
    objectName: "account",
    changes: [
      { op: "add", path: "/selectedFields/billingcity", value: false },
      { op: "add", path: "/selectedFields/annualrevenue", value: true },
    ],
  });
  return comeBack(canvas);
}

/** Somebody else decided the other way on the same field: the user's tick stays, and what else they ticked is there. */
export const Conflict: Story = {
  parameters: { rules: ["D11"] },
  play: onItsOwnData(async (context) => {
    const panel = await collide(context);
    const fields = checklist(await objectCard(context.canvas, "Account"));
    await expect(panel.getAllByRole("group")).toHaveLength(1);
    await expect(fields.check("billingcity")).toBeChecked();
    await expect(fields.check("annualrevenue")).toBeChecked();
  }),
};

/** Mine is kept, and saved over theirs. */
export const ConflictResolved: Story = {
  parameters: { rules: ["D11", "I2"] },
  play: onItsOwnData(async (context) => {
    const { canvas, loaded } = context;
    const panel = await collide(context);
    await userEvent.click(panel.getByRole("button", { name: "Keep mine" }));
    await saveAll(canvas);
    await expect(savedConfig(loaded)).toEqual({
      ...saved,
      read: {
        objects: {
          account: {
            ...account,
            selectedFields: { ...account.selectedFields, billingcity: true, annualrevenue: true },
          },
          contact,
        },
      },
    });
  }),
};

/** Somebody who may look only. */
export const ReadOnly: Story = {
  args: { readOnlyReason },
  play: onItsOwnData(async (context) => {
    await playReadOnly(context);
    const fields = checklist(await objectCard(context.canvas, "Account"));
    await expect(fields.check("industry")).toBeDisabled();
    await expect(fields.check("industry")).toBeChecked();
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

/** The customer has not connected the CRM: nobody knows their fields. */
export const Disconnected: Story = {
  loaders: [freshBackend(readingSalesforce, { isConnected: false })],
  play: onItsOwnData(playDisconnected),
};

/** The same screen on a phone, in the dark. */
export const Narrow: Story = {
  globals: { viewport: { value: "phone" }, theme: "dark" },
  play: onItsOwnData(async ({ canvas }) => {
    await tick(canvas, "phone");
    await userEvent.click(reading(await objectCard(canvas, "Contact")));
    await expectNoSidewaysScroll();
  }),
};
