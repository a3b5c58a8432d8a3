import type { Meta, StoryObj } from "@storybook/react-vite";
import { onItsOwnData } from "./support/playing/on-its-own-data.js";
import { expect, fireEvent, userEvent, waitFor, within } from "storybook/test";
import type { ConfigContent } from "../src/index.js";
import { freshBackend, loadedBackend, savedConfig, tenant } from "./support/backend/fresh-backend.js";
import { WriteSettings } from "./support/flows/write-settings/write-settings.js";
import code from "./examples/editing.tsx?raw";
import { field, objectCard, saveBar } from "./support/playing/find.js";
import { expectNoSidewaysScroll, saveAll } from "./support/playing/play-states.js";
import { inDemoApp } from "./support/screen/in-demo-app.js";

const saved = {
  provider: "salesforce",
  write: {
    objects: {
      contact: {
        objectName: "contact",
        selectedFieldSettings: {
          email: { writeOnUpdate: "ifEmpty" },
          leadsource: { default: { stringValue: "Web" } },
        },
      },
      account: { objectName: "account" },
    },
  },
} satisfies ConfigContent;

const { integration, groupRef } = tenant;
const installed = {
  installations: [{ integration, groupRef, content: saved }],
  fields: [
    {
      provider: "salesforce",
      objectName: "account",
      fields: [
        { fieldName: "discount__c", displayName: "Discount", valueType: "float" as const, isCustom: true },
      ],
    },
  ],
};

/** What every settings screen of this Storybook does for the person in front of it: numbers are saved as they were typed or not at all, Ctrl+S saves, Ctrl+Z is the Undo of the screen, fields can be searched, and rows stay where they are. */
const meta = {
  title: "Editing",
  component: WriteSettings,
  decorators: [inDemoApp],
  args: { appName: "Parcelo", providerName: "Salesforce" },
  loaders: [freshBackend(installed)],
  parameters: { rules: ["D9", "D10", "D14"], docs: { source: { code, language: "tsx" } } },
} satisfies Meta<typeof WriteSettings>;

export default meta;
type Story = StoryObj<typeof meta>;
type Canvas = ReturnType<typeof within>;

const written = (loaded: Record<string, unknown>) => (savedConfig(loaded) as typeof saved).write.objects;

async function open(canvas: Canvas, displayName: string) {
  const card = await objectCard(canvas, displayName);
  await card.findAllByRole("group");
  const folded = card.queryByText(/ more fields?$/);
  if (folded) await userEvent.click(folded);
  return card;
}

async function typeAnew(input: HTMLElement, text: string) {
  await userEvent.clear(input);
  await userEvent.type(input, text);
}

/** The settings as they are saved, before anybody edits them. */
export const Start: Story = {
  play: onItsOwnData(async ({ canvas }) => {
    await objectCard(canvas, "Contact");
    await expect(saveBar(canvas).status).toHaveTextContent("Everything is saved");
  }),
};

/** A text that is no whole number stays in its field, and nothing is saved in its place. */
export const WholeNumbers: Story = {
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const card = await objectCard(canvas, "Contact");
    const { defaultValue: score } = field(card, "lead_score__c");

    for (const text of ["1.5", "1,5", "1e3", "12a", "1 000", "0x10", "9007199254740993"]) {
      await step(`"${text}" is no default, nor is a part of it`, async () => {
        await typeAnew(score, text);
        await expect(score).toHaveValue(text);
        await expect(score).toBeInvalid();
        await expect(saveBar(canvas).status).toHaveTextContent("Editing…");
        await expect(canvas.queryByRole("button", { name: /^Undo: / })).toBeNull();
      });
    }
    await step("a whole number beyond what a setting can hold is told as that", async () => {
      await expect(score).toHaveAccessibleDescription(
        "This number is too large. Until then, there is no default.",
      );
    });
    await step("a text that is pasted is treated as one that is typed", async () => {
      await userEvent.clear(score);
      await userEvent.paste("2.50");
      await expect(score).toHaveValue("2.50");
      await expect(score).toBeInvalid();
    });
    await step("Save goes to the field, and sends nothing, not even other edits", async () => {
      await userEvent.selectOptions(field(card, "email").onUpdate, "Never");
      await userEvent.click(saveBar(canvas).save);
      await expect(score).toHaveFocus();
      await expect(saveBar(canvas).status).toHaveTextContent(
        "Not saved: finish the default value of Lead Score first.",
      );
      await expect(savedConfig(loaded)).toEqual(saved);
    });
    await step("a whole number, as it was typed, is saved", async () => {
      await typeAnew(score, "-05");
      await expect(score).toHaveValue("-05");
      await saveAll(canvas);
      await expect(written(loaded).contact.selectedFieldSettings).toMatchObject({
        lead_score__c: { default: { integerValue: -5 } },
      });
      await expect(score).toHaveValue("-5");
    });
    await step("half a number neither replaces what is saved nor is saved", async () => {
      await typeAnew(score, "-");
      await expect(saveBar(canvas).status).not.toHaveTextContent("unsaved");
      await userEvent.click(saveBar(canvas).save);
      await userEvent.keyboard("{Control>}s{/Control}");
      await expect(score).toBeInvalid();
      await expect(written(loaded).contact.selectedFieldSettings).toMatchObject({
        lead_score__c: { default: { integerValue: -5 } },
      });
    });
    await step("a text that is left half-typed is no step of the history", async () => {
      await typeAnew(score, "12");
      await userEvent.keyboard("{Control>}z{/Control}");
      await expect(score).toHaveValue("-5");
    });
    await step("an empty field is no default", async () => {
      await userEvent.clear(score);
      await expect(score).toBeValid();
      await saveAll(canvas);
      await expect(written(loaded).contact.selectedFieldSettings).not.toHaveProperty("lead_score__c");
    });
  }),
};

