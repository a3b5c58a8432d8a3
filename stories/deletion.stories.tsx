import type { Meta, StoryObj } from "@storybook/react-vite";
import { onItsOwnData } from "./support/playing/on-its-own-data.js";
import { expect, userEvent, waitFor, within } from "storybook/test";
import type { ConfigContent } from "../src/index.js";
import { Deletion } from "./support/flows/deletion/deletion.js";
import code from "./examples/deletion.tsx?raw";
import { objectCard, saveBar } from "./support/playing/find.js";
import { freshBackend, loadedBackend, savedConfig, tenant } from "./support/backend/fresh-backend.js";
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
import { writingIntercom } from "./support/backend/write-to-intercom.js";

const contact = { objectName: "contact" };
const touchpoints = { objectName: "touchpoints__c", deletionSettings: { enabled: true } };
const saved = {
  provider: "salesforce",
  write: { objects: { contact, touchpoints__c: touchpoints } },
} satisfies ConfigContent;

const { integration, groupRef } = tenant;
const installed = { installations: [{ integration, groupRef, content: saved }] };
/** Whether an app may delete records: the one setting that asks before it is turned on. */
const meta = {
  title: "Deletion",
  component: Deletion,
  decorators: [inDemoApp],
  args: { appName: "Parcelo", providerName: "Salesforce" },
  loaders: [freshBackend(installed)],
  parameters: { rules: ["D1", "D10", "W13"], docs: { source: { code, language: "tsx" } } },
} satisfies Meta<typeof Deletion>;

export default meta;
type Story = StoryObj<typeof meta>;
type Canvas = ReturnType<typeof within>;

const allowing = (card: Canvas) => card.getByRole("switch", { name: /^Allow deletion of / });

/** The question that is open, and its answers. */
async function question(canvas: Canvas) {
  const dialog = await canvas.findByRole("dialog");
  const inside = within(dialog);
  return {
    dialog,
    text: inside.getByRole("list"),
    cancel: inside.getByRole("button", { name: "Cancel" }),
    confirm: inside.getByRole("button", { name: "Allow deletion" }),
  };
}

async function allow(canvas: Canvas, displayName: string) {
  await userEvent.click(allowing(await objectCard(canvas, displayName)));
  await userEvent.click((await question(canvas)).confirm);
  await waitFor(() => expect(canvas.queryByRole("dialog")).toBeNull());
}

/** Deletes a record as the app would; answers the status. */
async function deleteAsTheApp(loaded: Record<string, unknown>, objectName: string) {
  const { backend, integration: name } = loadedBackend(loaded);
  const answer = await backend.fetch(
    `${backend.writeUrl}/projects/${backend.project.id}/integrations/${backend.integrations[name] ?? ""}/objects/${objectName}`,
    {
      method: "POST",
      headers: { "X-Api-Key": "app-key", "Content-Type": "application/json" },
      body: JSON.stringify({ groupRef, type: "delete", record: { id: "003000000000001AAA" } }),
    },
  );
  return answer.status;
}

/** Of which objects records may be deleted; nothing to save. */
export const Installed: Story = {
  parameters: { rules: ["D1", "D10", "S1"] },
  play: onItsOwnData(async ({ canvas, step }) => {
    await step("shows what is saved", async () => {
      await expect(allowing(await objectCard(canvas, "Contact"))).not.toBeChecked();
      await expect(allowing(await objectCard(canvas, "Touchpoints"))).toBeChecked();
    });
    await step("has nothing to send", async () => {
      await expect(saveBar(canvas).status).toHaveTextContent("Everything is saved");
    });
  }),
};

/** Of an object that is not written nothing can be deleted: its switch is locked, and says why. */
export const Locked: Story = {
  parameters: { rules: ["D1"] },
  play: onItsOwnData(async ({ canvas }) => {
    const account = allowing(await objectCard(canvas, "Account"));
    await expect(account).toHaveAttribute("aria-disabled", "true");
    await expect(account).toHaveAccessibleDescription(/does not write Account records/);
    await userEvent.click(account);
    await expect(account).not.toBeChecked();
    await expect(canvas.queryByRole("dialog")).toBeNull();
  }),
};

