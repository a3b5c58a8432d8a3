import type { Meta, StoryObj } from "@storybook/react-vite";
import { onItsOwnData } from "./support/playing/on-its-own-data.js";
import { expect, userEvent, waitFor, type within } from "storybook/test";
import type { ConfigContent } from "../src/index.js";
import { allowDeletionIn, field, objectCard, saveBar } from "./support/playing/find.js";
import { freshBackend, savedConfig, tenant } from "./support/backend/fresh-backend.js";
import { inDemoApp } from "./support/screen/in-demo-app.js";
import { expectNoSidewaysScroll, expectRequest } from "./support/playing/play-states.js";
import { SavePlan } from "./support/flows/save-plan/save-plan.js";
import code from "./examples/save-plan.tsx?raw";

const contact = {
  objectName: "contact",
  selectedFieldSettings: { email: { writeOnUpdate: "ifEmpty" } },
} as const;
const readContact = { objectName: "contact", selectedFields: { email: true }, selectedFieldMappings: {} };
const touchpoints = { objectName: "touchpoints__c" };
const saved = {
  provider: "salesforce",
  read: { objects: { contact: readContact } },
  write: { objects: { contact, touchpoints__c: touchpoints } },
} satisfies ConfigContent;

const { integration, groupRef } = tenant;

/** What Save would send, before it is sent: a JSON Patch or an update mask, what no request can express, and what will be different. `useSavePlan` gives it; planning sends nothing. */
const meta = {
  title: "Save plan",
  component: SavePlan,
  decorators: [inDemoApp],
  args: { appName: "Parcelo", providerName: "Salesforce" },
  loaders: [freshBackend({ installations: [{ integration, groupRef, content: saved }] })],
  parameters: { rules: ["S1", "S3", "S4", "S5"], docs: { source: { code, language: "tsx" } } },
} satisfies Meta<typeof SavePlan>;

export default meta;
type Story = StoryObj<typeof meta>;
type Canvas = ReturnType<typeof within>;

const strategy = (canvas: Canvas) => canvas.getByLabelText("Strategy");
const allowDeletion = async (canvas: Canvas, displayName: string) =>
  allowDeletionIn(await objectCard(canvas, displayName));
const enabled = { op: "add", path: "/deletionSettings", value: { enabled: true } };

/** The requests that are shown, as method and last part of the path, with their bodies. */
function shownRequests(canvas: Canvas) {
  return canvas.getAllByRole("figure", { name: /^(POST|PATCH) / }).map((figure: HTMLElement) => ({
    line: figure.querySelector("figcaption")?.textContent.replace(/^(\w+) .*integrations\/[^/]+/, "$1 …"),
    body: JSON.parse(figure.querySelector("pre")?.textContent ?? "") as unknown,
  }));
}

/** Settings as they are saved: there is nothing to send. */
export const Start: Story = {
  play: onItsOwnData(async ({ canvas }) => {
    await objectCard(canvas, "Contact");
    await expect(await canvas.findByText("Nothing to send: everything is saved.")).toBeVisible();
  }),
};

/** Nothing differs from what the server holds: there is nothing to send. */
export const Noop: Story = {
  parameters: { rules: ["S1", "D10"] },
  play: onItsOwnData(async ({ canvas, step }) => {
    const card = await objectCard(canvas, "Contact");
    await step("no request at first", async () => {
      await expect(await canvas.findByText("Nothing to send: everything is saved.")).toBeVisible();
    });
    await step("there and back is none either, by any strategy", async () => {
      await userEvent.selectOptions(strategy(canvas), "update-mask");
      await userEvent.selectOptions(field(card, "email").onUpdate, "Never");
      await waitFor(() => expect(shownRequests(canvas)).toHaveLength(1));
      await userEvent.selectOptions(field(card, "email").onUpdate, "Only if empty");
      await waitFor(() => expect(canvas.queryByRole("figure")).toBeNull());
      await expect(saveBar(canvas).save).toHaveAttribute("aria-disabled", "true");
    });
  }),
};

/** One object patched, or masked where that is chosen; what takes something away or gives more away is marked. */
export const OneObject: Story = {
  tags: ["screenshots"],
  parameters: { rules: ["S3", "S4", "S5"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await allowDeletion(canvas, "Contact");
    await step("auto patches it, as the write guide does", async () => {
      const changes = [enabled];
      await waitFor(() =>
        expect(shownRequests(canvas)).toEqual([
          { line: "PATCH …/objects/contact/config-content", body: { groupRef, action: "write", changes } },
        ]),
      );
      await expect(canvas.getByText("Lets records be deleted")).toBeVisible();
    });
    const contactDeleting = { ...contact, deletionSettings: { enabled: true } };
    await step("the mask names the object, and the body holds nothing else", async () => {
      await userEvent.selectOptions(strategy(canvas), "update-mask");
      const content = { provider: "salesforce", write: { objects: { contact: contactDeleting } } };
      await expectRequest(
        canvas,
        { updateMask: ["config.content.write.objects.contact"], installation: { config: { content } } },
        /^PATCH \/projects\/.*\/installations\/[\w-]+$/,
      );
    });
    await step("saving by it leaves the draft on the server", async () => {
      await userEvent.click(saveBar(canvas).save);
      await waitFor(() => expect(saveBar(canvas).status).toHaveTextContent("Saved"));
      await expect(savedConfig(loaded)).toEqual({
        ...saved,
        write: { objects: { contact: contactDeleting, touchpoints__c: touchpoints } },
      });
      const card = await objectCard(canvas, "Contact");
      await userEvent.click(card.getByRole("switch", { name: "Allow deletion" }));
    });
  }),
};

