import type { Meta, StoryObj } from "@storybook/react-vite";
import { onItsOwnData } from "./support/playing/on-its-own-data.js";
import { expect, userEvent, waitFor, within } from "storybook/test";
import type { ConfigContent, WriteConfigObject } from "../src/index.js";
import { allowDeletionIn, field, objectCard, saveBar, shownRequest } from "./support/playing/find.js";
import { freshBackend, loadedBackend, savedConfig, tenant } from "./support/backend/fresh-backend.js";
import { comeBack, saveElsewhere } from "./support/backend/save-elsewhere.js";
import { inDemoApp } from "./support/screen/in-demo-app.js";
import code from "./examples/write-settings.tsx?raw";
import {
  expectRequest,
  neverAnswering,
  playDisconnected,
  playLoadFailed,
  playLoading,
  playReadOnly,
  playSaving,
  readOnlyReason,
  refusingToLoad,
} from "./support/playing/play-states.js";
import { WriteSettings } from "./support/flows/write-settings/write-settings.js";

const contact = {
  objectName: "contact",
  selectedFieldSettings: {
    email: { writeOnUpdate: "ifEmpty" },
    leadsource: { default: { stringValue: "Web" }, writeOnUpdate: "never" },
  },
} satisfies WriteConfigObject;
const touchpoints = {
  objectName: "touchpoints__c",
  selectedFieldSettings: { source: { default: { stringValue: "myApp" } } },
} satisfies WriteConfigObject;
const saved = {
  provider: "salesforce",
  read: {
    objects: {
      contact: { objectName: "contact", selectedFields: { email: true }, selectedFieldMappings: {} },
    },
  },
  write: { objects: { contact, touchpoints__c: touchpoints } },
} satisfies ConfigContent;

const { integration, groupRef } = tenant;
const installed = { installations: [{ integration, groupRef, content: saved }] };

/** Which objects an app may write, and for each field a default and whether a write may overwrite it. `useLocalConfig` and `useFieldSettings` edit the draft; `useSaveInstallation` saves it. */
const meta = {
  title: "Write settings",
  component: WriteSettings,
  decorators: [inDemoApp],
  args: { appName: "Parcelo", providerName: "Salesforce" },
  loaders: [freshBackend(installed)],
  parameters: { rules: ["D1", "D2", "D10", "S1"], docs: { source: { code, language: "tsx" } } },
} satisfies Meta<typeof WriteSettings>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The settings that the server holds; nothing to save. */
export const Installed: Story = {
  play: onItsOwnData(async ({ canvas, step }) => {
    const card = await objectCard(canvas, "Contact");

    await step("shows what is saved", async () => {
      await expect(card.getByRole("switch", { name: "Write to Contact" })).toBeChecked();
      await expect(card.getByRole("switch", { name: "Allow deletion" })).not.toBeChecked();
      await expect(field(card, "email").onUpdate).toHaveValue("ifEmpty");
      await expect(field(card, "leadsource").defaultValue).toHaveValue("Web");
      const account = await objectCard(canvas, "Account");
      await expect(account.getByRole("switch", { name: "Write to Account" })).not.toBeChecked();
    });
    await step("offers no field that is read-only", async () => {
      await expect(card.queryByRole("group", { name: /createddate/ })).toBeNull();
    });
    await step("has nothing to send", async () => {
      const { status, save, reset } = saveBar(canvas);
      await expect(status).toHaveTextContent("Everything is saved");
      await expect(save).toHaveAttribute("aria-disabled", "true");
      await expect(reset).toHaveAttribute("aria-disabled", "true");
      await expect(await canvas.findByText("Nothing to send: everything is saved.")).toBeVisible();
    });
  }),
};

