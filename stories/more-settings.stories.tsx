import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, waitFor, type within } from "storybook/test";
import type { ConfigContent } from "../src/index.js";
import { freshBackend, savedConfig, tenant } from "./support/backend/fresh-backend.js";
import { readingSalesforce, syncIntegration } from "./support/backend/sync-with-salesforce.js";
import { MoreSettings } from "./support/flows/more-settings/more-settings.js";
import { objectCard, saveBar } from "./support/playing/find.js";
import { onItsOwnData } from "./support/playing/on-its-own-data.js";
import { expectRequest, saveAll } from "./support/playing/play-states.js";
import { inDemoApp } from "./support/screen/in-demo-app.js";
import code from "./examples/more-settings.tsx?raw";

const account = { objectName: "account", selectedFields: { industry: true }, selectedFieldMappings: {} };
const events = {
  objectName: "account",
  destination: "accountWebhook",
  inheritFieldsAndMappings: true,
  updateEvent: { enabled: "always", watchFieldsAuto: "all" },
} as const;
const saved = {
  provider: "salesforce",
  read: { objects: { account } },
  subscribe: { objects: { account: events } },
} satisfies ConfigContent;
const { groupRef } = tenant;

/** What one customer’s config may say otherwise than the manifest: when is read, how much, and what is told. */
const meta = {
  title: "More settings",
  component: MoreSettings,
  decorators: [inDemoApp],
  args: { appName: "Parcelo", providerName: "Salesforce" },
  loaders: [
    freshBackend(readingSalesforce, {
      installations: [{ integration: syncIntegration, groupRef, content: saved }],
    }),
  ],
  parameters: { rules: ["H19", "D14"], docs: { source: { code, language: "tsx" } } },
} satisfies Meta<typeof MoreSettings>;

export default meta;
type Story = StoryObj<typeof meta>;
type Canvas = ReturnType<typeof within>;

/** What the server holds of the account’s reading and of its events. */
const held = (loaded: Record<string, unknown>) => {
  const content = savedConfig(loaded) as ConfigContent;
  return { read: content.read?.objects["account"], events: content.subscribe?.objects["account"] };
};
const patch = (action: "read" | "subscribe", ...changes: object[]) => ({ groupRef, action, changes });

async function expectNoChange(canvas: Canvas) {
  await waitFor(() => expect(saveBar(canvas).status).toHaveTextContent("Everything is saved"));
}

/** At its start: nothing of it is chosen, and what the app has holds. */
export const Start: Story = {
  play: onItsOwnData(async ({ canvas }) => {
    const card = await objectCard(canvas, "Account");
    await expect(card.getByLabelText("Schedule")).toHaveValue("");
    await expect(card.getByLabelText("The first read")).toHaveDisplayValue("As the app has it");
    await expectNoChange(canvas);
  }),
};

/** A schedule in place of the app’s: what is no cron is told, and taken back is no change. */
export const Schedule: Story = {
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const schedule = (await objectCard(canvas, "Account")).getByLabelText("Schedule");
    await step("what the service would refuse is told at once", async () => {
      await userEvent.type(schedule, "hourly");
      await waitFor(() => expect(schedule).toHaveAccessibleDescription(/"hourly" is no schedule/));
    });
    await step("taking it back is no change", async () => {
      await userEvent.clear(schedule);
      await expectNoChange(canvas);
    });
    await step("one operation", async () => {
      await userEvent.type(schedule, "*/15 * * * *");
      await expectRequest(canvas, patch("read", { op: "add", path: "/schedule", value: "*/15 * * * *" }));
      await saveAll(canvas);
      await expect(held(loaded).read).toEqual({ ...account, schedule: "*/15 * * * *" });
    });
  }),
};