/** A field that holds decimals takes them, digit by digit as they were typed. */
export const Decimals: Story = {
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const card = await open(canvas, "Account");
    const { defaultValue: discount } = field(card, "discount__c");
    const settings = () => written(loaded).account;

    await step("a fraction keeps its digits", async () => {
      await userEvent.type(discount, "1.50");
      await expect(discount).toHaveFocus();
      await saveAll(canvas);
      await expect(settings()).toMatchObject({
        selectedFieldSettings: { discount__c: { default: { stringValue: "1.50" } } },
      });
      await expect(discount).toHaveValue("1.50");
    });
    await step("a whole number is one", async () => {
      await typeAnew(discount, "12");
      await saveAll(canvas);
      await expect(settings()).toMatchObject({
        selectedFieldSettings: { discount__c: { default: { integerValue: 12 } } },
      });
    });
    for (const text of ["1,5", "1e3", ".", "1.", "-.5", "abc"]) {
      await step(`"${text}" is not taken`, async () => {
        await typeAnew(discount, text);
        await userEvent.click(saveBar(canvas).save);
        await expect(discount).toBeInvalid();
        await expect(settings()).toMatchObject({
          selectedFieldSettings: { discount__c: { default: { integerValue: 12 } } },
        });
      });
    }
  }),
};

/** Ctrl+S saves, and Ctrl+Z is the screen's own Undo, also while the cursor is in a text. */
export const Keyboard: Story = {
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const card = await objectCard(canvas, "Contact");
    const { defaultValue: phone } = field(card, "phone");

    await step("Ctrl+Z in a text takes back the last edit, which Undo names", async () => {
      await userEvent.selectOptions(field(card, "email").onUpdate, "Never");
      await userEvent.type(phone, "x");
      await userEvent.keyboard("{Control>}z{/Control}");
      await expect(phone).toHaveValue("");
      await userEvent.keyboard("{Control>}z{/Control}");
      await expect(field(card, "email").onUpdate).toHaveValue("ifEmpty");
      await userEvent.keyboard("{Control>}y{/Control}");
      await expect(field(card, "email").onUpdate).toHaveValue("never");
    });
    await step("the browser's menu goes through the same history", async () => {
      phone.dispatchEvent(
        new InputEvent("beforeinput", { inputType: "historyUndo", bubbles: true, cancelable: true }),
      );
      await waitFor(() => expect(field(card, "email").onUpdate).toHaveValue("ifEmpty"));
      await userEvent.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
    });
    await step("Ctrl+Z first takes back a text that is no default", async () => {
      const { defaultValue: score } = field(card, "lead_score__c");
      await userEvent.type(score, "1.5");
      await userEvent.keyboard("{Control>}z{/Control}");
      await expect(score).toHaveValue("");
      await expect(field(card, "email").onUpdate).toHaveValue("never");
    });
    await step("Ctrl+S saves, and the browser's own dialog stays away", async () => {
      const isLeftToBrowser = fireEvent.keyDown(phone, { key: "s", ctrlKey: true });
      await expect(isLeftToBrowser).toBe(false);
      await waitFor(() => expect(saveBar(canvas).status).toHaveTextContent("Saved"));
      await expect(written(loaded).contact.selectedFieldSettings.email).toEqual({ writeOnUpdate: "never" });
    });
    await step("with nothing to save, it sends nothing", async () => {
      const sent = loadedBackend(loaded).backend.journal.entries.length;
      await userEvent.keyboard("{Meta>}s{/Meta}");
      await expect(loadedBackend(loaded).backend.journal.entries).toHaveLength(sent);
    });
  }),
};