/** Edits of one object that the server has: Save will patch it. */
export const Edited: Story = {
  tags: ["screenshots"],
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const card = await objectCard(canvas, "Contact");
    const deletion = card.getByRole("switch", { name: "Allow deletion" });
    const patch = (...changes: object[]) => ({ groupRef, action: "write", changes });
    const enableDeletion = { op: "add", path: "/deletionSettings", value: { enabled: true } };

    await step("deletion alone is the sample of the write guide, letter by letter", async () => {
      await allowDeletionIn(card);
      const line = /^PATCH \/projects\/mock-project\/.*\/objects\/contact\/config-content$/;
      await expectRequest(canvas, patch(enableDeletion), line);
      await expect(saveBar(canvas).status).toHaveTextContent("1 unsaved change");
    });
    await step("deletion on and off again is no change", async () => {
      await userEvent.click(deletion);
      await expect(saveBar(canvas).status).toHaveTextContent("Everything is saved");
      await allowDeletionIn(card);
    });
    await step("a number, a yes/no and a policy change one key of their fields", async () => {
      await userEvent.type(field(card, "lead_score__c").defaultValue, "50");
      await userEvent.selectOptions(field(card, "hasoptedoutofemail").defaultValue, "No");
      await userEvent.selectOptions(field(card, "email").onUpdate, "Never");
      await expectRequest(
        canvas,
        patch(
          enableDeletion,
          { op: "replace", path: "/selectedFieldSettings/email/writeOnUpdate", value: "never" },
          {
            op: "add",
            path: "/selectedFieldSettings/hasoptedoutofemail",
            value: { default: { booleanValue: false } },
          },
          {
            op: "add",
            path: "/selectedFieldSettings/lead_score__c",
            value: { default: { integerValue: 50 } },
          },
        ),
      );
    });
    await step("lists each changed leaf", async () => {
      await expect(saveBar(canvas).status).toHaveTextContent("4 unsaved changes");
      const items = canvas.getAllByRole("listitem");
      await expect(items.map((item) => item.querySelector(".place")?.getAttribute("title"))).toEqual([
        "/write/objects/contact/deletionSettings/enabled",
        "/write/objects/contact/selectedFieldSettings/email/writeOnUpdate",
        "/write/objects/contact/selectedFieldSettings/hasoptedoutofemail/default",
        "/write/objects/contact/selectedFieldSettings/lead_score__c/default",
      ]);
      await expect(items.map((item) => item.textContent)).toEqual([
        "Contact · Allow deletionOnLets records be deleted",
        "Contact · Email · On updateOnly if emptyNever",
        "Contact · Email Opt Out · Default valueNo",
        "Contact · Lead Score · Default value50",
      ]);
    });
    await step("nothing is sent by planning", async () => {
      await expect(savedConfig(loaded)).toEqual(saved);
    });
  }),
};

/** Reset brings back what the server holds, also what was typed and never was a setting. */
export const Reset: Story = {
  play: onItsOwnData(async ({ canvas, step }) => {
    const contactCard = await objectCard(canvas, "Contact");
    const touchpointsCard = await objectCard(canvas, "Touchpoints");

    await step("edits, adds and disables", async () => {
      await allowDeletionIn(contactCard);
      await userEvent.selectOptions(field(contactCard, "leadsource").defaultValue, "No default");
      await userEvent.selectOptions(field(contactCard, "leadsource").onCreate, "Never");
      await userEvent.type(field(contactCard, "lead_score__c").defaultValue, "5.5");
      await expect(field(contactCard, "lead_score__c").defaultValue).toBeInvalid();
      await userEvent.click(touchpointsCard.getByText(/^\d+ (more )?fields/));
      await userEvent.type(field(touchpointsCard, "channel").defaultValue, "email");
      await userEvent.click(contactCard.getByRole("switch", { name: "Write to Contact" }));
      await expect(saveBar(canvas).status).toHaveTextContent(/unsaved changes/);
    });
    await step("resets exactly", async () => {
      await userEvent.click(saveBar(canvas).reset);
      await expect(saveBar(canvas).status).toHaveTextContent("Everything is saved");
      await expect(await canvas.findByText("Nothing to send: everything is saved.")).toBeVisible();
      const card = await objectCard(canvas, "Contact");
      await expect(card.getByRole("switch", { name: "Write to Contact" })).toBeChecked();
      await expect(card.getByRole("switch", { name: "Allow deletion" })).not.toBeChecked();
      await expect(field(card, "leadsource").defaultValue).toHaveValue("Web");
      await expect(field(card, "leadsource").onCreate).toHaveValue("always");
      await expect(field(card, "lead_score__c").defaultValue).toHaveValue("");
      const touchpoints = await objectCard(canvas, "Touchpoints");
      await userEvent.click(touchpoints.getByText(/^\d+ (more )?fields/));
      await expect(field(touchpoints, "channel").defaultValue).toHaveValue("");
    });
  }),
};

