import type { WriteConfigObject } from "../../contract/index.js";
import { quote } from "../../json/quote.js";
import { nameAt, type Rule } from "../validation.js";

/** Deletion can be enabled only where the provider supports it; what a provider that is not known does, the service says. */
export const checkDeletion: Rule<boolean> = (enabled, path, validation) => {
  const { supports, isKnownProvider, provider, report } = validation;
  if (!enabled || supports("deletion")) return;
  const [severity, message] = isKnownProvider
    ? (["error", `${quote(provider)} does not support deletion.`] as const)
    : (["warning", `It is not known whether ${quote(provider)} supports deletion.`] as const);
  report(path, severity, "deletion-unsupported", message, "Turn it off.");
};

/** The policy `ifEmpty` can be chosen only where the provider supports it. */
export const checkEmptyOnly: Rule<string> = (policy, path, { supports, provider, report }) => {
  if (policy === "ifEmpty" && !supports("ifEmpty")) {
    const message = `${quote(provider)} does not support "ifEmpty".`;
    report(path, "error", "if-empty-unsupported", message, 'Choose "always" or "never".');
  }
};

/** A schedule gathers writes into batches, which only some providers take. A warning: the customer cannot change the manifest. */
export const checkSchedule: Rule<WriteConfigObject> = (_, path, { writesOf, supports, provider, report }) => {
  if (writesOf(nameAt(path, 2)).some(({ schedule }) => schedule !== undefined) && !supports("batch")) {
    const message = `${quote(provider)} does not support the batches of a schedule.`;
    report(path, "warning", "batch-unsupported", message, "Take the schedule out of the manifest.");
  }
};
