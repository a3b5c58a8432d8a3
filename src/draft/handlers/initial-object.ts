import type {
  ConfigAction,
  IntegrationContent,
  IntegrationObject,
  IntegrationSubscribeObject,
} from "../../contract/index.js";
import { isJsonObject, own } from "../../json/object.js";
import { withParts } from "../../json/path.js";
import { isUserMapping } from "../../manifest/lookup/declared-fields.js";
import { presentAt, shapeBelow, type Shape } from "../merge/config-shape.js";

/**
 * Builds the config of an object that is being enabled, with what the manifest declares for it: default mappings and
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

/**
 * Adds to `current` what `initial` has and `current` lacks; what is there stays, so that no choice of the user is overwritten.
 * Where one name of a shape's `choice` is set, the other names of that choice are not added.
 */
export function fillIn(
  current: Record<string, unknown>,
  initial: Record<string, unknown>,
  shape: Shape | undefined,
): Record<string, unknown> {
  const isChosen = shape?.choice?.some((name) => own(current, name) != null) ?? false;
  const missing = Object.entries(initial).flatMap(([name, value]): [string, unknown][] => {
    const below = shapeBelow(shape, name);
    const present = presentAt(own(current, name), below);
    if (present === undefined) return isChosen && shape?.choice?.includes(name) ? [] : [[name, value]];
    return isJsonObject(present) && isJsonObject(value) ? [[name, fillIn(present, value, below)]] : [];
  });
  return missing.length > 0 ? withParts(current, missing) : current;
}

function initialReadObject(objectName: string, declared: IntegrationObject | undefined) {
  const fields = [...(declared?.requiredFields ?? []), ...(declared?.optionalFields ?? [])];
  const defaults = fields
    .filter(isUserMapping)
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