/** Save sends the patch, and the server holds what the screen shows. */
export const Saved: Story = {
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const card = await objectCard(canvas, "Contact");
    await allowDeletionIn(card);
    await userEvent.selectOptions(field(card, "leadsource").onUpdate, "Only if empty");
    await userEvent.click(saveBar(canvas).save);

    await step("says so, and keeps the focus", async () => {
      await waitFor(() => expect(saveBar(canvas).status).toHaveTextContent("Saved"));
      await expect(saveBar(canvas).save).toHaveFocus();
      await expect(await canvas.findByText("Nothing to send: everything is saved.")).toBeVisible();
    });
    await step("changes what was edited and nothing else", async () => {
      await expect(savedConfig(loaded)).toEqual({
        ...saved,
        write: {
          objects: {
            ...saved.write.objects,
            contact: {
              ...contact,
              deletionSettings: { enabled: true },
              selectedFieldSettings: {
                ...contact.selectedFieldSettings,
                leadsource: { default: { stringValue: "Web" }, writeOnUpdate: "ifEmpty" },
              },
            },
          },
        },
      });
    });
  }),
};

/** An object that the server does not have yet goes out whole, by update mask; the defaults are those of the write guide. */
export const ObjectEnabled: Story = {
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const account: WriteConfigObject = {
      objectName: "account",
      selectedFieldSettings: {
        source: { default: { stringValue: "myApp" } },
        amount: { default: { integerValue: 0 } },
        automated: { default: { booleanValue: true } },
      },
    };
    const card = await objectCard(canvas, "Account");

    await step("lists the fields of an object that is only written", async () => {
      await userEvent.click(card.getByRole("switch", { name: "Write to Account" }));
      await card.findByRole("group", { name: /source/ });
      await userEvent.type(field(card, "source").defaultValue, "myApp");
      await userEvent.type(field(card, "amount").defaultValue, "0");
      await userEvent.selectOptions(field(card, "automated").defaultValue, "Yes");
    });
    await step("masks the new object alone", async () => {
      const content = { provider: "salesforce", write: { objects: { account } } };
      await expectRequest(
        canvas,
        { updateMask: ["config.content.write.objects.account"], installation: { config: { content } } },
        /^PATCH \/projects\/mock-project\/.*\/installations\/[\w-]+$/,
      );
    });
    await step("saves it beside the others", async () => {
      await userEvent.click(saveBar(canvas).save);
      await waitFor(() => expect(saveBar(canvas).status).toHaveTextContent("Saved"));
      await expect(savedConfig(loaded)).toEqual({
        ...saved,
        write: { objects: { ...saved.write.objects, account } },
      });
    });
  }),
};

/** Nothing is installed: the first save creates the installation, with the body of the write guide. */
export const NotInstalled: Story = {
  loaders: [freshBackend()],
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const content = {
      provider: "salesforce",
      write: { objects: { contact: { objectName: "contact", deletionSettings: { enabled: true } } } },
    };
    const card = await objectCard(canvas, "Contact");
    await expect(canvas.getByText("Not installed")).toBeVisible();

    await step("creates with connection and revision filled in", async () => {
      await userEvent.click(card.getByRole("switch", { name: "Write to Contact" }));
      await allowDeletionIn(card);
      await expectRequest(
        canvas,
        {
          groupRef,
          connectionId: expect.any(String),
          config: { revisionId: expect.any(String), content },
        },
        /^POST \/projects\/mock-project\/.*\/installations$/,
      );
    });
    await step("installs", async () => {
      await userEvent.click(saveBar(canvas).save);
      await waitFor(() => expect(saveBar(canvas).status).toHaveTextContent("Saved"));
      await expect(canvas.getByText("Installed")).toBeVisible();
      await expect(savedConfig(loaded)).toEqual(content);
    });
  }),
};

