import type { Page } from "playwright";
import type { Customer } from "./customers.js";
import { mapField, openTab, press, tick } from "./steps.js";

/** The package's two forms of an installation. */
export type Form = "standard" | "wizard";

/** Chooses everything that a customer is asked for, and installs. */
export async function install(page: Page, form: Form, customer: Customer): Promise<void> {
  await (form === "standard" ? installByTabs(page, customer) : installByWizard(page, customer));
}

async function installByTabs(page: Page, { mapped, open, first, optional }: Customer): Promise<void> {
  await openTab(page, mapped.tab);
  await mapField(page, "Role", first.label);
  await tick(page, optional);
  await press(page, "Install");
  await page.getByText("Select all").waitFor();
  await openTab(page, open.tab);
  await tick(page, open.field);
  await press(page, "Save");
  await page.getByText("to write to these objects").waitFor();
  await page.getByRole("checkbox").nth(1).click();
  await press(page, "Save");
}

async function installByWizard(page: Page, { open, first, optional }: Customer): Promise<void> {
  const cards = page.locator("[role=checkbox][aria-checked]");
  await cards.first().waitFor();
  await cards.nth(0).click();
  await cards.nth(1).click();
  await page.getByText("Write Enabled").first().click();
  await press(page, "Next");
  await page.getByText("Included Fields").waitFor();
  await press(page, "Next");
  await page.getByRole("combobox").first().click();
  await page.getByRole("option", { name: first.label, exact: true }).click();
  await press(page, "Next");
  await tick(page, optional);
  await press(page, "Next");
  await page.getByText("Included Fields").waitFor();
  await press(page, "Next");
  await tick(page, open.field);
  await press(page, "Next");
  await press(page, "Create Installation");
  await press(page, "Edit Configuration");
}
