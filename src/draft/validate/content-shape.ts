import { leaf, listOf, mapOf, oneOf, shaped } from "./check-shape.js";

const string = leaf("a string", (value) => typeof value === "string");
const boolean = oneOf(true, false);
const integer = leaf("a whole number", Number.isSafeInteger);
const policy = oneOf("always", "never");
const enabled = shaped({ enabled: boolean }, "enabled");
const event = { enabled: policy };

const filters = listOf(
  shaped(
    {
      fieldName: string,
      operator: oneOf("eq"),
      value: leaf(
        "a string, a number or a boolean",
        (value) => typeof value === "string" || typeof value === "boolean" || Number.isFinite(value),
      ),
    },
    "fieldName",
    "operator",
  ),
);

const readObject = shaped(
  {
    objectName: string,
    schedule: string,
    disabled: boolean,
    destination: string,
    selectedFields: mapOf(boolean),
    selectedFieldMappings: mapOf(string),
    selectedValueMappings: mapOf(mapOf(string)),
    dynamicMappingsInput: listOf(
      shaped(
        {
          mapToName: string,
          mapToDisplayName: string,
          prompt: string,
          mappedValues: listOf(
            shaped({ mappedValue: string, mappedDisplayValue: string }, "mappedValue", "mappedDisplayValue"),
          ),
          fieldName: string,
        },
        "mapToName",
      ),
    ),
    selectedFieldsAuto: oneOf("all"),
    backfill: shaped(
      {
        defaultPeriod: shaped({
          days: leaf("a whole number from 0", (value) => Number.isSafeInteger(value) && Number(value) >= 0),
          fullHistory: boolean,
        }),
        fieldFilters: filters,
      },
      "defaultPeriod",
    ),
    fieldFilters: filters,
  },
  "objectName",
);

const writeObject = shaped(
  {
    objectName: string,
    inheritMapping: boolean,
    deletionSettings: enabled,
    selectedValueDefaults: mapOf(
      shaped(
        {
          value: leaf(
            "a string, a whole number or a boolean",
            (value) => typeof value === "string" || typeof value === "boolean" || Number.isSafeInteger(value),
          ),
          applyOnUpdate: policy,
        },
        "value",
      ),
    ),
    selectedFieldSettings: mapOf(
      shaped({
        default: shaped({ stringValue: string, integerValue: integer, booleanValue: boolean }),
        writeOnCreate: policy,
        writeOnUpdate: oneOf("always", "never", "ifEmpty"),
      }),
    ),
  },
  "objectName",
);

const subscribeObject = shaped(
  {
    objectName: string,
    destination: string,
    inheritFieldsAndMappings: boolean,
    createEvent: shaped(event, "enabled"),
    updateEvent: shaped(
      { ...event, watchFieldsAuto: oneOf("all"), requiredWatchFields: listOf(string) },
      "enabled",
    ),
    deleteEvent: shaped(event, "enabled"),
    otherEvents: listOf(string),
    providerOptions: shaped({ quotaOptimization: enabled }),
  },
  "objectName",
  "destination",
  "inheritFieldsAndMappings",
);

/**
 * Checks a config content by the contract (ConfigContent), as the zod schema of `src/contract` does, which is too large to
 * load for this. A draft may lack its provider: saving fills it in.
 */
export const checkContent = shaped({
  provider: string,
  read: shaped({ objects: mapOf(readObject) }, "objects"),
  write: shaped({ objects: mapOf(writeObject) }),
  subscribe: shaped({ objects: mapOf(subscribeObject) }, "objects"),
  proxy: shaped({ enabled: boolean }),
});
