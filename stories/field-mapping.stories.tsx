import type { Meta, StoryObj } from "@storybook/react-vite";
import { onItsOwnData } from "./support/playing/on-its-own-data.js";
import { expect, userEvent, waitFor, type within } from "storybook/test";
import type { ConfigContent } from "../src/index.js";
import { FieldMapping } from "./support/flows/field-mapping/field-mapping.js";
import code from "./examples/field-mapping.tsx?raw";
import { mapping, objectCard, saveBar } from "./support/playing/find.js";
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
import { comeBack, saveElsewhere } from "./support/backend/save-elsewhere.js";
import { readingSalesforce, syncIntegration } from "./support/backend/sync-with-salesforce.js";

const opportunity = {
  objectName: "opportunity",
  selectedFields: { amount: true },
  selectedFieldMappings: { nextAction: "nextstep", stage: "deal_phase__c" },
  selectedValueMappings: { deal_phase__c: { open: "1-qualify", won: "8-won" } },
};
const saved = { provider: "salesforce", read: { objects: { opportunity } } } satisfies ConfigContent;

const { groupRef } = tenant;
const installed = { installations: [{ integration: syncIntegration, groupRef, content: saved }] };
/** Which fields of the customer’s CRM hold what the app asks for, and which of their values mean the same. `useFieldOptions` lists what can be chosen; `useIssues` says what is missing or chosen twice. */
const meta = {
  title: "Field mapping",
  component: FieldMapping,
  decorators: [inDemoApp],
  args: {
    appName: "Parcelo",
    providerName: "Salesforce",
    appValues: {
      stage: [
        { value: "open", label: "Open" },
        { value: "won", label: "Won" },
        { value: "lost", label: "Lost" },
      ],
    },
  },
  loaders: [freshBackend(readingSalesforce, installed)],
  parameters: { rules: ["D1", "D7", "D14"], docs: { source: { code, language: "tsx" } } },
} satisfies Meta<typeof FieldMapping>;

export default meta;
type Story = StoryObj<typeof meta>;

/** What the server holds: the customer's fields under the app's names; nothing to save. */
export const Installed: Story = {
  parameters: { rules: ["D1", "D10", "S1"] },
  play: onItsOwnData(async ({ canvas, step }) => {
    const card = await objectCard(canvas, "Opportunity");

    await step("shows fields by the names that the customer gave them", async () => {
      await expect(mapping(card, "Deal stage").field).toHaveValue("Deal Phase");
      await expect(mapping(card, "Next action").field).toHaveValue("Next Step");
      await expect(mapping(card, "Sales territory").field).toHaveValue("");
      await expect(mapping(card, "Sales territory").remove).toHaveAttribute("aria-disabled", "true");
    });
    await step("shows what the app's values are called", async () => {
      const stage = mapping(card, "Deal stage");
      await expect(stage.value("Open")).toHaveDisplayValue("1 · Qualify");
      await expect(stage.value("Won")).toHaveDisplayValue("8 · Won");
      await expect(stage.value("Lost")).toHaveDisplayValue("Not chosen");
    });
    await step("has nothing to send", async () => {
      await expect(saveBar(canvas).status).toHaveTextContent("Everything is saved");
    });
  }),
};

