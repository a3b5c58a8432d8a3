import type { ProviderFailure } from "../../../src/engine/index.js";

/** An error of Salesforce's REST API; `fields` are the names of the fields at fault. */
export interface SalesforceError {
  code: string;
  message: string;
  fields?: readonly string[];
}

/** Makes a failure in the form of the REST API: a list of `{message, errorCode, fields}`. */
export function salesforceFailure(
  { code, message, fields }: SalesforceError,
  traits: Pick<ProviderFailure, "isRolledBack"> & { isRetryable?: boolean; shownMessage?: string } = {},
): ProviderFailure {
  const { isRetryable = false, isRolledBack, shownMessage = message } = traits;
  return {
    code,
    message: `${code}: ${shownMessage}`,
    isRetryable,
    ...(isRolledBack && { isRolledBack }),
    rawResponse: JSON.stringify([{ message, errorCode: code, ...(fields && { fields }) }]),
  };
}

/** Returns an object's name as Salesforce writes it in messages: `Contact`; a custom name stays as it is. */
export function sobjectName(objectKey: string): string {
  return objectKey.endsWith("__c") ? objectKey : objectKey.charAt(0).toUpperCase() + objectKey.slice(1);
}
