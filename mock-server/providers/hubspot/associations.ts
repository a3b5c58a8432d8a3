import type { Association } from "../../../src/contract/index.js";
import type { RecordWrite } from "../simulated-provider.js";

/** HubSpot's own association types between the standard objects, by id. */
const definedTypes = new Map<number, readonly [from: string, to: string]>([
  [1, ["contacts", "companies"]],
  [2, ["companies", "contacts"]],
  [3, ["deals", "contacts"]],
  [4, ["contacts", "deals"]],
  [5, ["deals", "companies"]],
  [6, ["companies", "deals"]],
  [15, ["contacts", "tickets"]],
  [16, ["tickets", "contacts"]],
  [25, ["companies", "tickets"]],
  [26, ["tickets", "companies"]],
  [27, ["deals", "tickets"]],
  [28, ["tickets", "deals"]],
  [279, ["contacts", "companies"]],
  [280, ["companies", "contacts"]],
  [339, ["tickets", "companies"]],
  [340, ["companies", "tickets"]],
  [341, ["deals", "companies"]],
  [342, ["companies", "deals"]],
]);

/**
 * Finds what is wrong with the associations of a record; `undefined` where nothing is. Types that the
 * customer defined may lead to any object.
 */
export function findAssociationFault({ record, objectKey, has }: RecordWrite): string | undefined {
  for (const { to, types } of record.associations ?? []) {
    if (types.length === 0) return `the association to ${to.id} has no type`;
    for (const type of types) {
      const [from, target] = definedObjects(type) ?? [];
      if (from !== undefined && from !== objectKey) {
        return `association type ${String(type.associationTypeId)} leads from ${from}, not from ${objectKey}`;
      }
      if (!has(to.id, target))
        return `there is no record ${to.id}${target === undefined ? "" : ` in ${target}`}`;
    }
  }
  return undefined;
}

function definedObjects({ associationCategory, associationTypeId }: Association["types"][number]) {
  return associationCategory === "HUBSPOT_DEFINED" ? definedTypes.get(associationTypeId) : undefined;
}
