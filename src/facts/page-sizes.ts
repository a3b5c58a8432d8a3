/** A page of an installation's operations (API contract: `listOperations`). */
export const operationPageSize = { min: 1, max: 1000, default: 200 } as const;
