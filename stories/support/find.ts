import { within } from "storybook/test";

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

/** The bar with the live region and the two buttons. */
export function saveBar(canvas: Canvas) {
  return {
    status: canvas.getByRole("status"),
    save: canvas.getByRole("button", { name: "Save" }),
    reset: canvas.getByRole("button", { name: "Reset" }),
  };
}

/** The one request that the screen says Save will send. */
export function shownRequest(canvas: Canvas): { line: string; body: unknown } {
  const figure = canvas.getByRole("figure", { name: /^(POST|PATCH) / });
  return {
    line: figure.querySelector("figcaption")?.textContent ?? "",
    body: JSON.parse(figure.querySelector("pre")?.textContent ?? ""),
  };
}
