import type { IntegrationWriteObject } from "../../contract/index.js";
import { quote } from "../../json/quote.js";
import { openMapping, type Value } from "../yaml/mapping.js";
import { actionKeys, openObjects } from "./objects.js";
import { readBoolean } from "../yaml/read-value.js";
import type { ReadObjects } from "./read-objects.js";
import type { Reading } from "../yaml/reading.js";
import { withoutAbsent } from "../yaml/without-absent.js";

const objectKeys = ["objectName", "inheritMapping", "valueDefaults"] as const;

/** Reads the `write` part of an integration. */
export function readWriteAction(
  reading: Reading,
  value: Value,
  readObjects: ReadObjects | undefined,
): { objects?: IntegrationWriteObject[] } {
  const action = openMapping(reading, value, actionKeys);
  const objects = action && openObjects(reading, action, objectKeys);
  if (!objects) return {};
  return {
    objects: objects.map(({ objectName, mapping, name }) => {
      const inheritMapping = readBoolean(reading, mapping, "inheritMapping");
      if (inheritMapping && readObjects && !readObjects.has(objectName)) {
        const message = `There is no read object ${quote(objectName)} whose mappings could be inherited.`;
        const place = { ...name, extent: readObjects.extent };
        reading.report("nothing-to-inherit", place, message, readObjects.nearestHint(objectName));
      }
      const valueDefaults = mapping.entries.get("valueDefaults");
      return withoutAbsent<IntegrationWriteObject>({
        objectName,
        inheritMapping,
        valueDefaults: valueDefaults && readValueDefaults(reading, valueDefaults),
      });
    }),
  };
}

function readValueDefaults(reading: Reading, value: Value): { allowAnyFields?: boolean } {
  const mapping = openMapping(reading, value, ["allowAnyFields"]);
  const allowAnyFields = mapping && readBoolean(reading, mapping, "allowAnyFields");
  return allowAnyFields === undefined ? {} : { allowAnyFields };
}
