import type { WriteConfigObject } from "../../contract/index.js";
import { quote } from "../../json/quote.js";
import { nameAt, type Rule } from "../validation.js";

/** Records can be deleted only where the provider has it (W8). */
export const judgeDeletion: Rule<boolean> = (enabled, path, { lacks, provider, report }) => {
  if (enabled && lacks("deletion")) {
    report(
      path,
      "error",
      "deletion-unsupported",
      `${quote(provider)} does not support deletion.`,
      "Turn it off.",
    );
  }
};

/** `ifEmpty` works only where the provider has it (W8). */
export const judgeEmptyOnly: Rule<string> = (policy, path, { lacks, provider, report }) => {
  if (policy === "ifEmpty" && lacks("ifEmpty")) {
    const message = `${quote(provider)} does not support "ifEmpty".`;
    report(path, "error", "if-empty-unsupported", message, 'Choose "always" or "never".');
  }
};

/** A schedule gathers writes into batches (L4), which only some providers take (W8). The manifest has it, hence no error. */
export const judgeSchedule: Rule<WriteConfigObject> = (_, path, { writesOf, lacks, provider, report }) => {
  if (writesOf(nameAt(path, 2)).some(({ schedule }) => schedule !== undefined) && lacks("batch")) {
    const message = `${quote(provider)} does not support the batches of a schedule.`;
    report(path, "warning", "batch-unsupported", message, "Take the schedule out of the manifest.");
  }
};
