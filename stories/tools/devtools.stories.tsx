import type { Meta, StoryObj } from "@storybook/react-vite";
import { onItsOwnData } from "../support/playing/on-its-own-data.js";
import { expect, userEvent, within } from "storybook/test";
import { ConfigDevtools } from "../../src/devtools/index.js";
import type { ConfigContent } from "../../src/index.js";
import { allowDeletionIn, field, objectCard, saveBar } from "../support/playing/find.js";
import { freshBackend, savedConfig, tenant } from "../support/backend/fresh-backend.js";
import { inDemoApp } from "../support/screen/in-demo-app.js";
import { comeBack, saveElsewhere } from "../support/backend/save-elsewhere.js";
import { WriteSettings } from "../support/flows/write-settings/write-settings.js";

const saved = {
  provider: "salesforce",
  write: {
    objects: {
      contact: {
        objectName: "contact",
        selectedFieldSettings: { leadsource: { default: { stringValue: "Web" }, writeOnUpdate: "never" } },
      },
    },
  },
} satisfies ConfigContent;

const { integration, groupRef } = tenant;

const code = `<InstallationProvider integration="write-to-salesforce" groupRef="acme" consumerRef="jane">
  <WriteSettings />
  <ConfigDevtools />
</InstallationProvider>`;

/** A panel for developers, for the corner of your app: the draft, its history, the plan, conflicts and requests. */
const meta = {
  title: "Devtools",
  component: ConfigDevtools,
  decorators: [inDemoApp],
  // A static Storybook is a production build.
  args: { enabled: true, buttonPosition: "bottom-right" },
  render: (args) => (
    <>
      <WriteSettings appName="Parcelo" providerName="Salesforce" />
      <ConfigDevtools {...args} />
    </>
  ),
  loaders: [freshBackend({ installations: [{ integration, groupRef, content: saved }] })],
  parameters: { rules: ["D9", "D10", "D11", "S1", "S6"], docs: { source: { code, language: "tsx" } } },
} satisfies Meta<typeof ConfigDevtools>;

export default meta;
type Story = StoryObj<typeof meta>;
type Canvas = ReturnType<typeof within>;

function devtools(canvas: Canvas) {
  const tools = within(canvas.getByRole("region", { name: "Config devtools" }));
  return {
    ...tools,
    button: tools.getByRole("button", { name: "Config devtools" }),
    async view(name: string) {
      await userEvent.click(await tools.findByRole("tab", { name: new RegExp(`^${name}`) }));
      return within(tools.getByRole("tabpanel", { name: new RegExp(`^${name}`) }));
    },
  };
}

async function allowDeletion(canvas: Canvas): Promise<void> {
  const card = await objectCard(canvas, "Contact");
  await allowDeletionIn(card);
}

/** The panel is a button in the corner until somebody opens it. */
export const Start: Story = {
  play: onItsOwnData(async ({ canvas }) => {
    await objectCard(canvas, "Contact");
    await expect(devtools(canvas).button).toBeVisible();
    await expect(devtools(canvas).queryByRole("tablist")).toBeNull();
  }),
};

/** Closed: a button in the corner. By the keyboard alone it is opened, gone through and closed again. */
export const ByKeyboard: Story = {
  play: onItsOwnData(async ({ canvas, step }) => {
    await objectCard(canvas, "Contact");
    const { button, findByRole, queryByRole } = devtools(canvas);
    await step("opens the panel, which is next in the tab order", async () => {
      button.focus();
      await userEvent.keyboard("{Enter}");
      await findByRole("tablist");
      await userEvent.tab();
      await expect(await findByRole("tab", { name: "Draft" })).toHaveFocus();
    });
    await step("goes through the views by arrows", async () => {
      await userEvent.keyboard("{ArrowRight}{ArrowRight}");
      await expect(await findByRole("tabpanel", { name: "Plan" })).toHaveTextContent(/noop/);
      await userEvent.tab();
      await expect(await findByRole("tabpanel", { name: "Plan" })).toHaveFocus();
    });
    await step("closes on Escape and gives the focus back", async () => {
      await userEvent.keyboard("{Escape}");
      await expect(queryByRole("tablist")).toBeNull();
      await expect(button).toHaveFocus();
    });
  }),
};

/** A draft with an edit, from the change to the request that has saved it. */
export const FromEditToRequest: Story = {
  args: { initialIsOpen: true },
  tags: ["screenshots"],
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await allowDeletion(canvas);
    const tools = devtools(canvas);
    await step("the plan is what Save sends", async () => {
      const plan = await tools.view("Plan");
      const planned = JSON.parse((await plan.findByText(/"groupRef"/)).textContent ?? "") as unknown;
      await userEvent.click(saveBar(canvas).save);
      await canvas.findByText("Saved");
      await expect(savedConfig(loaded)).toMatchObject({
        write: { objects: { contact: { deletionSettings: { enabled: true } } } },
      });
      const requests = await tools.view("Requests");
      const [newest] = await requests.findAllByText("PATCH");
      await expect(newest?.closest("summary")).toHaveTextContent(/^PATCH 200 .*config-content \d+ ms$/);
      if (newest) await userEvent.click(newest);
      const body = await requests.findByText(/"groupRef"/);
      await expect(JSON.parse(body.textContent ?? "")).toEqual(planned);
    });
    await step("the draft shows another edit where it stands", async () => {
      await userEvent.selectOptions(
        field(await objectCard(canvas, "Contact"), "email").onUpdate,
        "Only if empty",
      );
      const draft = await tools.view("Draft");
      await expect(draft.getByText(/"ifEmpty"/)).toBeVisible();
    });
  }),
};

