import type { IntegrationSubscribeObject } from "../../contract/index.js";
import { manifestLimits } from "../../facts/manifest-limits.js";
import { quote } from "../../json/quote.js";
import { missing, openList, openMapping, type Value } from "../yaml/mapping.js";
import { actionKeys, openObjects, type ActionObject } from "./objects.js";
import type { ReadObjects } from "./read-objects.js";
import { asString, readBoolean, requireText } from "../yaml/read-value.js";
import type { Reading } from "../yaml/reading.js";
import { readAssociationChangeEvent, readEvent, readUpdateEvent } from "./subscribe-events.js";
import { withoutAbsent } from "../yaml/without-absent.js";

/** The events that come with the fields of a read object of the same name. */
const inheritingEvents = ["createEvent", "updateEvent", "deleteEvent"] as const;
const objectKeys = [
  "objectName",
  "destination",
  "inheritFieldsAndMapping",
  ...inheritingEvents,
  "associationChangeEvent",
  "otherEvents",
] as const;
type SubscribeObject = ActionObject<(typeof objectKeys)[number]>;

/** What an integration is, as far as its subscribe part depends on it. */
export interface SubscribeSurroundings {
  provider: string | undefined;
  /** `undefined` where the read objects cannot be told, or there is no `read`. */
  readObjects: ReadObjects | undefined;
}

/** Reads the `subscribe` part of an integration. */
export function readSubscribeAction(
  reading: Reading,
  value: Value,
  { provider, readObjects }: SubscribeSurroundings,
): { objects?: IntegrationSubscribeObject[] } {
  const action = openMapping(reading, value, actionKeys);
  const objects = action && openObjects(reading, action, objectKeys);
  if (!objects) return {};
  const excess = provider === "salesforce" ? objects[manifestLimits.salesforceSubscribeObjects] : undefined;
  if (excess) {
    const message = `Salesforce allows at most ${manifestLimits.salesforceSubscribeObjects} subscribe objects, not ${objects.length}.`;
    reading.report("many-subscribe-objects", excess.item, message);
  }
  return { objects: objects.map((object) => readObject(reading, object, readObjects)) };
}

function readObject(
  reading: Reading,
  object: SubscribeObject,
  readObjects: ReadObjects | undefined,
): IntegrationSubscribeObject {
  const { mapping, objectName } = object;
  const { entries } = mapping;
  const destination = requireText(reading, mapping, "destination", "missing-destination") ?? "";
  const inheritFieldsAndMapping = readBoolean(reading, mapping, "inheritFieldsAndMapping");
  const createEvent = entries.get("createEvent");
  const updateEvent = entries.get("updateEvent");
  const deleteEvent = entries.get("deleteEvent");
  const associationChangeEvent = entries.get("associationChangeEvent");
  const otherEvents = entries.get("otherEvents");
  const others = otherEvents && readStrings(reading, otherEvents);

  const inheriting = inheritingEvents.find((event) => entries.has(event));
  if (inheriting !== undefined) {
    checkInheritance(reading, object, { event: inheriting, inheritFieldsAndMapping, readObjects });
  } else if (!associationChangeEvent && (!otherEvents || others?.length === 0)) {
    const message = `The subscribe object ${quote(objectName)} has no event: nothing will ever be sent.`;
    reading.report("subscribe-without-event", { at: mapping.at, path: mapping.path }, message);
  }
  return withoutAbsent<IntegrationSubscribeObject>({
    objectName,
    destination,
    inheritFieldsAndMapping,
    createEvent: createEvent && readEvent(reading, createEvent),
    updateEvent: updateEvent && readUpdateEvent(reading, updateEvent),
    deleteEvent: deleteEvent && readEvent(reading, deleteEvent),
    associationChangeEvent:
      associationChangeEvent && readAssociationChangeEvent(reading, associationChangeEvent),
    otherEvents: others,
  });
}

function checkInheritance(
  reading: Reading,
  { mapping, objectName, name }: SubscribeObject,
  {
    event,
    inheritFieldsAndMapping,
    readObjects,
  }: { event: string; inheritFieldsAndMapping: boolean | undefined; readObjects: ReadObjects | undefined },
): void {
  const given = mapping.entries.get("inheritFieldsAndMapping");
  if (!given || inheritFieldsAndMapping === false) {
    const message = `An object with \`${event}\` has \`inheritFieldsAndMapping: true\`.`;
    reading.report("missing-inheritance", given ?? missing(mapping, "inheritFieldsAndMapping"), message);
  }
  if (readObjects && !readObjects.has(objectName)) {
    const message = `An object with \`${event}\` needs a read object of the same name, and there is no ${quote(objectName)}.`;
    reading.report(
      "missing-read-object",
      { ...name, extent: readObjects.extent },
      message,
      readObjects.nearestHint(objectName),
    );
  }
}

function readStrings(reading: Reading, list: Value): string[] | undefined {
  return openList(reading, list)?.flatMap((item) => asString(reading, item) ?? []);
}
