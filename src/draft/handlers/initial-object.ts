import type {
  ConfigAction,
  IntegrationContent,
  IntegrationField,
  IntegrationFieldMapping,
  IntegrationObject,
  IntegrationSubscribeObject,
} from "../../contract/index.js";
import { isJsonObject } from "../../json/object.js";
import { withParts } from "../../json/path.js";

/**
 * Builds the config of an object that is being enabled, with what the manifest declares for it (D7): default mappings and
 * the empty selections that the contract requires of a read object, destination and events of a subscribe object.
 */
export function initialObject(
  action: ConfigAction,
  objectName: string,
  manifest: IntegrationContent | undefined,
): Record<string, unknown> {
  const byName = (object: { objectName: string }) => object.objectName === objectName;
  if (action === "read") return initialReadObject(objectName, manifest?.read?.objects?.find(byName));
  if (action === "subscribe")
    return initialSubscribeObject(objectName, manifest?.subscribe?.objects?.find(byName));
  return { objectName };
}

/** Adds to `current` what `initial` has and `current` lacks; what is there stays (D7: never overwrites a user's choice). */
export function fillIn(current: Record<string, unknown>, initial: Record<string, unknown>) {
  const missing = Object.entries(initial).flatMap(([name, value]): [string, unknown][] => {
    if (!Object.hasOwn(current, name)) return [[name, value]];
    const present = current[name];
    return isJsonObject(present) && isJsonObject(value) ? [[name, fillIn(present, value)]] : [];
  });
  return missing.length > 0 ? withParts(current, missing) : current;
}

function initialReadObject(objectName: string, declared: IntegrationObject | undefined) {
  const fields = [...(declared?.requiredFields ?? []), ...(declared?.optionalFields ?? [])];
  const defaults = fields
    .filter(isMapping)
    .flatMap((field) => (field.default === undefined ? [] : [[field.mapToName, field.default] as const]));
  return { objectName, selectedFields: {}, selectedFieldMappings: Object.fromEntries(defaults) };
}

function initialSubscribeObject(objectName: string, declared: IntegrationSubscribeObject | undefined) {
  const { createEvent, updateEvent, deleteEvent, otherEvents } = declared ?? {};
  return {
    objectName,
    ...(declared && { destination: declared.destination }),
    inheritFieldsAndMappings: declared?.inheritFieldsAndMapping ?? true,
    ...(createEvent?.enabled && { createEvent: { enabled: createEvent.enabled } }),
    ...(updateEvent?.enabled && {
      updateEvent: {
        enabled: updateEvent.enabled,
        // The config knows no "selected": the manifest's word for the fields that the inherited mapping selects.
        ...(updateEvent.watchFieldsAuto === "all" && { watchFieldsAuto: updateEvent.watchFieldsAuto }),
        ...(updateEvent.requiredWatchFields && { requiredWatchFields: [...updateEvent.requiredWatchFields] }),
      },
    }),
    ...(deleteEvent?.enabled && { deleteEvent: { enabled: deleteEvent.enabled } }),
    ...(otherEvents && { otherEvents: [...otherEvents] }),
  };
}

function isMapping(field: IntegrationField): field is IntegrationFieldMapping {
  return !("fieldName" in field);
}