/** Another admin saved something else meanwhile. */
export const Conflict: Story = {
  args: { initialIsOpen: true },
  tags: ["screenshots"],
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await allowDeletion(canvas);
    await saveElsewhere(loaded, {
      action: "write",
      objectName: "contact",
      changes: [{ op: "add", path: "/deletionSettings", value: { enabled: false } }],
    });
    await comeBack(canvas);
    const tools = devtools(canvas);
    const conflicts = await tools.view("Conflicts");
    const name = "/write/objects/contact/deletionSettings/enabled";
    await step("shows both sides; taking theirs ends it", async () => {
      const conflict = within(await conflicts.findByRole("group", { name }));
      await userEvent.click(conflict.getByRole("button", { name: "Take theirs" }));
      await expect(tools.getByRole("tab", { name: "Conflicts" })).toBeVisible();
      await expect(tools.getByRole("tabpanel")).toHaveFocus();
    });
    await step("undo brings it back", async () => {
      const history = await tools.view("History");
      await userEvent.click(history.getByRole("button", { name: "Enable deletion on contact" }));
      await tools.view("Conflicts");
      await expect(tools.getByRole("tab", { name: "Conflicts 1" })).toBeVisible();
    });
  }),
};

/** Every step, those that were undone too: each is gone to by a click, or by the keyboard. */
export const History: Story = {
  args: { initialIsOpen: true },
  tags: ["screenshots"],
  parameters: { rules: ["D9"] },
  play: onItsOwnData(async ({ canvas, step }) => {
    await allowDeletion(canvas);
    const contact = await objectCard(canvas, "Contact");
    const { onUpdate } = field(contact, "leadsource");
    await userEvent.selectOptions(onUpdate, "Always");
    await userEvent.click(contact.getByRole("switch", { name: "Allow deletion" }));
    const tools = devtools(canvas);
    const history = await tools.view("History");
    const place = (name: RegExp) => history.getByRole("button", { name });
    await step("lists the steps, the oldest first", async () => {
      await expect(history.getAllByRole("button").map(({ textContent }) => textContent)).toEqual([
        "Before the first step",
        "Enable deletion on contact",
        "Change settings of leadsource on contact",
        "Disable deletion on contact",
      ]);
      await expect(place(/^Disable deletion/)).toHaveAttribute("aria-current", "step");
    });
    await step("a click goes to a step; the later ones stay, undone", async () => {
      await userEvent.click(place(/^Enable deletion/));
      await expect(place(/^Enable deletion/)).toHaveAttribute("aria-current", "step");
      await expect(place(/^Change settings/)).toHaveTextContent("(undone)");
      await expect(contact.getByRole("switch", { name: "Allow deletion" })).toBeChecked();
      await expect(onUpdate).toHaveDisplayValue("Never");
    });
    await step("the keyboard goes back to the start and keeps its place", async () => {
      await userEvent.tab({ shift: true });
      await expect(place(/^Before the first/)).toHaveFocus();
      await userEvent.keyboard("{Enter}");
      await expect(place(/^Before the first/)).toHaveFocus();
      await expect(tools.getByRole("tab", { name: "Changes" })).toBeVisible();
    });
    await step("and forth to the last but one, whose changes are opened", async () => {
      await userEvent.click(place(/^Change settings/));
      await userEvent.click(history.getByLabelText("Changes Change settings of leadsource on contact"));
      await expect(
        await history.findByText("/write/objects/contact/selectedFieldSettings/leadsource/writeOnUpdate"),
      ).toBeVisible();
    });
  }),
};

/** As narrow as a window may be: nothing stands out of it, in any corner. */
export const NarrowWindow: Story = {
  args: { initialIsOpen: true, buttonPosition: "top-left" },
  play: onItsOwnData(async ({ canvas }) => {
    await allowDeletion(canvas);
    const tools = devtools(canvas);
    await tools.findByRole("tablist");
    const section = tools.button.closest("section");
    // Storybook's own window keeps its size; that of the tests is made narrow.
    if (import.meta.env.MODE === "test") await (await import("vitest/browser")).page.viewport(320, 480);
    for (const name of ["Draft", "Changes", "Plan", "Conflicts", "History", "Requests"]) {
      await tools.view(name);
      const panel = tools.getByRole("tabpanel");
      await expect(panel.scrollWidth).toBeLessThanOrEqual(panel.clientWidth);
      const box = section?.getBoundingClientRect();
      await expect(box?.left).toBeGreaterThanOrEqual(0);
      await expect(box?.right).toBeLessThanOrEqual(window.innerWidth);
      await expect(box?.bottom).toBeLessThanOrEqual(window.innerHeight);
    }
  }),
};