/** Two objects: one mask for both, or a patch for each. */
export const TwoObjects: Story = {
  parameters: { rules: ["S3", "S5"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await allowDeletion(canvas, "Contact");
    await allowDeletion(canvas, "Touchpoints");
    await step("auto sends one request, so that a save is atomic", async () => {
      const updateMask = [
        "config.content.write.objects.contact",
        "config.content.write.objects.touchpoints__c",
      ];
      await waitFor(() => expect(shownRequests(canvas)).toMatchObject([{ body: { updateMask } }]));
    });
    await step("patches take two", async () => {
      await userEvent.selectOptions(strategy(canvas), "json-patch");
      const body = { groupRef, action: "write", changes: [enabled] };
      await waitFor(() =>
        expect(shownRequests(canvas)).toEqual([
          { line: "PATCH …/objects/contact/config-content", body },
          { line: "PATCH …/objects/touchpoints__c/config-content", body },
        ]),
      );
    });
    await step("both are sent", async () => {
      await userEvent.click(saveBar(canvas).save);
      await waitFor(() => expect(saveBar(canvas).status).toHaveTextContent("Saved"));
      await expect(savedConfig(loaded)).toEqual({
        ...saved,
        write: {
          objects: {
            contact: { ...contact, deletionSettings: { enabled: true } },
            touchpoints__c: { ...touchpoints, deletionSettings: { enabled: true } },
          },
        },
      });
    });
  }),
};

/** A read object cannot be removed, only be switched off: the plan says so before anything is sent. */
export const Fallback: Story = {
  tags: ["screenshots"],
  parameters: { rules: ["S6"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await objectCard(canvas, "Contact");
    await userEvent.click(canvas.getByRole("button", { name: "Remove Contact everywhere" }));
    await step("names what will be different", async () => {
      const gaps = await canvas.findByRole("region", { name: "What will be different" });
      await expect(gaps).toHaveTextContent("Contact · Reading");
      await expect(gaps).toHaveTextContent("cannot remove a read object");
      await expect(canvas.getByText("Stops writing")).toBeVisible();
      // Nothing holds of an object that goes away.
      await expect(canvas.getByText("Contact · Email · On update").parentElement).toHaveTextContent(
        /^Contact · Email · On update ?Only if empty$/,
      );
      await expect(savedConfig(loaded)).toEqual(saved);
    });
  }),
};

/** What the server holds once that is saved. */
export const FallbackSaved: Story = {
  parameters: { rules: ["S6", "S7"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await objectCard(canvas, "Contact");
    await userEvent.click(canvas.getByRole("button", { name: "Remove Contact everywhere" }));
    await step("the server switches it off, and keeps its settings", async () => {
      await userEvent.click(saveBar(canvas).save);
      await waitFor(() => expect(saveBar(canvas).status).toHaveTextContent("Saved"));
      await expect(savedConfig(loaded)).toEqual({
        provider: "salesforce",
        read: { objects: { contact: { ...readContact, disabled: true } } },
        write: { objects: { touchpoints__c: touchpoints } },
      });
    });
  }),
};

/** What no request can express keeps the rest back, too: nothing is sent, and the draft stays. */
export const Unsupported: Story = {
  parameters: { rules: ["S6"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    await allowDeletion(canvas, "Contact");
    await userEvent.click(canvas.getByRole("button", { name: "Switch to another provider" }));
    await step("names it", async () => {
      const gaps = await canvas.findByRole("region", { name: "What cannot be saved" });
      await expect(gaps).toHaveTextContent("Provider");
    });
    await step("saving sends nothing", async () => {
      await userEvent.click(saveBar(canvas).save);
      await waitFor(() => expect(saveBar(canvas).status).toHaveTextContent("Not saved"));
      await expect(canvas.queryByRole("button", { name: "Try again" })).toBeNull();
      await expect(savedConfig(loaded)).toEqual(saved);
      await expect(saveBar(canvas).status).toHaveTextContent("2 unsaved changes");
    });
  }),
};

/** The same screen on a phone, in the dark. */
export const Narrow: Story = {
  globals: { viewport: { value: "phone" }, theme: "dark" },
  parameters: { rules: ["S1"] },
  play: onItsOwnData(async ({ canvas }) => {
    await allowDeletion(canvas, "Contact");
    await expectNoSidewaysScroll();
  }),
};