/** Turning it on asks first, in words that say what it means; the keyboard can take it back. */
export const Asked: Story = {
  tags: ["screenshots"],
  parameters: { rules: ["D1"] },
  play: onItsOwnData(async ({ canvas, step }) => {
    const toggle = allowing(await objectCard(canvas, "Contact"));

    await step("closing it, as Escape does, leaves it off and gives the focus back", async () => {
      toggle.focus();
      await userEvent.keyboard(" ");
      const { dialog, text } = await question(canvas);
      await expect(dialog).toHaveAccessibleName("Let Parcelo delete Contact records?");
      await expect(text).toHaveTextContent(/deleted in your Salesforce, for everybody/);
      (dialog as HTMLDialogElement).requestClose();
      await waitFor(() => expect(canvas.queryByRole("dialog")).toBeNull());
      await expect(toggle).toHaveFocus();
      await expect(toggle).not.toBeChecked();
    });
    await step("so does Cancel", async () => {
      await userEvent.click(toggle);
      await userEvent.click((await question(canvas)).cancel);
      await waitFor(() => expect(canvas.queryByRole("dialog")).toBeNull());
      await expect(toggle).not.toBeChecked();
      await expect(saveBar(canvas).status).toHaveTextContent("Everything is saved");
    });
    await step("the question, open", async () => {
      await userEvent.click(toggle);
      await expect((await question(canvas)).confirm).toBeVisible();
    });
  }),
};

/** Allowed, and taken back: off, on and off is no change; turning it off asks nothing. */
export const ThereAndBack: Story = {
  parameters: { rules: ["D3", "D10"] },
  play: onItsOwnData(async ({ canvas, step }) => {
    await allow(canvas, "Contact");
    const toggle = allowing(await objectCard(canvas, "Contact"));
    await expect(toggle).toBeChecked();
    await expect(saveBar(canvas).status).toHaveTextContent("1 unsaved change");

    await step("off, on, off", async () => {
      await userEvent.click(toggle);
      await expect(canvas.queryByRole("dialog")).toBeNull();
      await expect(toggle).not.toBeChecked();
      await expect(saveBar(canvas).status).toHaveTextContent("Everything is saved");
    });
    await step("on, off, on", async () => {
      await userEvent.click(allowing(await objectCard(canvas, "Touchpoints")));
      await expect(saveBar(canvas).status).toHaveTextContent("1 unsaved change");
      await allow(canvas, "Touchpoints");
      await waitFor(() => expect(saveBar(canvas).status).toHaveTextContent("Everything is saved"));
    });
  }),
};

/** Allowed, and not saved yet: marked, and the request of the write guide. */
export const Allowed: Story = {
  tags: ["screenshots"],
  parameters: { rules: ["D10", "S1", "S3"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await allow(canvas, "Contact");
    await step("the sample of the write guide, letter by letter", async () => {
      await expect(await canvas.findByText("Lets records be deleted")).toBeVisible();
      await expectRequest(canvas, {
        groupRef,
        action: "write",
        changes: [{ op: "add", path: "/deletionSettings", value: { enabled: true } }],
      });
    });
    await step("nothing is deleted before it is saved", async () => {
      await expect(savedConfig(loaded)).toEqual(saved);
      await expect(await deleteAsTheApp(loaded, "contact")).toBe(400);
    });
  }),
};

/** Saved, both ways: what the server holds decides on the app's requests. */
export const Saved: Story = {
  parameters: { rules: ["I1", "S5", "W13"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await allow(canvas, "Contact");
    await userEvent.click(allowing(await objectCard(canvas, "Touchpoints")));
    await saveAll(canvas);

    await step("the server holds both", async () => {
      await expect(savedConfig(loaded)).toEqual({
        ...saved,
        write: {
          objects: {
            contact: { ...contact, deletionSettings: { enabled: true } },
            touchpoints__c: { ...touchpoints, deletionSettings: { enabled: false } },
          },
        },
      });
    });
    await step("requests to delete are taken, or refused", async () => {
      // There is no such record: Salesforce says so, the config no longer.
      await expect(await deleteAsTheApp(loaded, "contact")).toBe(422);
      await expect(await deleteAsTheApp(loaded, "touchpoints__c")).toBe(400);
    });
  }),
};

