import type { Meta, StoryObj } from "@storybook/react-vite";
import { onItsOwnData } from "./support/playing/on-its-own-data.js";
import { expect, userEvent, waitFor, within } from "storybook/test";
import type { ConfigContent, DraftStorage } from "../src/index.js";
import { allowDeletionIn, field, objectCard, saveBar } from "./support/playing/find.js";
import { freshBackend, loadedBackend, savedConfig, tenant } from "./support/backend/fresh-backend.js";
import { expectNoSidewaysScroll } from "./support/playing/play-states.js";
import { RestoredDraft } from "./support/flows/restored-draft/restored-draft.js";
import code from "./examples/restored-draft.tsx?raw";
import { saveElsewhere } from "./support/backend/save-elsewhere.js";

const saved = {
  provider: "salesforce",
  write: {
    objects: {
      contact: {
        objectName: "contact",
        selectedFieldSettings: { email: { writeOnUpdate: "ifEmpty" } },
      },
    },
  },
} satisfies ConfigContent;

const { integration, groupRef } = tenant;

/** A storage of the story's own, which no other story sees. */
function createStorage(): DraftStorage & { texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
  };
}

/** Unsaved edits that are still there after the page was reloaded. */
const meta = {
  title: "Restored draft",
  component: RestoredDraft,
  // Storybook hands args on; each run of a story has a storage of its own.
  args: { appName: "Parcelo", providerName: "Salesforce", integration, storage: createStorage() },
  loaders: [
    freshBackend({ installations: [{ integration, groupRef, content: saved }] }),
    () => ({ storage: createStorage() }),
  ],
  parameters: { rules: ["D13", "D11", "D6"], docs: { source: { code, language: "tsx" } } },
  render: (args, { loaded }) => (
    <RestoredDraft key={loadedBackend(loaded).run} {...args} storage={storageOf(loaded)} />
  ),
} satisfies Meta<typeof RestoredDraft>;

export default meta;
type Story = StoryObj<typeof meta>;
type Canvas = ReturnType<typeof within>;

function storageOf(loaded: Record<string, unknown>): ReturnType<typeof createStorage> {
  // Storybook knows no types of loaders; the one above is that of every story.
  return loaded["storage"] as ReturnType<typeof createStorage>;
}

const reload = (canvas: Canvas) => userEvent.click(canvas.getByRole("button", { name: "Reload the page" }));
const title = "Your unsaved changes are back";
const notice = async (canvas: Canvas) => within(await canvas.findByRole("region", { name: title }));

async function editAndReload(canvas: Canvas) {
  const card = await objectCard(canvas, "Contact");
  await allowDeletionIn(card);
  await userEvent.selectOptions(field(card, "email").onUpdate, "Never");
  await reload(canvas);
  return objectCard(canvas, "Contact");
}

/** The screen before anything was edited and reloaded. */
export const Start: Story = {
  play: onItsOwnData(async ({ canvas }) => {
    await objectCard(canvas, "Contact");
    await expect(saveBar(canvas).status).toHaveTextContent("Everything is saved");
    await expect(canvas.queryByRole("region", { name: title })).toBeNull();
  }),
};

/** After a reload the unsaved changes are there again, and the screen says so. */
export const Restored: Story = {
  tags: ["screenshots"],
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const card = await editAndReload(canvas);
    await step("both edits are back, and are edits still", async () => {
      await expect((await notice(canvas)).getByText(/left 2 changes unsaved/)).toBeVisible();
      await expect(card.getByRole("switch", { name: "Allow deletion" })).toBeChecked();
      await expect(field(card, "email").onUpdate).toHaveValue("never");
      await expect(saveBar(canvas).status).toHaveTextContent("2 unsaved changes");
      await expect(savedConfig(loaded)).toEqual(saved);
    });
  }),
};

