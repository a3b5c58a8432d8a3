import type { ProviderFailure } from "../../../src/engine/index.js";

/** A property of a record that HubSpot refuses. */
export interface PropertyError {
  code: string;
  message: string;
  propertyName: string;
}

/**
 * Limits the size of a failure, which an operation stores: a record may have thousands of wrong properties.
 */
const maxListed = 100;

/**
 * Makes the failure of wrong properties in the form of the CRM API. It lists the first hundred; its code is
 * that of the first.
 */
export function propertyFailure(all: readonly PropertyError[]): ProviderFailure {
  const errors = all.slice(0, maxListed);
  const more = all.length > maxListed ? `; and ${String(all.length - maxListed)} more` : "";
  const results = errors.map(({ code, message, propertyName }) => ({
    isValid: false,
    message,
    error: code,
    name: propertyName,
  }));
  const [first] = errors;
  return {
    code: first?.code,
    message: errors.map(({ code, message }) => `${code}: ${message}`).join("; ") + more,
    isRetryable: false,
    rawResponse: JSON.stringify({
      status: "error",
      message: `Property values were not valid: ${JSON.stringify(results)}`,
      errors: errors.map(({ code, message, propertyName }) => ({
        message,
        code,
        context: { propertyName: [propertyName] },
      })),
      category: "VALIDATION_ERROR",
    }),
  };
}

/** Makes the failure of a whole request; `category` is HubSpot's name for the kind of error. */
export function hubspotFailure(
  error: {
    category: string;
    message: string;
    subCategory?: string;
    context?: Record<string, readonly string[]>;
  },
  traits: Pick<ProviderFailure, "isRolledBack"> & { isRetryable?: boolean; shownMessage?: string } = {},
): ProviderFailure {
  const { isRetryable = false, isRolledBack, shownMessage = error.message } = traits;
  return {
    code: error.category,
    message: `${error.category}: ${shownMessage}`,
    isRetryable,
    ...(isRolledBack && { isRolledBack }),
    rawResponse: JSON.stringify({ status: "error", ...error }),
  };
}

const singular = new Map([
  ["contacts", "CONTACT"],
  ["companies", "COMPANY"],
  ["deals", "DEAL"],
  ["tickets", "TICKET"],
]);

/** Returns an object's name as HubSpot writes it in messages. */
export function objectTypeName(objectKey: string): string {
  return singular.get(objectKey) ?? objectKey;
}
