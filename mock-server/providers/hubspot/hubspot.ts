import { fieldKeyOf } from "../../../src/facts/field-identity.js";
import { listUniqueKeys } from "../object-fields.js";
import type { SimulatedProvider } from "../simulated-provider.js";
import { hubspotFailure, propertyFailure } from "./failure.js";
import { checkHubspotWrite } from "./check-write.js";
import { names2023 } from "./names-2023.js";
import { everyObject, objects, typeNames } from "./objects.js";

/** Singular names mean the same objects, as in HubSpot's API. */
const aliases = new Map([
  ["contact", "contacts"],
  ["company", "companies"],
  ["deal", "deals"],
  ["ticket", "tickets"],
]);

/** The base of the ids, so that they look like those of an older account. */
const firstId = 30_000_000_000;

/** HubSpot: every value is stored as text, and a batch update is never atomic. */
export const hubspot: SimulatedProvider = {
  name: "hubspot",
  objects,
  everyObject,
  hasQuotaOptimization: false,
  objectKey: (name) => aliases.get(name) ?? name,
  fieldKey: fieldKeyOf("hubspot"),
  customFieldName: (name) => name,
  names2023,
  typeName: (valueType) => typeNames[valueType],
  idKey: (id) => id,
  createId: (_, number) => String(firstId + number),
  check: checkHubspotWrite,
  uniqueKeys: (objectKey, { limits }) => [
    ...(objectKey === "contacts" ? ["email"] : []),
    ...listUniqueKeys(limits),
  ],
  refuseTaken({ objectKey, field, value, ownerId }) {
    const existing = ownerId === undefined ? "" : ` Existing ID: ${ownerId}`;
    if (objectKey === "contacts" && field === "email") {
      return hubspotFailure({ category: "CONFLICT", message: `Contact already exists.${existing}` });
    }
    const message = `Cannot set ${field} to ${String(value)}: ${ownerId ?? "another record"} already has that value.`;
    return propertyFailure([{ code: "CONFLICTING_UNIQUE_VALUE", message, propertyName: field }]);
  },
  refuseRepeated: (ids) => ({
    failure: hubspotFailure({
      category: "VALIDATION_ERROR",
      message: `Duplicate IDs found in batch input: [${ids.join(", ")}]`,
    }),
    isForAll: true,
  }),
  stamp({ id, time, isNew }, set) {
    set("hs_lastmodifieddate", time);
    if (!isNew) return;
    set("hs_object_id", id);
    set("hs_createdate", time);
    set("createdate", time);
  },
  isAtomic: (type) => type !== "update",
  rolledBack: hubspotFailure(
    { category: "VALIDATION_ERROR", message: "Another record of the batch was not valid; none was written" },
    { isRolledBack: true },
  ),
  fail(kind, message = "The record breaks a validation rule of the property") {
    if (kind === "refused") return hubspotFailure({ category: "VALIDATION_ERROR", message });
    if (kind === "bad-credentials") {
      const expired = "The OAuth token used to make this call expired.";
      return hubspotFailure({ category: "EXPIRED_AUTHENTICATION", message: expired });
    }
    return hubspotFailure(
      kind === "rate-limited"
        ? { category: "RATE_LIMITS", message: "You have reached your secondly limit." }
        : { category: "SERVICE_UNAVAILABLE", message: "The service is temporarily unavailable" },
      { isRetryable: true },
    );
  },
};
