import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, waitFor } from "storybook/test";
import { german, type ConfigContent, type ConfigRule } from "../src/index.js";
import { freshBackend, loadedBackend, savedConfig, tenant } from "./support/backend/fresh-backend.js";
import { WriteSettings } from "./support/flows/write-settings/write-settings.js";
import { field, objectCard, saveBar } from "./support/playing/find.js";
import { onItsOwnData } from "./support/playing/on-its-own-data.js";
import { DemoApp, type DemoAppProps } from "./support/screen/in-demo-app.js";

const saved = {
  provider: "salesforce",
  write: { objects: { contact: { objectName: "contact" } } },
} satisfies ConfigContent;
const { integration, groupRef } = tenant;

/** A rule of the app's: sources are never written on update. */
const keepsSources: ConfigRule = function keepsSources({ draft }) {
  const source = draft.write?.objects?.["contact"]?.selectedFieldSettings?.["leadsource"];
  if (source?.writeOnUpdate !== "ifEmpty") return [];
  const path = "/write/objects/contact/selectedFieldSettings/leadsource/writeOnUpdate";
  return [{ path, message: "Parcelo keeps the first source of a contact.", hint: "Choose “Never”." }];
};
const rules = [keepsSources];
const locked = ["/write/objects/contact/deletionSettings"];

/** Puts the screen into providers that are given these settings. */
const inApp =
  (settings: Pick<DemoAppProps, "rules" | "locked" | "messages">): NonNullable<Story["decorators"]> =>
  (Screen, { loaded }) => {
    const backend = loadedBackend(loaded);
    return (
      <DemoApp key={backend.run} integration={backend.integration} {...settings}>
        <Screen />
      </DemoApp>
    );
  };

const meta = {
  title: "Rules, locks and words",
  component: WriteSettings,
  args: { appName: "Parcelo", providerName: "Salesforce" },
  loaders: [freshBackend({ installations: [{ integration, groupRef, content: saved }] })],
  parameters: { rules: ["H16", "H18"] },
} satisfies Meta<typeof WriteSettings>;

export default meta;
type Story = StoryObj<typeof meta>;

/** At its start. This app has a rule of its own: the source of a contact is never written where one stands. */
export const Start: Story = {
  decorators: inApp({ rules }),
  play: onItsOwnData(async ({ canvas }) => {
    await objectCard(canvas, "Contact");
    await expect(saveBar(canvas).status).toHaveTextContent("Everything is saved");
  }),
};

/** A rule of the app's own holds a save back, in the app's words. */
export const OwnRule: Story = {
  decorators: inApp({ rules }),
  play: onItsOwnData(async ({ canvas, loaded }) => {
    const card = await objectCard(canvas, "Contact");
    await userEvent.selectOptions(field(card, "leadsource").onUpdate, "ifEmpty");
    await userEvent.click(saveBar(canvas).save);
    await expect(await canvas.findByText(/Parcelo keeps the first source of a contact/)).toBeVisible();
    await expect(savedConfig(loaded)).toEqual(saved);
    await userEvent.selectOptions(field(card, "leadsource").onUpdate, "never");
    await userEvent.click(saveBar(canvas).save);
    await waitFor(() => expect(savedConfig(loaded)).not.toEqual(saved));
  }),
};

/** A place that this user may not change: the switch says so, and stays. */
export const LockedPlace: Story = {
  decorators: inApp({ locked }),
  play: onItsOwnData(async ({ canvas }) => {
    const card = await objectCard(canvas, "Contact");
    const deletion = card.getByRole("switch", { name: "Allow deletion" });
    await expect(deletion).toHaveAttribute("aria-disabled", "true");
    await userEvent.click(deletion);
    await expect(deletion).not.toBeChecked();
    await expect(saveBar(canvas).status).toHaveTextContent("Everything is saved");
  }),
};

/** The kit's own words in German: here, what Undo would take back. */
export const InGerman: Story = {
  decorators: inApp({ messages: german }),
  play: onItsOwnData(async ({ canvas }) => {
    const card = await objectCard(canvas, "Contact");
    await userEvent.selectOptions(field(card, "leadsource").onUpdate, "never");
    await expect(
      await canvas.findByRole("button", { name: /Einstellungen von Lead Source in Contact ändern/ }),
    ).toBeVisible();
  }),
};
