import type { WriteConfigObject } from "../../contract/index.js";
import { nameAt, type Rule } from "../validation.js";

/** Deletion can be enabled only where the provider supports it. For an unknown provider the service decides: a warning. */
export const checkDeletion: Rule<boolean> = (enabled, path, validation) => {
  const { supports, isKnownProvider, provider, report } = validation;
  if (!enabled || supports("deletion")) return;
  report(path, isKnownProvider ? "error" : "warning", "deletion-unsupported", {
    provider,
    isKnown: isKnownProvider,
  });
};

/** The policy `ifEmpty` can be chosen only where the provider supports it. */
export const checkEmptyOnly: Rule<string> = (policy, path, { supports, provider, report }) => {
  if (policy === "ifEmpty" && !supports("ifEmpty")) {
    report(path, "error", "if-empty-unsupported", { provider });
  }
};

/** A schedule gathers writes into batches, which only some providers take. A warning: the customer cannot change the manifest. */
export const checkSchedule: Rule<WriteConfigObject> = (_, path, { writesOf, supports, provider, report }) => {
  if (writesOf(nameAt(path, 2)).some(({ schedule }) => schedule !== undefined) && !supports("batch")) {
    report(path, "warning", "batch-unsupported", { provider });
  }
};