/** A field is found by a part of either of its names, wherever in the list it is. */
export const SearchedFields: Story = {
  play: onItsOwnData(async ({ canvas, step }) => {
    const card = await objectCard(canvas, "Contact");
    const search = card.getByRole("searchbox", { name: "Search the fields of Contact" });
    const rows = () =>
      card.queryAllByRole("group").map((row: HTMLElement) => row.querySelector("legend")?.textContent);

    await step("finds fields that are folded away, too", async () => {
      await userEvent.type(search, "mailingc");
      await expect(rows()).toEqual(["Mailing Citymailingcity", "Mailing Countrymailingcountry"]);
    });
    await step("a field that is found can be set", async () => {
      await userEvent.selectOptions(field(card, "mailingcity").onUpdate, "Never");
      await expect(saveBar(canvas).status).toHaveTextContent("1 unsaved change");
    });
    await step("says when there is none", async () => {
      await typeAnew(search, "nowhere");
      await expect(card.getByText("No field is called “nowhere”.")).toBeVisible();
    });
    await step("without a search, all are there again", async () => {
      await userEvent.clear(search);
      await expect(field(card, "email").onUpdate).toBeVisible();
      await expect(card.getByText(/more fields · 1 with settings$/)).toBeVisible();
    });
  }),
};

/** A row that was edited is where it was, after Save and after Reset. */
export const RowsStay: Story = {
  play: onItsOwnData(async ({ canvas, step }) => {
    const card = await open(canvas, "Contact");
    const order = () =>
      card.getAllByRole("group").map((row: HTMLElement) => row.querySelector("code")?.textContent);
    const before = order();

    await step("after Save", async () => {
      await userEvent.selectOptions(field(card, "title").onUpdate, "Never");
      await userEvent.selectOptions(field(card, "leadsource").defaultValue, "No default");
      await saveAll(canvas);
      await expect(order()).toEqual(before);
      await expect(field(card, "title").onUpdate).toBeVisible();
    });
    await step("after Reset, which folds nothing away", async () => {
      await userEvent.selectOptions(field(card, "title").onUpdate, "Only if empty");
      await userEvent.click(saveBar(canvas).reset);
      await expect(field(card, "title").onUpdate).toBeVisible();
      await expect(field(card, "title").onUpdate).toHaveValue("never");
      await expect(order()).toEqual(before);
    });
  }),
};

/** Allowing deletion asks first, on this screen as on that of deletion. */
export const DeletionAsks: Story = {
  tags: ["screenshots"],
  play: onItsOwnData(async ({ canvas, step }) => {
    const card = await objectCard(canvas, "Contact");
    const toggle = card.getByRole("switch", { name: "Allow deletion" });
    await step("Cancel leaves it off", async () => {
      await userEvent.click(toggle);
      const dialog = within(
        await canvas.findByRole("dialog", { name: "Let Parcelo delete Contact records?" }),
      );
      await userEvent.click(dialog.getByRole("button", { name: "Cancel" }));
      await expect(toggle).not.toBeChecked();
    });
    await step("turning it off again asks nothing", async () => {
      await userEvent.click(toggle);
      await userEvent.click(
        within(await canvas.findByRole("dialog")).getByRole("button", { name: "Allow deletion" }),
      );
      await waitFor(() => expect(toggle).toBeChecked());
      await userEvent.click(toggle);
      await expect(toggle).not.toBeChecked();
      await expect(canvas.queryByRole("dialog")).toBeNull();
    });
  }),
};

/** A number that is not finished, on a phone, in the dark. */
export const Narrow: Story = {
  tags: ["screenshots"],
  globals: { viewport: { value: "phone" }, theme: "dark" },
  play: onItsOwnData(async ({ canvas }) => {
    const card = await objectCard(canvas, "Contact");
    await userEvent.type(field(card, "lead_score__c").defaultValue, "1.5");
    await userEvent.click(saveBar(canvas).save);
    await expectNoSidewaysScroll();
  }),
};
