import type { Meta, StoryObj } from "@storybook/react-vite";
import { onItsOwnData } from "./support/playing/on-its-own-data.js";
import { expect, userEvent, waitFor, within } from "storybook/test";
import type { ConfigContent } from "../src/index.js";
import { allowDeletionIn, field, mapping, objectCard, saveBar } from "./support/playing/find.js";
import { freshBackend, loadedBackend, savedConfig, tenant } from "./support/backend/fresh-backend.js";
import { inDemoApp } from "./support/screen/in-demo-app.js";
import {
  expectNoSidewaysScroll,
  neverAnswering,
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
import {
  parceloForSalesforce,
  wholeIntegration,
} from "./support/flows/whole-screen/parcelo-for-salesforce.js";
import { InParcelo } from "./support/flows/whole-screen/in-parcelo.js";
import { WholeScreen } from "./support/flows/whole-screen/whole-screen.js";
import code from "./examples/whole-screen.tsx?raw";

const account = { objectName: "account", selectedFields: { industry: true }, selectedFieldMappings: {} };
const opportunity = {
  objectName: "opportunity",
  selectedFields: {},
  selectedFieldMappings: { nextAction: "nextstep", stage: "deal_phase__c" },
};
const contact = {
  objectName: "contact",
  selectedFieldSettings: { email: { writeOnUpdate: "ifEmpty" } },
} as const;
const saved = {
  provider: "salesforce",
  read: { objects: { account, opportunity } },
  write: { objects: { contact } },
} satisfies ConfigContent;

const { groupRef } = tenant;
const installed = { installations: [{ integration: wholeIntegration, groupRef, content: saved }] };
/** One screen for all that a customer decides about an integration: connecting, what is read and written, field mapping, events. It shows every hook at work together, with unsaved changes by tab, conflicts, issues, and leaving and uninstalling. */
const meta = {
  title: "Whole screen",
  component: WholeScreen,
  decorators: [inDemoApp],
  args: {
    appName: "Parcelo",
    providerName: "Salesforce",
    subscribeObjects: [
      { objectName: "account", displayName: "Account", events: ["create", "update", "delete"] },
      { objectName: "contact", displayName: "Contact", events: ["create", "update"] },
    ],
    appValues: {
      stage: [
        { value: "open", label: "Open" },
        { value: "won", label: "Won" },
        { value: "lost", label: "Lost" },
      ],
    },
  },
  loaders: [freshBackend(parceloForSalesforce, installed)],
  parameters: { rules: ["D1", "D9", "D10", "D11", "S1", "S5"], docs: { source: { code, language: "tsx" } } },
  render: (args, { loaded }) => <InParcelo {...args} backend={loadedBackend(loaded).backend} />,
} satisfies Meta<typeof WholeScreen>;

export default meta;
// The backend comes from the loader.
type Story = Omit<StoryObj<typeof meta>, "args"> & { args?: { readOnlyReason: string } };
type Canvas = ReturnType<typeof within>;

const tab = (canvas: Canvas, name: string) => canvas.findByRole("tab", { name: new RegExp(`^${name}`) });
const show = async (canvas: Canvas, name: string) => userEvent.click(await tab(canvas, name));
const press = (canvas: Canvas, name: string) => userEvent.click(canvas.getByRole("button", { name }));

/** One edit on each of three tabs. */
async function editThreeTabs(canvas: Canvas) {
  await show(canvas, "Data to read");
  const read = await objectCard(canvas, "Contact");
  await userEvent.click(read.getByRole("switch", { name: "Read Contact" }));
  await show(canvas, "Writing");
  const written = await objectCard(canvas, "Contact");
  await allowDeletionIn(written);
  await userEvent.selectOptions(field(written, "email").onUpdate, "Never");
  await show(canvas, "Events");
  const events = await objectCard(canvas, "Account");
  await userEvent.click(events.getByRole("switch", { name: /^Tell Parcelo/ }));
}

const settingPath = "/selectedFieldSettings/email/writeOnUpdate";
const setToAlways = {
  action: "write" as const,
  objectName: "contact",
  changes: [{ op: "replace" as const, path: settingPath, value: "always" }],
};

/** The screen of a customer who has installed the integration. */
export const Start: Story = {
  tags: ["screenshots"],
  play: onItsOwnData(async ({ canvas }) => {
    const card = await objectCard(canvas, "Account");
    await expect(card.getByRole("switch", { name: "Read Account" })).toBeChecked();
    await expect(saveBar(canvas).status).toHaveTextContent("Everything is saved");
  }),
};

/** From nothing: the customer connects, chooses, and installs with the first save. */
export const FromConnectToInstalled: Story = {
  loaders: [freshBackend(parceloForSalesforce, { isConnected: false })],
  parameters: { rules: ["I6", "S2", "I4"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await step("connects", async () => {
      await userEvent.type(await canvas.findByLabelText("Subdomain"), "acme");
      await press(canvas, "Sign in to Salesforce");
      await userEvent.click(await canvas.findByRole("button", { name: "Allow" }));
      await expect(await canvas.findByText("Not installed")).toBeVisible();
    });
    await step("chooses what is read and written", async () => {
      const read = await objectCard(canvas, "Account");
      await userEvent.click(read.getByRole("switch", { name: "Read Account" }));
      await show(canvas, "Writing");
      const write = await objectCard(canvas, "Contact");
      await userEvent.click(write.getByRole("switch", { name: "Write to Contact" }));
    });
    await step("installs", async () => {
      await waitFor(() => expect(canvas.getByRole("figure")).toHaveTextContent(/^POST /));
      await saveAll(canvas);
      await expect(canvas.getByText("Installed")).toBeVisible();
      await expect(savedConfig(loaded)).toEqual({
        provider: "salesforce",
        read: {
          objects: {
            account: { objectName: "account", selectedFields: {}, selectedFieldMappings: {} },
          },
        },
        write: { objects: { contact: { objectName: "contact" } } },
      });
    });
  }),
};

/** The screen before the customer has connected. */
export const Empty: Story = {
  tags: ["screenshots"],
  loaders: [freshBackend(parceloForSalesforce, { isConnected: false })],
  play: onItsOwnData(async ({ canvas, loaded }) => {
    await expect(await canvas.findByRole("button", { name: "Sign in to Salesforce" })).toBeVisible();
    await expect(canvas.queryByRole("tab")).toBeNull();
    await expect(savedConfig(loaded)).toBeUndefined();
  }),
};

/** While the answers take their time. */
export const Loading: Story = {
  loaders: [freshBackend(parceloForSalesforce, installed, neverAnswering)],
  play: onItsOwnData(playLoading),
};

/** The CRM's fields cannot be fetched. */
export const LoadFailed: Story = {
  loaders: [freshBackend(parceloForSalesforce, installed, refusingToLoad)],
  play: onItsOwnData(playLoadFailed),
};

/** What is installed, tab by tab; the keyboard goes from one to the other. */
export const Installed: Story = {
  tags: ["screenshots"],
  play: onItsOwnData(async ({ canvas, step }) => {
    await step("reading", async () => {
      const card = await objectCard(canvas, "Account");
      await expect(card.getByRole("switch", { name: "Read Account" })).toBeChecked();
    });
    await step("the arrow keys change the tab", async () => {
      (await tab(canvas, "Data to read")).focus();
      await userEvent.keyboard("{ArrowRight}");
      await expect(await tab(canvas, "Field mapping")).toHaveFocus();
      await expect(mapping(await objectCard(canvas, "Opportunity"), "Deal stage").field).toHaveValue(
        "Deal Phase",
      );
      await userEvent.keyboard("{End}");
      await expect(await tab(canvas, "Events and API")).toHaveAttribute("aria-selected", "true");
      await expect(canvas.getByRole("switch", { name: /call Salesforce’s API$/ })).not.toBeChecked();
      await userEvent.keyboard("{ArrowLeft}");
      await expect(field(await objectCard(canvas, "Contact"), "email").onUpdate).toHaveValue("ifEmpty");
    });
    await step("nothing to send", async () => {
      await expect(saveBar(canvas).status).toHaveTextContent("Everything is saved");
    });
  }),
};

/** Edits on three tabs: each counts its own, and one step back is one edit, wherever it was. */
export const Dirty: Story = {
  tags: ["screenshots"],
  parameters: { rules: ["D9", "D10", "S5"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await editThreeTabs(canvas);
    await step("counts what the customer did, and not what came with it", async () => {
      await expect(saveBar(canvas).status).toHaveTextContent("4 unsaved changes");
      await expect(await tab(canvas, "Data to read")).toHaveAccessibleName("Data to read 1 unsaved");
      await expect(await tab(canvas, "Events and API")).toHaveAccessibleName("Events and API 1 unsaved");
    });
    await step("counts by tab", async () => {
      await expect(await tab(canvas, "Writing")).toHaveAccessibleName("Writing 2 unsaved");
      await expect(await tab(canvas, "Field mapping")).toHaveAccessibleName("Field mapping");
      await expect(await canvas.findByText("Lets records be deleted")).toBeVisible();
    });
    await step("undo and redo by keyboard, also of another tab", async () => {
      await userEvent.keyboard("{Control>}z{/Control}");
      await expect(await tab(canvas, "Events and API")).toHaveAccessibleName("Events and API");
      await userEvent.keyboard("{Control>}z{/Control}");
      await expect(await tab(canvas, "Writing")).toHaveAccessibleName("Writing 1 unsaved");
      await userEvent.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
      await expect(await tab(canvas, "Writing")).toHaveAccessibleName("Writing 2 unsaved");
    });
    await step("nothing was sent", async () => {
      await show(canvas, "Writing");
      await expect(savedConfig(loaded)).toEqual(saved);
    });
  }),
};

/** All three tabs go out in one request. */
export const Saved: Story = {
  parameters: { rules: ["S4", "S5", "I1"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await editThreeTabs(canvas);
    await expect(await canvas.findAllByRole("figure")).toHaveLength(1);
    await saveAll(canvas);
    await step("the server holds them all", async () => {
      await expect(savedConfig(loaded)).toMatchObject({
        read: { objects: { account, opportunity, contact: { objectName: "contact" } } },
        write: {
          objects: {
            contact: {
              deletionSettings: { enabled: true },
              selectedFieldSettings: { email: { writeOnUpdate: "never" } },
            },
          },
        },
        subscribe: { objects: { account: { objectName: "account" } } },
      });
    });
  }),
};

/** While a save is under way. */
export const Saving: Story = {
  parameters: { rules: ["D12"] },
  play: onItsOwnData(async (played) => {
    await editThreeTabs(played.canvas);
    await playSaving(played);
  }),
};

/** The server is down: nothing is lost. */
export const SaveFailed: Story = {
  parameters: { rules: ["D12", "H7"] },
  play: onItsOwnData(async (played) => {
    await editThreeTabs(played.canvas);
    await playSaveFailed(played);
  }),
};

/** A required mapping is missing: the screen says so on every tab, and leads there. */
export const WithIssues: Story = {
  tags: ["screenshots"],
  parameters: { rules: ["D14"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await show(canvas, "Field mapping");
    const opportunities = await objectCard(canvas, "Opportunity");
    await userEvent.click(mapping(opportunities, "Deal stage").remove);
    const stage = () => mapping(opportunities, "Deal stage").field;
    await show(canvas, "Writing");
    await step("says what is wrong, and leads there", async () => {
      const list = within(await canvas.findByRole("region", { name: "1 thing to fix" }));
      await userEvent.click(list.getByRole("button", { name: "Fix it in Field mapping" }));
      await expect(await tab(canvas, "Field mapping")).toHaveAttribute("aria-selected", "true");
      await waitFor(() => expect(stage()).toHaveFocus());
      await expect(stage()).toHaveAccessibleDescription(/This one is required\. Choose a field\./);
    });
    await step("says it once, at its control", async () => {
      await expect(canvas.getAllByText(/This one is required/)).toHaveLength(1);
      await expect(canvas.queryByRole("region", { name: "1 thing to fix" })).toBeNull();
    });
    await step("Save sends nothing, and leads to the control from any tab", async () => {
      await show(canvas, "Writing");
      await userEvent.click(saveBar(canvas).save);
      await waitFor(() =>
        expect(saveBar(canvas).status).toHaveTextContent("Not saved: 1 thing has to be fixed first."),
      );
      await waitFor(() => expect(stage()).toHaveFocus());
      await expect(canvas.getAllByText(/This one is required/)).toHaveLength(1);
      await expect(savedConfig(loaded)).toEqual(saved);
    });
    await step("is forgotten once it is fixed", async () => {
      await userEvent.keyboard("{Control>}z{/Control}");
      await userEvent.keyboard("{Escape}");
      await press(canvas, "Undo: Remove mapping of Deal stage of Opportunity");
      await waitFor(() => expect(saveBar(canvas).status).toHaveTextContent(/^Everything is saved$/));
    });
  }),
};

/** Somebody else saved the same setting: both values show, on whichever tab one is. */
export const Conflict: Story = {
  tags: ["screenshots"],
  parameters: { rules: ["D11"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await editThreeTabs(canvas);
    await saveElsewhere(loaded, setToAlways);
    const panel = await comeBack(canvas);
    await step("theirs beside mine", async () => {
      await expect(panel.getByText("Always")).toBeVisible();
      await expect(panel.getByText("Never")).toBeVisible();
    });
  }),
};

/** Theirs is taken; the other edits go out. */
export const ConflictResolved: Story = {
  parameters: { rules: ["D11"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await editThreeTabs(canvas);
    await saveElsewhere(loaded, setToAlways);
    const panel = await comeBack(canvas);
    await userEvent.click(panel.getByRole("button", { name: "Take theirs" }));
    await saveAll(canvas);
    await step("the server holds theirs, and the rest of mine", async () => {
      await expect(savedConfig(loaded)).toMatchObject({
        write: {
          objects: {
            contact: {
              deletionSettings: { enabled: true },
              selectedFieldSettings: { email: { writeOnUpdate: "always" } },
            },
          },
        },
        subscribe: { objects: { account: { objectName: "account" } } },
      });
    });
  }),
};

/** Leaving asks while there are unsaved changes; they are still there for who comes back. */
export const LeavingAsks: Story = {
  parameters: { rules: ["D6", "D10"] },
  play: onItsOwnData(async ({ canvas, step }) => {
    await editThreeTabs(canvas);
    await step("asks, and stays", async () => {
      await press(canvas, "Back to Parcelo");
      const dialog = within(await canvas.findByRole("dialog", { name: "Leave without saving?" }));
      await userEvent.click(dialog.getByRole("button", { name: "Cancel" }));
      await waitFor(() => expect(canvas.queryByRole("dialog")).toBeNull());
      await expect(canvas.getByRole("button", { name: "Back to Parcelo" })).toHaveFocus();
    });
    await step("leaves, and finds the changes again", async () => {
      await press(canvas, "Back to Parcelo");
      const dialog = within(await canvas.findByRole("dialog", { name: "Leave without saving?" }));
      await userEvent.click(dialog.getByRole("button", { name: "Leave" }));
      await userEvent.click(await canvas.findByRole("button", { name: "Salesforce settings" }));
      await waitFor(() => expect(saveBar(canvas).status).toHaveTextContent(/unsaved changes/));
    });
    await step("asks nothing once they are reset", async () => {
      await userEvent.click(saveBar(canvas).reset);
      await press(canvas, "Back to Parcelo");
      await expect(await canvas.findByText(/^This is Parcelo/)).toBeVisible();
    });
  }),
};

/** Uninstalled: after the question, the server forgets the settings, and the screen starts from nothing. */
export const Uninstalled: Story = {
  parameters: { rules: ["I6"] },
  play: onItsOwnData(async ({ canvas, loaded }) => {
    await objectCard(canvas, "Account");
    await press(canvas, "Uninstall");
    const dialog = within(await canvas.findByRole("dialog", { name: "Uninstall Parcelo?" }));
    await userEvent.click(dialog.getByRole("button", { name: "Uninstall" }));
    await waitFor(() => expect(loadedBackend(loaded).backend.snapshot().installations).toEqual([]));
    await waitFor(() => expect(canvas.queryByText("Installed")).toBeNull());
    await expect(canvas.queryByRole("button", { name: "Uninstall" })).toBeNull();
    // The button that was pressed is gone.
    await expect(canvas.getByRole("heading", { level: 1 })).toHaveFocus();
  }),
};

/** For people who may look, but not change anything: tabs work, controls do not. */
export const ReadOnly: Story = {
  args: { readOnlyReason },
  play: onItsOwnData(async (played) => {
    await playReadOnly(played);
    await show(played.canvas, "Writing");
    await expect(
      (await objectCard(played.canvas, "Contact")).getByRole("switch", { name: "Write to Contact" }),
    ).toBeDisabled();
    await expect(played.canvas.queryByRole("button", { name: "Uninstall" })).toBeNull();
  }),
};

/** The same screen on a phone, in the dark. */
export const Narrow: Story = {
  globals: { viewport: { value: "phone" }, theme: "dark" },
  play: onItsOwnData(async ({ canvas }) => {
    await editThreeTabs(canvas);
    await expectNoSidewaysScroll();
  }),
};