/** How far back the first read goes. */
export const Backfill: Story = {
  play: onItsOwnData(async ({ canvas, loaded }) => {
    const period = (await objectCard(canvas, "Account")).getByLabelText("The first read");
    await userEvent.selectOptions(period, "Everything");
    await userEvent.selectOptions(period, "As the app has it");
    await expectNoChange(canvas);
    await userEvent.selectOptions(period, "The last 30 days");
    await saveAll(canvas);
    await expect(held(loaded).read).toEqual({
      ...account,
      backfill: { defaultPeriod: { days: 30 } },
    });
  }),
};

/** Only records that meet a condition are read. */
export const FieldFilter: Story = {
  play: onItsOwnData(async ({ canvas, loaded }) => {
    const card = await objectCard(canvas, "Account");
    await userEvent.selectOptions(card.getByLabelText("Field"), "Industry");
    await userEvent.type(await card.findByLabelText("Equals"), "Energy");
    await saveAll(canvas);
    await expect(held(loaded).read).toEqual({
      ...account,
      fieldFilters: [{ fieldName: "industry", operator: "eq", value: "Energy" }],
    });
  }),
};

/** All fields are read, also those that the CRM gets later. */
export const AllFields: Story = {
  play: onItsOwnData(async ({ canvas, loaded }) => {
    const all = (await objectCard(canvas, "Account")).getByRole("switch", { name: "Read all fields" });
    await userEvent.click(all);
    await userEvent.click(all);
    await expectNoChange(canvas);
    await userEvent.click(all);
    await expect(await canvas.findByRole("button", { name: /Select all fields of Account/ })).toBeVisible();
    await saveAll(canvas);
    await expect(held(loaded).read).toEqual({ ...account, selectedFieldsAuto: "all" });
  }),
};

/** A name that the app offers this customer to map, beyond those of its manifest. */
export const OfferedMapping: Story = {
  play: onItsOwnData(async ({ canvas, loaded }) => {
    const card = await objectCard(canvas, "Account");
    const offer = card.getByRole("switch", { name: "Sort by a field of your own" });
    await userEvent.click(offer);
    await userEvent.selectOptions(await card.findByLabelText("Account tier"), "Industry");
    await userEvent.click(offer);
    await expectNoChange(canvas);
    await userEvent.click(offer);
    await userEvent.selectOptions(await card.findByLabelText("Account tier"), "Industry");
    await saveAll(canvas);
    await expect(held(loaded).read).toEqual({
      ...account,
      selectedFieldMappings: { accountTier: "industry" },
      dynamicMappingsInput: [{ mapToName: "accountTier", mapToDisplayName: "Account tier" }],
    });
  }),
};

/** An event of the CRM’s own. */
export const OtherEvents: Story = {
  play: onItsOwnData(async ({ canvas, loaded }) => {
    const card = await objectCard(canvas, "Events of Account");
    await userEvent.click(card.getByRole("switch", { name: "Merged records" }));
    await expectRequest(
      canvas,
      patch("subscribe", { op: "add", path: "/otherEvents", value: ["object.merged"] }),
    );
    await saveAll(canvas);
    await expect(held(loaded).events).toEqual({ ...events, otherEvents: ["object.merged"] });
  }),
};

/** Salesforce leaves out what nobody watches: that wants the watched fields by name. */
export const QuotaOptimization: Story = {
  play: onItsOwnData(async ({ canvas, loaded }) => {
    const card = await objectCard(canvas, "Events of Account");
    await userEvent.click(card.getByRole("switch", { name: "Save quota" }));
    await expect(await card.findByText(/only where the watched fields are named/)).toBeVisible();
    await userEvent.click(card.getByRole("button", { name: "Watch the name alone" }));
    await waitFor(() => expect(card.queryByText(/only where the watched fields are named/)).toBeNull());
    await saveAll(canvas);
    await expect(held(loaded).events).toEqual({
      ...events,
      updateEvent: { enabled: "always", requiredWatchFields: ["name"] },
      providerOptions: { quotaOptimization: { enabled: true } },
    });
  }),
};
