import { UsageError } from "../errors/errors.js";

/**
 * Throws a `UsageError` for an id or ref that is no text, or blank: what an app that does not know its customer yet would
 * send, and a server may answer with the data of all. A filter that is left out is not among `names`.
 */
export function requireNames(call: string, names: object): void {
  for (const [name, value] of Object.entries(names) as [string, unknown][]) {
    if (typeof value === "string" && value.trim() !== "") continue;
    const given = typeof value === "string" ? "empty" : value === null ? "null" : typeof value;
    throw new UsageError(`${call} needs a ${name}, which is ${given}; call it once the app knows it`);
  }
}