/** A CRM that cannot delete: the switches are locked and say why; the backend would refuse it, too. */
export const Unsupported: Story = {
  args: { providerName: "Intercom" },
  loaders: [
    freshBackend(writingIntercom, {
      installations: [
        {
          integration: "write-to-intercom",
          groupRef,
          content: { provider: "intercom", write: { objects: { contacts: { objectName: "contacts" } } } },
        },
      ],
    }),
  ],
  parameters: { rules: ["W8", "D14", "I3"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const toggle = allowing(await objectCard(canvas, "Contacts"));

    await step("is locked, within reach of the keyboard, and says why", async () => {
      toggle.focus();
      await expect(toggle).toHaveFocus();
      await expect(toggle).toHaveAttribute("aria-disabled", "true");
      await expect(toggle).toHaveAccessibleDescription(/Intercom does not support it/);
      await userEvent.keyboard(" ");
      await expect(toggle).not.toBeChecked();
      await expect(canvas.queryByRole("dialog")).toBeNull();
      await expect(saveBar(canvas).status).toHaveTextContent("Everything is saved");
    });
    await step("so says the backend", async () => {
      const change = { op: "add" as const, path: "/deletionSettings", value: { enabled: true } };
      await expect(
        saveElsewhere(loaded, { action: "write", objectName: "contacts", changes: [change] }),
      ).rejects.toThrow(/intercom does not support deletion/);
      await expect(savedConfig(loaded)).toEqual({
        provider: "intercom",
        write: { objects: { contacts: { objectName: "contacts" } } },
      });
    });
  }),
};

/** Nothing is installed, so nothing is written: all are locked. */
export const NotInstalled: Story = {
  loaders: [freshBackend()],
  play: onItsOwnData(async ({ canvas, loaded }) => {
    await objectCard(canvas, "Contact");
    for (const toggle of canvas.getAllByRole("switch")) {
      await expect(toggle).toHaveAttribute("aria-disabled", "true");
      await expect(toggle).toHaveAccessibleDescription(/so there are none to delete/);
    }
    await expect(savedConfig(loaded)).toBeUndefined();
  }),
};

/** A save is under way. */
export const Saving: Story = {
  parameters: { rules: ["D12", "H3"] },
  play: onItsOwnData(async (context) => {
    await allow(context.canvas, "Contact");
    await playSaving(context);
  }),
};

/** The backend is down: the draft stays, and is saved when it is back. */
export const SaveFailed: Story = {
  parameters: { rules: ["D12", "H7"] },
  play: onItsOwnData(async (context) => {
    await allow(context.canvas, "Contact");
    await playSaveFailed(context);
    await saveAll(context.canvas);
    await expect(savedConfig(context.loaded)).toMatchObject({
      write: { objects: { contact: { deletionSettings: { enabled: true } } } },
    });
  }),
};

/** Allows deletion while somebody else turns it off explicitly; answers the conflicts. */
async function collide({ canvas, loaded }: { canvas: Canvas; loaded: Record<string, unknown> }) {
  await allow(canvas, "Contact");
  await saveElsewhere(loaded, {
    action: "write",
    objectName: "contact",
    changes: [{ op: "add", path: "/deletionSettings", value: { enabled: false } }],
  });
  return comeBack(canvas);
}

/** Somebody else turned it off explicitly, while it was being allowed here. */
export const Conflict: Story = {
  parameters: { rules: ["D11"] },
  play: onItsOwnData(async (context) => {
    const panel = await collide(context);
    await expect(panel.getByText("On")).toBeVisible();
    await expect(panel.getByText("Off")).toBeVisible();
    await expect(allowing(await objectCard(context.canvas, "Contact"))).toBeChecked();
  }),
};

/** Theirs is taken: deletion stays off. */
export const ConflictResolved: Story = {
  parameters: { rules: ["D11"] },
  play: onItsOwnData(async (context) => {
    const panel = await collide(context);
    await userEvent.click(panel.getByRole("button", { name: "Take theirs" }));
    await expect(allowing(await objectCard(context.canvas, "Contact"))).not.toBeChecked();
    await expect(saveBar(context.canvas).status).toHaveTextContent("Everything is saved");
  }),
};

/** Somebody who may look only. */
export const ReadOnly: Story = {
  args: { readOnlyReason },
  play: onItsOwnData(async (context) => {
    await playReadOnly(context);
    await expect(allowing(await objectCard(context.canvas, "Touchpoints"))).toBeChecked();
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

/** The customer has not connected the CRM. */
export const Disconnected: Story = {
  loaders: [freshBackend({ isConnected: false })],
  play: onItsOwnData(playDisconnected),
};

/** The question on a phone, in the dark. */
export const Narrow: Story = {
  globals: { viewport: { value: "phone" }, theme: "dark" },
  play: onItsOwnData(async ({ canvas }) => {
    await userEvent.click(allowing(await objectCard(canvas, "Contact")));
    await expect((await question(canvas)).confirm).toBeVisible();
    await expectNoSidewaysScroll();
  }),
};
