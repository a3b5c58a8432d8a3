import { parsePointer, type Change } from "../../../src/index.js";

/** Says what a change takes away from the app or lets it take from the CRM; `undefined` where it takes nothing. */
export function describeLoss({ path, before, after }: Change): string | undefined {
  const [action, part, , key, name] = parsePointer(path);
  const isRemoved = before !== undefined && after === undefined;
  if (action === "proxy" && part === "enabled" && before === true) return "Ends calls through the proxy";
  if (action === "read") {
    if ((key === "disabled" && after === true) || (key === "objectName" && isRemoved)) return "Stops reading";
    if (key === "selectedFields" && before === true) return "No longer read";
    if (key === "selectedFieldMappings" && name !== undefined && isRemoved) return "No longer mapped";
    if (key === "selectedValueMappings" && isRemoved) return "No longer translated";
  }
  if (action === "write") {
    if (key === "objectName" && isRemoved) return "Stops writing";
    if (key === "deletionSettings" && after === true) return "Lets records be deleted";
  }
  if (action === "subscribe") {
    if (key === "objectName" && isRemoved) return "Ends the subscription";
    if (name === "enabled" && before === "always" && after !== undefined) return "Stops these events";
  }
  return undefined;
}
