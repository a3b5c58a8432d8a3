import type { Page } from "playwright";

/** What a customer does in the provider's window. */
export type WindowAnswer = "Allow" | "Deny" | "close";

/** Presses what opens the provider's window, and answers there. */
export async function answerWindow(page: Page, answer: WindowAnswer): Promise<void> {
  const [popup] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("button", { name: "Next", exact: true }).click(),
  ]);
  const isClosed = popup.isClosed() ? Promise.resolve() : popup.waitForEvent("close");
  const button = popup.getByRole("button", { name: "Allow" });
  await button.waitFor();
  if (answer === "close") await popup.close();
  else await popup.getByRole("button", { name: answer }).click();
  await isClosed;
}

/** Chooses a field for the app's field of that label in the standard form. */
export async function mapField(page: Page, label: string, option: string): Promise<void> {
  const row = page.locator(`div:has(> div > span:text-is("${label}"))`).last();
  await row.getByRole("combobox").click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

/** Ticks a field, which may be on a later page of the list. */
export async function tick(page: Page, label: string): Promise<void> {
  await page.getByPlaceholder("Search fields...").fill(label);
  await page.getByText(label, { exact: true }).last().click();
}

/** Goes to a tab of the standard form. */
export async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole("tab", { name }).click();
}

/** Presses a button by its whole name, or by a part of it. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("button", typeof name === "string" ? { name, exact: true } : { name }).click();
}
