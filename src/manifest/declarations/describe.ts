import type {
  CustomField,
  IntegrationContent,
  IntegrationField,
  IntegrationObject,
  IntegrationSubscribeObject,
  IntegrationWriteObject,
} from "../../contract/index.js";
import { isUserMapping } from "../lookup/declared-fields.js";

/** Says what an integration is, for people who point at its name. */
export function describeIntegration(integration: IntegrationContent): string {
  const { name, displayName, provider, read, write, subscribe, proxy } = integration;
  const actions = [
    ...listObjects("reads", read?.objects),
    ...listObjects("writes", write?.objects),
    ...listObjects("subscribes to", subscribe?.objects),
    ...(proxy?.enabled === true ? ["calls the provider's API"] : []),
  ];
  return `${displayName ?? name}: ${provider}${actions.map((action) => `; ${action}`).join("")}.`;
}

export function describeReadObject(object: IntegrationObject): string {
  const when =
    object.schedule === undefined ? "read on request" : `read at ${code(object.schedule)} (cron, UTC)`;
  const always = object.enabled === "always" ? ", for every customer" : "";
  const named = object.mapToName === undefined ? "" : ` Your app's name for it is ${code(object.mapToName)}.`;
  return `${object.mapToDisplayName ?? object.objectName}: ${when}${always}, sent to ${code(object.destination)}.${named}`;
}

export function describeField(field: IntegrationField, isRequired: boolean): string {
  const shown = field.mapToDisplayName ?? field.mapToName ?? ("fieldName" in field ? field.fieldName : "");
  const demand = isRequired ? "required" : "optional";
  if (!isUserMapping(field)) {
    const source = field.mapToName === undefined ? "" : `, the provider's ${code(field.fieldName)}`;
    return `${shown}: ${demand}${source}.`;
  }
  const suggestion = field.default === undefined ? "" : ` Suggested is ${code(field.default)}.`;
  return `${shown}: ${demand}, chosen by the customer.${field.prompt === undefined ? "" : ` ${field.prompt}`}${suggestion}`;
}

export function describeWriteObject(object: IntegrationWriteObject): string {
  const { displayName, objectName, mode, endpoint, inheritMapping, prompt } = object;
  const how = mode === undefined ? "written" : mode === "insert" ? "created" : "updated";
  const where = endpoint === undefined ? "" : ` by the endpoint ${code(endpoint)}`;
  const names = inheritMapping ? ", by the mapped names of its read object" : "";
  return `${displayName ?? objectName}: ${how}${where}${names}.${prompt === undefined ? "" : ` ${prompt}`}`;
}

export function describeSubscribeObject(object: IntegrationSubscribeObject): string {
  const events = [
    ...(object.createEvent ? ["creation"] : []),
    ...(object.updateEvent ? ["update"] : []),
    ...(object.deleteEvent ? ["deletion"] : []),
    ...(object.associationChangeEvent ? ["associations"] : []),
    ...(object.otherEvents ?? []).map(code),
  ];
  return `${object.objectName}: events (${events.join(", ") || "none"}), sent to ${code(object.destination)}.`;
}

export function describeCustomField({ displayName, prompt }: CustomField): string {
  return `${displayName}: created by installing.${prompt === undefined ? "" : ` ${prompt}`}`;
}

function listObjects(verb: string, objects: readonly { objectName: string }[] = []): string[] {
  const names = objects.map(({ objectName }) => objectName);
  const shown = names.slice(0, 10).join(", ");
  if (names.length === 0) return [];
  return [`${verb} ${shown}${names.length > 10 ? ` and ${String(names.length - 10)} more` : ""}`];
}

function code(text: string): string {
  return `\`${text}\``;
}