/** 522 fields to choose from, by keyboard alone: only those in sight are in the page. */
export const Searched: Story = {
  parameters: { rules: ["D1", "S3"] },
  play: onItsOwnData(async ({ canvas, step }) => {
    const card = await objectCard(canvas, "Opportunity");
    const territory = mapping(card, "Sales territory");
    const activeOption = () => {
      const id = territory.field.getAttribute("aria-activedescendant") ?? "";
      return document.getElementById(id)?.querySelector("span")?.textContent;
    };

    await step("opens by arrow, with few of its many options in the page", async () => {
      territory.field.focus();
      await expect(territory.field).toHaveAttribute("aria-expanded", "false");
      await userEvent.keyboard("{ArrowDown}");
      await expect(territory.field).toHaveAttribute("aria-expanded", "true");
      await expect(territory.count()).toBe("522 fields");
      await expect(territory.options().length).toBeLessThan(20);
      await expect(territory.options()[0]).toHaveAttribute("aria-setsize", "522");
    });
    await step("End goes to the last, Home to the first, arrows one by one", async () => {
      const first = activeOption();
      await userEvent.keyboard("{End}");
      await expect(activeOption()).toBe("Public Sector Onboarding Type");
      await waitFor(() => expect(territory.option("Public Sector Onboarding Type")).toBeVisible());
      await expect(territory.options().length).toBeLessThan(20);
      await userEvent.keyboard("{ArrowUp}");
      await expect(activeOption()).toBe("Public Sector Onboarding Region");
      await userEvent.keyboard("{Home}");
      await expect(activeOption()).toBe(first);
    });
    await step("typing filters by name and API name", async () => {
      await userEvent.keyboard("region owner");
      await expect(territory.count()).toBe("5 of 522 fields");
      await expect(activeOption()).toBe("EMEA Region Owner");
      await userEvent.clear(territory.field);
      await userEvent.keyboard("apac_region_c");
      await expect(territory.count()).toBe("1 of 522 fields");
      await userEvent.clear(territory.field);
      await userEvent.keyboard("nonsense");
      await expect(await card.findByText("No field is called “nonsense”.")).toBeVisible();
      await expect(territory.field).toHaveAttribute("aria-expanded", "false");
    });
    await step("Escape keeps what was there", async () => {
      await userEvent.keyboard("{Escape}");
      await expect(territory.field).toHaveValue("");
      await expect(territory.field).toHaveFocus();
      await expect(saveBar(canvas).status).toHaveTextContent("Everything is saved");
    });
    await step("Enter takes the one that is active", async () => {
      await userEvent.keyboard("region code{ArrowDown}{Enter}");
      await expect(territory.field).toHaveValue("APAC Region Code");
      await expect(territory.field).toHaveAttribute("aria-expanded", "false");
      await expectRequest(canvas, {
        groupRef,
        action: "read",
        changes: [{ op: "add", path: "/selectedFieldMappings/territory", value: "apac_region_code__c" }],
      });
    });
    await step("leaving the field closes the list and takes nothing", async () => {
      await userEvent.keyboard("{ArrowDown}{End}");
      await userEvent.tab();
      await expect(territory.options()).toEqual([]);
      await expect(territory.field).toHaveValue("APAC Region Code");
    });
  }),
};

/** The list while it is open, with the mouse. */
export const Open: Story = {
  tags: ["screenshots"],
  parameters: { rules: ["D1"] },
  play: onItsOwnData(async ({ canvas }) => {
    const card = await objectCard(canvas, "Opportunity");
    const territory = mapping(card, "Sales territory");
    await userEvent.click(territory.field);
    await userEvent.click(territory.option("Owner ID"));
    await expect(territory.field).toHaveValue("Owner ID");
    await userEvent.click(territory.field);
    await userEvent.keyboard("region");
    await expect(territory.field).toHaveAttribute("aria-expanded", "true");
    await expect(territory.option("EMEA Region Owner")).toBeVisible();
  }),
};

/** Nothing is installed: reading brings the default mapping, and asks for what is required. */
export const NotInstalled: Story = {
  loaders: [freshBackend(readingSalesforce)],
  parameters: { rules: ["D7", "D14", "S2"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const card = await objectCard(canvas, "Opportunity");
    await userEvent.click(card.getByRole("switch", { name: "Read Opportunity" }));

    await step("seeds the default", async () => {
      await expect(mapping(card, "Next action").field).toHaveValue("Next Step");
    });
    await step("says at the field that it is required", async () => {
      const stage = mapping(card, "Deal stage");
      await expect(stage.field).toBeRequired();
      await waitFor(() => expect(stage.error(/This one is required/)).toBeVisible());
      await expect(stage.field).toHaveAccessibleDescription(/how far a deal is.*This one is required/);
      await expect(mapping(card, "Sales territory").field).toBeValid();
    });
    await step("creates once it is chosen", async () => {
      await userEvent.click(mapping(card, "Deal stage").field);
      await userEvent.keyboard("stage{Enter}");
      await expect(mapping(card, "Deal stage").error(/./)).toBeNull();
      await saveAll(canvas);
      await expect(savedConfig(loaded)).toEqual({
        provider: "salesforce",
        read: {
          objects: {
            opportunity: {
              objectName: "opportunity",
              selectedFields: {},
              selectedFieldMappings: { nextAction: "nextstep", stage: "stagename" },
            },
          },
        },
      });
    });
  }),
};

