import { expect, it } from "vitest";
import { recordsOf } from "../../stories/support/screen/records-of.js";

it.each([
  ["Contact", "Contact records"],
  ["Contacts", "Contacts"],
  ["Companies", "Companies"],
  ["Address", "Address records"],
  ["Status", "Status records"],
  ["Analysis", "Analysis records"],
])("the records of %s are called %s", (displayName, text) => {
  expect(recordsOf(displayName)).toBe(text);
});
