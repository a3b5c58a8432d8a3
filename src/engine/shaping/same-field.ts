import type { Clash } from "./shape-run.js";
import type { ShapeResult } from "./shape-types.js";

/** Refuses a record in which two fields write the same field of the provider, or one writes a part of what the other writes. */
export function refuseSameField([{ name, fieldName }, other]: Clash): Extract<ShapeResult, { ok: false }> {
  const names = [name, other.name] as const;
  const { found, remedy } = describeSameField(names, fieldName);
  return { ok: false, code: "same-field", message: `${found}; ${remedy}`, names, fieldName };
}

/** Says that two names land on one provider field, and what to do. */
export function describeSameField(
  names: readonly [string, string],
  fieldName: string,
): { found: string; remedy: string } {
  const [one, other, field] = [...names, fieldName].map((text) => JSON.stringify(text));
  return {
    found: `${one} and ${other} both land on the provider's field ${field}`,
    remedy: "send one of them",
  };
}