/** A required mapping that was removed: nothing is sent until there is one again. */
export const RequiredMissing: Story = {
  tags: ["screenshots"],
  parameters: { rules: ["D14", "H7"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const card = await objectCard(canvas, "Opportunity");
    const stage = mapping(card, "Deal stage");
    await userEvent.click(stage.remove);

    await step("says so at the field, which has the focus", async () => {
      await expect(stage.field).toHaveFocus();
      await waitFor(() => expect(stage.field).toBeInvalid());
      await expect(stage.error(/This one is required/)).toBeVisible();
    });
    await step("Save sends nothing", async () => {
      await pressSave(canvas);
      await waitFor(() => expect(saveBar(canvas).status).toHaveTextContent("Not saved"));
      await expect(savedConfig(loaded)).toEqual(saved);
    });
  }),
};

/** Two mappings onto one field: both the screen and the backend refuse that. */
export const MappedTwice: Story = {
  parameters: { rules: ["D14", "I3"] },
  play: onItsOwnData(async ({ canvas, loaded }) => {
    const card = await objectCard(canvas, "Opportunity");
    await userEvent.click(mapping(card, "Sales territory").field);
    await userEvent.keyboard("nextstep{Enter}");
    await waitFor(() =>
      expect(mapping(card, "Sales territory").error(/mapped to this field too/)).toBeVisible(),
    );
    await pressSave(canvas);
    await waitFor(() => expect(saveBar(canvas).status).toHaveTextContent("Not saved"));
    await expect(savedConfig(loaded)).toEqual(saved);
  }),
};

/** A default that the customer removed stays removed, also when reading is turned off and on, and is saved as such. */
export const DefaultRemoved: Story = {
  parameters: { rules: ["D7", "I2"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const card = await objectCard(canvas, "Opportunity");
    await userEvent.click(mapping(card, "Next action").remove);
    await expect(mapping(card, "Next action").field).toHaveValue("");

    await step("it is not seeded again", async () => {
      const reading = card.getByRole("switch", { name: "Read Opportunity" });
      await userEvent.click(reading);
      await userEvent.click(reading);
      await expect(mapping(card, "Next action").field).toHaveValue("");
      await expect(await canvas.findByText("No longer mapped")).toBeVisible();
    });
    await step("the server no longer has it", async () => {
      await saveAll(canvas);
      const { nextAction: _, ...kept } = opportunity.selectedFieldMappings;
      await expect(savedConfig(loaded)).toEqual({
        ...saved,
        read: { objects: { opportunity: { ...opportunity, selectedFieldMappings: kept } } },
      });
    });
  }),
};

/** What the app's values are called among the customer's own options: one for each. */
export const ValuesMapped: Story = {
  parameters: { rules: ["D1", "D14", "I2"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const card = await objectCard(canvas, "Opportunity");
    const stage = mapping(card, "Deal stage");

    await step("the same option twice is no mapping back", async () => {
      await userEvent.selectOptions(stage.value("Lost"), "8 · Won");
      await waitFor(() => expect(stage.value("Lost")).toBeInvalid());
      await expect(stage.error(/Chosen twice/)).toBeVisible();
    });
    await step("saves one option for each", async () => {
      await userEvent.selectOptions(stage.value("Lost"), "9 · Lost");
      await waitFor(() => expect(stage.value("Lost")).toBeValid());
      await userEvent.selectOptions(stage.value("Open"), "Not chosen");
      await expect(await canvas.findByText("No longer translated")).toBeVisible();
      await saveAll(canvas);
      await expect(savedConfig(loaded)).toEqual({
        ...saved,
        read: {
          objects: {
            opportunity: {
              ...opportunity,
              selectedValueMappings: { deal_phase__c: { won: "8-won", lost: "9-lost" } },
            },
          },
        },
      });
    });
  }),
};