/** The server refuses, as the connected user may no longer see a field that is read: the draft stays. */
export const SaveRefused: Story = {
  tags: ["screenshots"],
  loaders: [
    freshBackend(installed, {
      fields: [{ provider: "salesforce", objectName: "contact", hidden: ["email"] }],
    }),
  ],
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const card = await objectCard(canvas, "Contact");
    await userEvent.selectOptions(field(card, "leadsource").onUpdate, "Always");
    const { body } = await waitFor(() => shownRequest(canvas));
    await step("says what holds once the setting is gone", async () => {
      await expect(canvas.getByRole("listitem")).toHaveTextContent(
        /^Contact · Lead Source · On update ?Never ?Always$/,
      );
    });
    await userEvent.click(saveBar(canvas).save);

    await step("says what was refused once, in words for people", async () => {
      const { status } = saveBar(canvas);
      await waitFor(() => expect(status).toHaveTextContent("Not saved: 1 thing has to be fixed first."));
      await expect(within(status).getAllByRole("listitem")).toHaveLength(1);
      await expect(status).not.toHaveTextContent("salesforce instance");
    });
    await step("keeps the draft, ready to be saved again", async () => {
      await expect(field(card, "leadsource").onUpdate).toHaveValue("always");
      await expect(saveBar(canvas).status).toHaveTextContent("1 unsaved change");
      await expect(saveBar(canvas).save).toHaveAttribute("aria-disabled", "false");
      await expectRequest(canvas, body);
    });
    await step("the server holds what it held", async () => {
      await expect(savedConfig(loaded)).toEqual(saved);
    });
  }),
};

/** A save that takes its time: the bar says so and waits with it. */
export const Saving: Story = {
  parameters: { rules: ["D12", "H3"] },
  play: onItsOwnData(async (context) => {
    const card = await objectCard(context.canvas, "Contact");
    await allowDeletionIn(card);
    await playSaving(context);
  }),
};

/** Who may look but not change anything. */
export const ReadOnly: Story = {
  args: { readOnlyReason },
  play: onItsOwnData(async (context) => {
    const card = await objectCard(context.canvas, "Contact");
    await playReadOnly(context);
    await expect(field(card, "leadsource").defaultValue).toHaveValue("Web");
    await expect(field(card, "leadsource").defaultValue).toBeDisabled();
  }),
};

/** The server has not answered yet. */
export const Loading: Story = {
  loaders: [freshBackend(installed, neverAnswering)],
  play: onItsOwnData(playLoading),
};

/** The server does not hand out the settings. */
export const LoadFailed: Story = {
  loaders: [freshBackend(installed, refusingToLoad)],
  parameters: { rules: ["H7"] },
  play: onItsOwnData(playLoadFailed),
};

/** The server hands the settings out when it is asked again. */
export const LoadedAgain: Story = {
  loaders: [freshBackend(installed, refusingToLoad)],
  parameters: { rules: ["H7", "H10"] },
  play: onItsOwnData(async ({ canvas, loaded }) => {
    const again = await canvas.findByRole("button", { name: "Try again" });
    loadedBackend(loaded).backend.faults.set([]);
    await userEvent.click(again);
    const card = await objectCard(canvas, "Contact");
    await expect(card.getByRole("switch", { name: "Write to Contact" })).toBeChecked();
  }),
};

/** The customer has not connected the CRM. */
export const Disconnected: Story = {
  loaders: [freshBackend({ isConnected: false })],
  play: onItsOwnData(playDisconnected),
};

/** Steps back and forth by button and keyboard, each with its name. */
export const UndoAndRedo: Story = {
  play: onItsOwnData(async ({ canvas, step }) => {
    const card = await objectCard(canvas, "Contact");
    const deletion = card.getByRole("switch", { name: "Allow deletion" });
    const button = (name: string) => canvas.getByRole("button", { name });

    await step("there is nothing to undo at first", async () => {
      await expect(button("Undo")).toHaveAttribute("aria-disabled", "true");
      await expect(button("Redo")).toHaveAttribute("aria-disabled", "true");
    });
    await step("each edit is a step with a name", async () => {
      await allowDeletionIn(card);
      await expect(button("Undo: Enable deletion on Contact")).toBeVisible();
      await userEvent.selectOptions(field(card, "email").onUpdate, "Never");
      await userEvent.click(button("Undo: Change settings of Email on Contact"));
      await expect(field(card, "email").onUpdate).toHaveValue("ifEmpty");
      await expect(button("Redo: Change settings of Email on Contact")).toBeVisible();
    });
    await step("the keyboard does it too", async () => {
      await userEvent.keyboard("{Control>}z{/Control}");
      await expect(deletion).not.toBeChecked();
      await expect(saveBar(canvas).status).toHaveTextContent("Everything is saved");
      await userEvent.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
      await expect(deletion).toBeChecked();
    });
    await step("typing in one field is one step", async () => {
      await userEvent.type(field(card, "lead_score__c").defaultValue, "50{Enter}");
      await userEvent.click(button("Undo: Change settings of Lead Score on Contact"));
      await expect(field(card, "lead_score__c").defaultValue).toHaveValue("");
      await expect(deletion).toBeChecked();
    });
    await step("resetting is a step, too", async () => {
      await userEvent.click(saveBar(canvas).reset);
      await userEvent.click(button("Undo: Discard changes"));
      await expect(
        (await objectCard(canvas, "Contact")).getByRole("switch", { name: "Allow deletion" }),
      ).toBeChecked();
    });
  }),
};

