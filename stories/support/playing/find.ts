import { configure, expect, userEvent, waitFor, within } from "storybook/test";

// A machine that is busy with other tests takes its time; what is found sooner is waited for no longer.
configure({ asyncUtilTimeout: 5_000 });

type Canvas = ReturnType<typeof within>;

/** Waits for the card of an object, by its display name. */
export async function objectCard(canvas: Canvas, displayName: string): Promise<Canvas> {
  return within(await canvas.findByRole("region", { name: displayName }));
}

/** The controls of one field in a card, by the name that the CRM gives it. */
export function field(card: Canvas, fieldName: string) {
  const row = within(card.getByRole("group", { name: new RegExp(`(^| )${fieldName}$`) }));
  return {
    defaultValue: row.getByLabelText("Default value"),
    onCreate: row.getByLabelText("On create"),
    onUpdate: row.getByLabelText("On update"),
  };
}

/** Allows that records of a card's object are deleted, and says so again when asked. */
export async function allowDeletionIn(card: Canvas): Promise<void> {
  const toggle = card.getByRole("switch", { name: /^Allow deletion/ });
  await userEvent.click(toggle);
  const question = within(await card.findByRole("dialog"));
  await userEvent.click(question.getByRole("button", { name: "Allow deletion" }));
  await waitFor(() => expect(toggle).toBeChecked());
}

/** The bar with the live region and the two buttons. */
export function saveBar(canvas: Canvas) {
  return {
    status: canvas.getByRole("status"),
    save: canvas.getByRole("button", { name: "Save" }),
    reset: canvas.getByRole("button", { name: "Reset" }),
  };
}

/** The one request that the screen says Save will send; it comes a little after what it is planned for. */
export function shownRequest(canvas: Canvas): { line: string; body: unknown } {
  const figure = canvas.getByRole("figure", { name: /^(POST|PATCH) / });
  return {
    line: figure.querySelector("figcaption")?.textContent ?? "",
    body: JSON.parse(figure.querySelector("pre")?.textContent ?? ""),
  };
}

/** The preview of a write: what it says of one field, and what the CRM gets. */
export function writePreview(canvas: Canvas) {
  const preview = within(canvas.getByRole("complementary", { name: "Preview" }));
  return {
    /** The texts of a field's entry, without the sign between them. */
    field(name: string) {
      const entry = preview
        .getAllByRole("listitem")
        .find((item) => item.querySelector("b")?.textContent === name);
      const text = (selector: string) => entry?.querySelector(selector)?.textContent ?? undefined;
      return {
        becomes: text("b:nth-of-type(2)"),
        outcome: text(".outcome"),
        rule: text(".rule"),
        reason: text(".trace-reason")?.replace(/^P\d /, ""),
        setting: text("code"),
      };
    },
    names: () => preview.getAllByRole("listitem").map((item) => item.querySelector("b")?.textContent),
    sent(): unknown {
      return JSON.parse(preview.getByRole("figure").querySelector("pre")?.textContent ?? "");
    },
  };
}

/** The form of a write, once the screen is loaded. */
export async function writeForm(canvas: Canvas) {
  const form = within(await canvas.findByRole("form", { name: "The write" }));
  return {
    choose: (label: string) => form.getByLabelText(label),
    row: (name: string) => within(form.getByRole("group", { name })),
    remove: (name: string) => form.getByRole("button", { name: `Remove ${name}` }),
    add: () => form.getByRole("button", { name: "Add field" }),
    send: form.getByRole("button", { name: "Send" }),
  };
}

/** The result of the last write, once there is one. */
export async function writeResult(canvas: Canvas): Promise<Canvas> {
  return within(await canvas.findByRole("region", { name: "Result" }));
}

/** A mapping in a card, by the app's name for it: the choice of a field, its list while that is open, and the way to remove it. */
export function mapping(card: Canvas, label: string) {
  const row = within(card.getByRole("group", { name: label }));
  return {
    field: row.getByRole("combobox", { name: new RegExp(`^${label}`) }),
    options: () => row.queryAllByRole("option"),
    option: (name: string) => row.getByRole("option", { name: new RegExp(`^${name}`) }),
    count: () => row.getByText(/fields$/, { selector: ".combobox-count" }).textContent,
    remove: row.getByRole("button", { name: `Remove the mapping of ${label}` }),
    value: (name: string) => row.getByLabelText(name, { selector: "select" }),
    error: (text: RegExp) => row.queryByText(text, { selector: ".control-error" }),
  };
}

/** The fields to tick in a card. */
export function checklist(card: Canvas) {
  const list = within(card.getByRole("group", { name: "Optional fields" }));
  return {
    check: (fieldName: string) => list.getByRole("checkbox", { name: new RegExp(`(^| )${fieldName}( |$)`) }),
    checks: () => list.getAllByRole("checkbox"),
    count: () => list.getByText(/ of \d+ selected/).textContent,
    search: () => list.getByRole("searchbox", { name: "Search fields" }),
    button: (name: RegExp) => list.getByRole("button", { name }),
  };
}
