import type { Meta, StoryObj } from "@storybook/react-vite";
import { onItsOwnData } from "../support/playing/on-its-own-data.js";
import { expect, userEvent, waitFor } from "storybook/test";
import type { ConfigContent } from "../../src/index.js";
import { field, objectCard, writeForm, writePreview, writeResult } from "../support/playing/find.js";
import { freshBackend, loadedBackend, tenant } from "../support/backend/fresh-backend.js";
import { inDemoApp } from "../support/screen/in-demo-app.js";
import code from "../examples/try-a-write.tsx?raw";
import { TryAWrite } from "../support/flows/try-a-write/try-a-write.js";

const saved = {
  provider: "salesforce",
  read: {
    objects: {
      contact: {
        objectName: "contact",
        selectedFields: { email: true },
        selectedFieldMappings: { mobile: "mobilephone" },
      },
    },
  },
  write: {
    objects: {
      contact: {
        objectName: "contact",
        selectedFieldSettings: {
          email: { writeOnUpdate: "ifEmpty" },
          leadsource: { default: { stringValue: "Web" } },
          title: { writeOnCreate: "never" },
        },
        selectedValueDefaults: { department: { value: "Sales", applyOnUpdate: "never" } },
      },
      touchpoints__c: { objectName: "touchpoints__c" },
    },
  },
} satisfies ConfigContent;

/** What Salesforce gets of the record that the form starts with, worked out by hand from the rules of shaping. */
const sent = {
  firstname: "Harry",
  lastname: "Potter",
  email: "harry@hogwarts.example",
  mobilephone: "+44 20 7946 0958",
  leadsource: "Web",
  department: "Sales",
};

const { integration, groupRef } = tenant;

/** What a write will become under the unsaved settings, field by field and with the reason, and then the write itself. */
const meta = {
  title: "Try a write",
  component: TryAWrite,
  decorators: [inDemoApp],
  args: { appName: "Parcelo", providerName: "Salesforce" },
  loaders: [freshBackend({ installations: [{ integration, groupRef, content: saved }] })],
  render: (args, { loaded }) => <TryAWrite {...args} {...loadedBackend(loaded)} />,
  parameters: { rules: ["P8", "W14", "W19"], docs: { source: { code, language: "tsx" } } },
} satisfies Meta<typeof TryAWrite>;

export default meta;
// The backend comes from the loader.
type Story = Omit<StoryObj<typeof meta>, "args">;

function contacts(loaded: Record<string, unknown>) {
  return loadedBackend(loaded).backend.instance({ provider: "salesforce", groupRef }).records("contact");
}

/** A record as it is about to be written, with what will become of each field. */
export const Start: Story = {
  play: onItsOwnData(async ({ canvas }) => {
    await writeForm(canvas);
    await waitFor(() => expect(writePreview(canvas).names()).toHaveLength(8));
  }),
};