/** Kept, and saved: nothing comes back at the next reload. */
export const Kept: Story = {
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await editAndReload(canvas);
    await userEvent.click((await notice(canvas)).getByRole("button", { name: "Keep them" }));
    await step("the notice goes, the changes stay", async () => {
      await expect(canvas.queryByRole("region", { name: title })).toBeNull();
      await expect(saveBar(canvas).status).toHaveTextContent("2 unsaved changes");
      await expect(canvas.getByRole("heading", { level: 1 })).toHaveFocus();
    });
    await step("what is saved is kept no longer", async () => {
      await waitFor(() => expect(saveBar(canvas).save).toHaveAttribute("aria-disabled", "false"));
      await userEvent.click(saveBar(canvas).save);
      await waitFor(() => expect(saveBar(canvas).status).toHaveTextContent("Saved"));
      await reload(canvas);
      const card = await objectCard(canvas, "Contact");
      await expect(field(card, "email").onUpdate).toHaveValue("never");
      await expect(canvas.queryByRole("region", { name: title })).toBeNull();
      await expect([...storageOf(loaded).texts]).toEqual([]);
    });
  }),
};

/** Discarded: the screen shows what the server holds, and so it does after the next reload. */
export const Discarded: Story = {
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const card = await editAndReload(canvas);
    await userEvent.click((await notice(canvas)).getByRole("button", { name: "Discard them" }));
    await step("back to the saved config", async () => {
      await expect(saveBar(canvas).status).toHaveTextContent("Everything is saved");
      await expect(field(card, "email").onUpdate).toHaveValue("ifEmpty");
    });
    await step("nothing is kept", async () => {
      await reload(canvas);
      await objectCard(canvas, "Contact");
      await expect(saveBar(canvas).status).toHaveTextContent("Everything is saved");
      await expect([...storageOf(loaded).texts]).toEqual([]);
    });
  }),
};

/** Somebody else saved meanwhile: their edits come in below the restored ones, and what both changed is a conflict. */
export const SavedElsewhereMeanwhile: Story = {
  parameters: { rules: ["D11", "D13"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const card = await objectCard(canvas, "Contact");
    await userEvent.selectOptions(field(card, "email").onUpdate, "Never");
    await saveElsewhere(loaded, {
      action: "write",
      objectName: "contact",
      changes: [
        { op: "replace", path: "/selectedFieldSettings/email/writeOnUpdate", value: "always" },
        { op: "add", path: "/selectedFieldSettings/phone", value: { writeOnUpdate: "never" } },
      ],
    });
    await reload(canvas);
    await step("both values of the conflict show", async () => {
      const conflicts = within(await canvas.findByRole("region", { name: "Somebody else changed this too" }));
      await expect(conflicts.getByText("Never")).toBeVisible();
      await expect(conflicts.getByText("Always")).toBeVisible();
    });
    await step("what they changed elsewhere is there", async () => {
      const again = await objectCard(canvas, "Contact");
      await expect(field(again, "phone").onUpdate).toHaveValue("never");
      await expect(field(again, "email").onUpdate).toHaveValue("never");
      await expect(saveBar(canvas).status).toHaveTextContent("1 unsaved change");
    });
  }),
};

/** A stored text that is no draft is set aside, never shown as one, and never in the way. */
export const SetAside: Story = {
  parameters: { rules: ["D13"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const { texts } = storageOf(loaded);
    const card = await objectCard(canvas, "Contact");
    await allowDeletionIn(card);
    await waitFor(() => expect(texts.size).toBe(1));
    const [key = ""] = texts.keys();
    const foreign = '{"version":99,"draft":{"__proto__":{}}}';
    // Another page of the same app, of another version, has the last word.
    texts.set(key, foreign);
    await userEvent.click(card.getByRole("switch", { name: "Allow deletion" }));
    texts.set(key, foreign);
    await reload(canvas);
    await step("shows what the server holds", async () => {
      await objectCard(canvas, "Contact");
      await expect(saveBar(canvas).status).toHaveTextContent("Everything is saved");
      await expect(canvas.queryByRole("region", { name: title })).toBeNull();
    });
    await step("keeps the text under another key", async () => {
      await expect([...texts]).toEqual([[`${key}:set-aside`, foreign]]);
    });
  }),
};

/** The same screen on a phone, in the dark. */
export const Narrow: Story = {
  globals: { viewport: { value: "phone" }, theme: "dark" },
  play: onItsOwnData(async ({ canvas }) => {
    await editAndReload(canvas);
    await notice(canvas);
    await expectNoSidewaysScroll();
  }),
};