function setToAlways(...fieldNames: string[]) {
  const changes = fieldNames.map((fieldName) => ({
    op: "replace" as const,
    path: `/selectedFieldSettings/${fieldName}/writeOnUpdate`,
    value: "always",
  }));
  return { action: "write" as const, objectName: "contact", changes };
}

/** Somebody else saves the same setting: both values stand side by side until one is chosen. */
export const Conflict: Story = {
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const card = await objectCard(canvas, "Contact");
    await userEvent.selectOptions(field(card, "email").onUpdate, "Never");
    await userEvent.selectOptions(field(card, "leadsource").onUpdate, "Only if empty");
    await saveElsewhere(loaded, setToAlways("email", "leadsource"));
    const panel = await comeBack(canvas);
    const conflict = (name: string) =>
      within(panel.getByRole("group", { name: new RegExp(` · ${name} · `) }));
    await step("the draft keeps the user's values", async () => {
      await expect(panel.getAllByRole("group")).toHaveLength(2);
      await expect(field(card, "email").onUpdate).toHaveValue("never");
      await expect(conflict("Email").getByText("Always")).toBeVisible();
    });
    await step("theirs is taken", async () => {
      await userEvent.click(conflict("Email").getByRole("button", { name: "Take theirs" }));
      await expect(field(card, "email").onUpdate).toHaveValue("always");
      await expect(panel.getAllByRole("group")).toHaveLength(1);
    });
    await step("the focus goes on to the next one", async () => {
      await expect(conflict("Lead Source").getByRole("button", { name: "Keep mine" })).toHaveFocus();
    });
    await step("mine is kept, and saved over theirs", async () => {
      await userEvent.click(conflict("Lead Source").getByRole("button", { name: "Keep mine" }));
      await expect(canvas.queryByRole("region", { name: "Somebody else changed this too" })).toBeNull();
      await expect(canvas.getByRole("heading", { level: 1 })).toHaveFocus();
      await userEvent.click(saveBar(canvas).save);
      await waitFor(() => expect(saveBar(canvas).status).toHaveTextContent("Saved"));
      await expect(savedConfig(loaded)).toMatchObject({
        write: {
          objects: {
            contact: {
              selectedFieldSettings: {
                email: { writeOnUpdate: "always" },
                leadsource: { writeOnUpdate: "ifEmpty" },
              },
            },
          },
        },
      });
    });
  }),
};

/** The conflict as it waits to be resolved, on a phone. */
export const ConflictNarrow: Story = {
  globals: { viewport: { value: "phone" } },
  play: onItsOwnData(async ({ canvas, loaded }) => {
    const card = await objectCard(canvas, "Contact");
    await userEvent.selectOptions(field(card, "email").onUpdate, "Never");
    await saveElsewhere(loaded, setToAlways("email"));
    await comeBack(canvas);
    const { scrollWidth, clientWidth } = document.documentElement;
    await expect(scrollWidth).toBe(clientWidth);
  }),
};

/** The same screen on a phone, in the dark. */
export const Narrow: Story = {
  globals: { viewport: { value: "phone" }, theme: "dark" },
  play: onItsOwnData(async ({ canvas, step }) => {
    const card = await objectCard(canvas, "Contact");
    await userEvent.selectOptions(field(card, "email").onUpdate, "Always");

    await step("scrolls down, never sideways", async () => {
      const { scrollWidth, clientWidth } = document.documentElement;
      await expect(clientWidth).toBe(360);
      await expect(scrollWidth).toBe(clientWidth);
    });
  }),
};