/** Each field of a record, what will happen to it and why, before anything is saved or sent. */
export const Preview: Story = {
  parameters: { rules: ["P1", "P2", "P3", "P4", "P5", "P7", "P8"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const form = await writeForm(canvas);
    await waitFor(() => expect(writePreview(canvas).names()).toHaveLength(8));
    const preview = writePreview(canvas);
    const setting = "/write/objects/contact/selectedFieldSettings";

    await step("shows one field of each outcome", async () => {
      await expect(preview.field("firstname")).toMatchObject({ outcome: "Written", rule: "P1" });
      await expect(preview.field("mobile")).toEqual({
        becomes: "mobilephone",
        outcome: "Renamed",
        rule: "P4",
        reason: expect.stringContaining('"mobilephone"'),
        setting: "/read/objects/contact/selectedFieldMappings/mobile",
      });
      await expect(preview.field("territory")).toMatchObject({ outcome: "Dropped", rule: "P5" });
      await expect(preview.field("title")).toMatchObject({
        outcome: "Dropped",
        rule: "P3",
        setting: `${setting}/title/writeOnCreate`,
      });
      await expect(preview.field("leadsource")).toMatchObject({
        outcome: "Defaulted",
        rule: "P2",
        setting: `${setting}/leadsource/default`,
      });
      await expect(preview.field("department")).toMatchObject({
        outcome: "Defaulted",
        rule: "P7",
        setting: "/write/objects/contact/selectedValueDefaults/department",
      });
      await expect(preview.sent()).toEqual(sent);
    });
    await step("what is typed replaces a default, and what is unnamed is left out", async () => {
      await userEvent.click(form.add());
      await expect(preview.sent()).toEqual(sent);
      await userEvent.type(form.row("New field").getByLabelText("Field"), "leadsource");
      await userEvent.type(form.row("leadsource").getByLabelText("Value"), "Other");
      await expect(preview.field("leadsource")).toMatchObject({ outcome: "Written", rule: "P1" });
      await expect(preview.sent()).toEqual({ ...sent, leadsource: "Other" });
      await userEvent.click(form.remove("leadsource"));
    });
    await step("follows the unsaved settings", async () => {
      const card = await objectCard(canvas, "Contact");
      await userEvent.selectOptions(field(card, "leadsource").onCreate, "Never");
      await expect(preview.field("leadsource")).toMatchObject({
        outcome: "Dropped",
        rule: "P3",
        reason: expect.stringContaining("create"),
      });
      await userEvent.selectOptions(field(card, "title").onCreate, "Always");
      await userEvent.type(field(card, "lead_score__c").defaultValue, "5{Enter}");
      const { leadsource: _, ...rest } = sent;
      await expect(preview.sent()).toEqual({ ...rest, title: "Seeker", lead_score__c: 5 });
      await expect(canvas.getByText(/a write follows the saved ones/)).toBeVisible();
    });
    await step("an update looks at other settings", async () => {
      await userEvent.selectOptions(form.choose("Type"), "Update");
      await expect(canvas.getByText(/^record\.id: expected the provider's id/)).toBeVisible();
      await userEvent.type(form.choose("Record id"), "003000000000001AAA");
      await expect(preview.field("email")).toMatchObject({
        outcome: "Written",
        rule: "P3",
        reason: expect.stringContaining("empty"),
        setting: `${setting}/email/writeOnUpdate`,
      });
      await expect(preview.field("department")).toMatchObject({ outcome: "Dropped", rule: "P7" });
    });
    await step("names two fields that land on one", async () => {
      await userEvent.click(form.add());
      await userEvent.type(form.row("New field").getByLabelText("Field"), "mobilephone");
      await expect(canvas.getByText(/"mobile".*"mobilephone"/)).toBeVisible();
      await userEvent.click(form.remove("mobilephone"));
      await expect(form.add()).toHaveFocus();
      await userEvent.selectOptions(form.choose("Type"), "Create");
    });
    await step("sends nothing", async () => {
      await expect(contacts(loaded)).toEqual([]);
    });
  }),
};

/** A synchronous write that Salesforce takes: the answer has the record's id. */
export const Sent: Story = {
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const form = await writeForm(canvas);
    await userEvent.click(form.send);
    const result = await writeResult(canvas);

    await step("answers with the id of the record", async () => {
      const [record, ...others] = contacts(loaded);
      await expect(others).toEqual([]);
      await expect(result.getByText("Written")).toBeVisible();
      await expect(result.getAllByText(record?.id ?? "no record")[0]).toBeVisible();
    });
    await step("Salesforce holds what the preview showed", async () => {
      await expect(contacts(loaded)[0]?.fields).toMatchObject(writePreview(canvas).sent() as object);
      await expect(contacts(loaded)[0]?.fields).toMatchObject(sent);
    });
    await step("the operation is a success", async () => {
      await expect(await result.findByText("Success")).toBeVisible();
      await expect(result.getByText("[contact] Record created")).toBeVisible();
    });
  }),
};

/** An update of the record that was just created: `ifEmpty` keeps what Salesforce has, here as in the preview. */
export const Updated: Story = {
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const form = await writeForm(canvas);
    await userEvent.click(form.send);
    await (await writeResult(canvas)).findByText("[contact] Record created");

    await step("the new record's id is at hand", async () => {
      await userEvent.selectOptions(form.choose("Type"), "Update");
      await expect(form.choose("Record id")).toHaveValue(contacts(loaded)[0]?.id);
    });
    await step("keeps the address, and writes the title", async () => {
      const email = form.row("email").getByLabelText("Value");
      await userEvent.clear(email);
      await userEvent.type(email, "potter@hogwarts.example");
      await userEvent.click(form.send);
      await canvas.findByText("[contact] Record updated");
      const [record, ...others] = contacts(loaded);
      await expect(record?.fields).toMatchObject({ ...sent, title: "Seeker" });
      await expect(others).toEqual([]);
    });
  }),
};