/** Another field has other options: what was translated goes with the field that is left, and one undo brings back both. */
export const OtherField: Story = {
  parameters: { rules: ["D9", "S3"] },
  play: onItsOwnData(async ({ canvas, step }) => {
    const card = await objectCard(canvas, "Opportunity");
    await userEvent.click(mapping(card, "Deal stage").field);
    await userEvent.keyboard("stagename{Enter}");

    await step("both are in one request", async () => {
      await expect(mapping(card, "Deal stage").value("Open")).toHaveDisplayValue("Not chosen");
      await expectRequest(canvas, {
        groupRef,
        action: "read",
        changes: [
          { op: "replace", path: "/selectedFieldMappings/stage", value: "stagename" },
          { op: "remove", path: "/selectedValueMappings/deal_phase__c" },
        ],
      });
    });
    await step("one step undoes both", async () => {
      await userEvent.click(canvas.getByRole("button", { name: "Undo: Map Deal stage of Opportunity" }));
      await expect(mapping(card, "Deal stage").field).toHaveValue("Deal Phase");
      await expect(mapping(card, "Deal stage").value("Open")).toHaveDisplayValue("1 · Qualify");
      await expect(saveBar(canvas).status).toHaveTextContent("Everything is saved");
    });
  }),
};

async function mapTerritory(canvas: ReturnType<typeof within>, text: string) {
  const card = await objectCard(canvas, "Opportunity");
  await userEvent.click(mapping(card, "Sales territory").field);
  await userEvent.keyboard(`${text}{Enter}`);
}

/** A save is under way. */
export const Saving: Story = {
  parameters: { rules: ["D12", "H3"] },
  play: onItsOwnData(async (context) => {
    await mapTerritory(context.canvas, "emea region owner");
    await playSaving(context);
  }),
};

/** The backend is down: the draft stays. */
export const SaveFailed: Story = {
  parameters: { rules: ["D12", "H7"] },
  play: onItsOwnData(async (context) => {
    await mapTerritory(context.canvas, "emea region owner");
    await playSaveFailed(context);
    await saveAll(context.canvas);
    await expect(savedConfig(context.loaded)).toMatchObject({
      read: { objects: { opportunity: { selectedFieldMappings: { territory: "emea_region_owner__c" } } } },
    });
  }),
};

/** Maps a field while somebody else maps the same name to another one; answers the conflicts. */
async function collide({
  canvas,
  loaded,
}: {
  canvas: ReturnType<typeof within>;
  loaded: Record<string, unknown>;
}) {
  await mapTerritory(canvas, "emea region owner");
  await saveElsewhere(loaded, {
    action: "read",
    objectName: "opportunity",
    changes: [{ op: "add", path: "/selectedFieldMappings/territory", value: "type" }],
  });
  return comeBack(canvas);
}

/** Somebody else mapped the same name to another field meanwhile: the draft keeps the user's. */
export const Conflict: Story = {
  parameters: { rules: ["D11"] },
  play: onItsOwnData(async (context) => {
    const panel = await collide(context);
    const card = await objectCard(context.canvas, "Opportunity");
    await expect(mapping(card, "Sales territory").field).toHaveValue("EMEA Region Owner");
    await expect(panel.getByText("EMEA Region Owner")).toBeVisible();
    await expect(panel.getByText("Opportunity Type")).toBeVisible();
  }),
};

/** Theirs is taken: there is nothing to save any more. */
export const ConflictResolved: Story = {
  parameters: { rules: ["D11"] },
  play: onItsOwnData(async (context) => {
    const { canvas } = context;
    const panel = await collide(context);
    await userEvent.click(panel.getByRole("button", { name: "Take theirs" }));
    const card = await objectCard(canvas, "Opportunity");
    await expect(mapping(card, "Sales territory").field).toHaveValue("Opportunity Type");
    await expect(saveBar(canvas).status).toHaveTextContent("Everything is saved");
  }),
};

/** Somebody who may look only. */
export const ReadOnly: Story = {
  args: { readOnlyReason },
  play: onItsOwnData(async (context) => {
    await playReadOnly(context);
    const card = await objectCard(context.canvas, "Opportunity");
    await expect(mapping(card, "Deal stage").field).toBeDisabled();
    await expect(mapping(card, "Deal stage").field).toHaveValue("Deal Phase");
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

/** The list on a phone, in the dark. */
export const Narrow: Story = {
  globals: { viewport: { value: "phone" }, theme: "dark" },
  play: onItsOwnData(async ({ canvas }) => {
    const card = await objectCard(canvas, "Opportunity");
    await userEvent.click(mapping(card, "Sales territory").field);
    await userEvent.keyboard("owner");
    await expectNoSidewaysScroll();
  }),
};
