import type { ProviderFailure } from "../../../src/engine/index.js";

/** An error of Salesforce's REST API; `fields` are the names of the fields that it is about. */
export interface SalesforceError {
  code: string;
  message: string;
  fields?: readonly string[];
}

/** Answers an error as the REST API has it: a list of `{message, errorCode, fields}`. */
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

/** The object's name as Salesforce writes it in messages: `Contact`, and a custom one as it is. */
export function sobjectName(objectKey: string): string {
  return objectKey.endsWith("__c") ? objectKey : objectKey.charAt(0).toUpperCase() + objectKey.slice(1);
}