/** Records that Salesforce refuses, in its own words, and a request that never reaches it. */
export const Refused: Story = {
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const form = await writeForm(canvas);

    await step("a deletion that the customer did not allow", async () => {
      await userEvent.selectOptions(form.choose("Type"), "Delete");
      await userEvent.type(form.choose("Record id"), "003000000000001AAA");
      // By the preview, before anything is sent.
      await expect(canvas.getByText(/deletionSettings/)).toBeVisible();
      await userEvent.click(form.send);
      await expect(await canvas.findByText("The request was refused")).toBeVisible();
      await expect(canvas.getAllByText(/deletionSettings/)).toHaveLength(2);
      await userEvent.selectOptions(form.choose("Type"), "Create");
    });
    await step("a value that the picklist lacks", async () => {
      await userEvent.click(form.add());
      await userEvent.type(form.row("New field").getByLabelText("Field"), "leadsource");
      await userEvent.type(form.row("leadsource").getByLabelText("Value"), "Owl");
      await userEvent.click(form.send);
      // Said in the answer, and in the operation's log.
      await waitFor(() =>
        expect(canvas.getAllByText(/^INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: .*Owl/)).toHaveLength(2),
      );
      await userEvent.click(form.remove("leadsource"));
    });
    await step("a required field that is missing", async () => {
      await userEvent.click(form.remove("lastname"));
      await userEvent.click(form.send);
      await waitFor(() => expect(canvas.getAllByText(/^REQUIRED_FIELD_MISSING: .*lastname/)).toHaveLength(2));
      const result = await writeResult(canvas);
      await expect(result.getByText("Refused by the provider")).toBeVisible();
      await expect(result.getByText("[contact] Error writing to provider")).toBeVisible();
    });
    await step("writes nothing", async () => {
      await expect(contacts(loaded)).toEqual([]);
    });
  }),
};

/** Auto batch: two requests share an operation, which waits until the delay of the first one is over. */
export const Queued: Story = {
  tags: ["screenshots"],
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const form = await writeForm(canvas);
    await userEvent.selectOptions(form.choose("Mode"), "Auto batch");
    await expect(form.choose("Max delay (minutes)")).toHaveValue("5");
    await userEvent.click(form.send);
    await expect(await canvas.findByText(/^Gathered as record 1 /)).toBeVisible();
    await userEvent.clear(form.row("firstname").getByLabelText("Value"));
    await userEvent.type(form.row("firstname").getByLabelText("Value"), "Lily");
    await userEvent.click(form.send);

    await step("gathers", async () => {
      await expect(await canvas.findByText(/^Gathered as record 2 /)).toBeVisible();
      const result = await writeResult(canvas);
      await expect(result.getByText("In progress")).toBeVisible();
      await userEvent.click(result.getByRole("button", { name: "+1 minute" }));
      await expect(await result.findByText("2025-01-01 00:01:00")).toBeVisible();
      await expect(result.getByText("In progress")).toBeVisible();
      await expect(contacts(loaded)).toEqual([]);
    });
    await step("goes out at the deadline of the first record", async () => {
      const result = await writeResult(canvas);
      await userEvent.click(result.getByRole("button", { name: "Until idle" }));
      await expect(await result.findByText("2025-01-01 00:05:00")).toBeVisible();
      await expect(await result.findByText("Success")).toBeVisible();
      await expect(result.getByText("Batch write completed (2 succeeded, 0 failed)")).toBeVisible();
      await expect(contacts(loaded).map(({ fields }) => fields["firstname"])).toEqual(["Harry", "Lily"]);
    });
  }),
};

/** Salesforce's quota is used up at first: an asynchronous write is tried again, and written once. */
export const Retried: Story = {
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const form = await writeForm(canvas);
    await userEvent.selectOptions(form.choose("Mode"), "Asynchronous");
    await userEvent.selectOptions(form.choose("Mock Salesforce answers"), "Quota exceeded once");
    await userEvent.click(form.send);

    await step("the first attempt fails, and waits", async () => {
      await expect(await canvas.findByText(/^Waiting until /)).toBeVisible();
      const result = await writeResult(canvas);
      await expect(result.getByText(/^REQUEST_LIMIT_EXCEEDED/)).toBeVisible();
      await expect(result.getByText("In progress")).toBeVisible();
      await expect(result.getByText("Attempts").nextElementSibling).toHaveTextContent("1");
      await expect(contacts(loaded)).toEqual([]);
    });
    await step("the second one succeeds", async () => {
      const result = await writeResult(canvas);
      await userEvent.click(result.getByRole("button", { name: "+1 hour" }));
      await expect(await result.findByText("Success")).toBeVisible();
      await expect(result.getByText("Attempts").nextElementSibling).toHaveTextContent("2");
      await expect(contacts(loaded)).toHaveLength(1);
    });
  }),
};

/** The same screen on a phone, in the dark. */
export const Narrow: Story = {
  globals: { viewport: { value: "phone" }, theme: "dark" },
  play: onItsOwnData(async ({ canvas, step }) => {
    const form = await writeForm(canvas);
    await userEvent.click(form.send);
    await writeResult(canvas);

    await step("scrolls down, never sideways", async () => {
      const { scrollWidth, clientWidth } = document.documentElement;
      await expect(clientWidth).toBe(360);
      await expect(scrollWidth).toBe(clientWidth);
    });
  }),
};
