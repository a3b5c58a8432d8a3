import type { Association } from "../../src/contract/index.js";
import { copyJson } from "../../src/json/copy.js";

/** Adds associations to `present`; skips those that it has already and those that stand in `added` twice. */
export function addAssociations(present: Association[], added: readonly Association[]): void {
  for (const { to, types } of added) {
    const known = present.filter((each) => each.to.id === to.id).flatMap((each) => each.types);
    const missing: Association["types"] = [];
    for (const type of types) {
      const isSame = (other: Association["types"][number]) =>
        other.associationCategory === type.associationCategory &&
        other.associationTypeId === type.associationTypeId;
      if (!known.some(isSame) && !missing.some(isSame)) missing.push(type);
    }
    if (missing.length > 0) present.push(copyJson({ to, types: missing }));
  }
}
