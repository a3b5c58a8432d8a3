import { fieldKeyOf } from "../../../src/facts/field-identity.js";
import { listUniqueKeys } from "../object-fields.js";
import type { SimulatedProvider } from "../simulated-provider.js";
import { salesforceDuplicate } from "./duplicate.js";
import { salesforceFailure } from "./failure.js";
import { checkSalesforceWrite } from "./check-write.js";
import { names2023 } from "./names-2023.js";
import { everyObject, objects, typeNames } from "./objects.js";
import { completeId, createRecordId } from "./record-id.js";

/**
 * Salesforce: names of objects and fields ignore case, and are stored in lower case, as the platform returns
 * them.
 */
export const salesforce: SimulatedProvider = {
  name: "salesforce",
  objects,
  everyObject,
  hasQuotaOptimization: true,
  objectKey: (name) => name.toLowerCase(),
  fieldKey: fieldKeyOf("salesforce"),
  customFieldName: (name) => (/__c$/i.test(name) ? name : `${name}__c`),
  names2023,
  typeName: (valueType) => typeNames[valueType],
  idKey: completeId,
  createId: createRecordId,
  check: checkSalesforceWrite,
  uniqueKeys: (_, { limits }) => listUniqueKeys(limits),
  refuseTaken({ field, ownerId }) {
    const owner =
      ownerId === undefined ? "another record of the call" : `record with id: ${ownerId.slice(0, 15)}`;
    const message = `duplicate value found: ${field} duplicates value on ${owner}`;
    return salesforceFailure({ code: "DUPLICATE_VALUE", message, fields: [] });
  },
  refuseDuplicate: salesforceDuplicate,
  refuseRepeated: (ids) => ({
    failure: salesforceFailure({
      code: "DUPLICATE_VALUE",
      message: `Duplicate id in list: ${ids.join(", ")}`,
      fields: ["Id"],
    }),
    isForAll: false,
  }),
  stamp({ id, time, isNew }, set) {
    // Salesforce writes the zone without a colon.
    const moment = time.replace("Z", "+0000");
    set("lastmodifieddate", moment);
    set("systemmodstamp", moment);
    if (!isNew) return;
    set("id", id);
    set("createddate", moment);
    set("isdeleted", false);
  },
  isAtomic: () => true,
  rolledBack: salesforceFailure(
    {
      code: "ALL_OR_NONE_OPERATION_ROLLED_BACK",
      message:
        "Record rolled back because not all records were valid and the request was using AllOrNone header",
      fields: [],
    },
    { isRolledBack: true },
  ),
  fail(kind, message = "The record breaks a validation rule") {
    if (kind === "refused") return salesforceFailure({ code: "FIELD_CUSTOM_VALIDATION_EXCEPTION", message });
    if (kind === "bad-credentials") {
      return salesforceFailure({ code: "INVALID_SESSION_ID", message: "Session expired or invalid" });
    }
    return salesforceFailure(
      kind === "rate-limited"
        ? { code: "REQUEST_LIMIT_EXCEEDED", message: "TotalRequests Limit exceeded." }
        : { code: "SERVER_UNAVAILABLE", message: "The server is temporarily unavailable" },
      { isRetryable: true },
    );
  },
};
