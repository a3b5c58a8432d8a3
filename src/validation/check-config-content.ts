import { leaf, listOf, mapOf, oneOf, ruled, shaped, type Check } from "./check.js";
import { judgeDeletion, judgeEmptyOnly, judgeSchedule } from "./rules/capabilities.js";
import { judgeObject, judgeObjectName, judgeProvider } from "./rules/names.js";
import { judgeReadObject, judgeSelectedField } from "./rules/read-object.js";
import { judgeFieldSetting, judgeValueDefault } from "./rules/field-settings.js";
import { judgeWatchField } from "./rules/watch-field.js";

const string = leaf("a string", (value) => typeof value === "string");
const boolean = oneOf(true, false);
const integer = leaf("a whole number", Number.isSafeInteger);
const policy = oneOf("always", "never");
const enabled = shaped({ enabled: boolean }, "enabled");
const event = { enabled: policy };
const objectName = ruled(string, judgeObjectName);
const isScalar = (value: unknown) => /^(string|boolean|number)$/.test(typeof value);

const objects = (object: Check): Check =>
  mapOf((value, path, validation) => {
    judgeObject(path, validation);
    return object(value, path, validation);
  });

const filters = listOf(
  shaped(
    { fieldName: string, operator: oneOf("eq"), value: leaf("a value", isScalar) },
    "fieldName",
    "operator",
  ),
);

const readObject = shaped(
  {
    objectName,
    schedule: string,
    disabled: boolean,
    destination: string,
    selectedFields: mapOf(ruled(boolean, judgeSelectedField)),
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
    objectName,
    inheritMapping: boolean,
    deletionSettings: shaped({ enabled: ruled(boolean, judgeDeletion) }, "enabled"),
    selectedValueDefaults: mapOf(
      ruled(
        shaped(
          {
            value: leaf(
              "a string, a whole number or a boolean",
              (value) => isScalar(value) && (typeof value !== "number" || Number.isSafeInteger(value)),
            ),
            applyOnUpdate: policy,
          },
          "value",
        ),
        judgeValueDefault,
      ),
    ),
    selectedFieldSettings: mapOf(
      ruled(
        shaped({
          default: shaped({ stringValue: string, integerValue: integer, booleanValue: boolean }),
          writeOnCreate: policy,
          writeOnUpdate: ruled(oneOf("always", "never", "ifEmpty"), judgeEmptyOnly),
        }),
        judgeFieldSetting,
      ),
    ),
  },
  "objectName",
);

const subscribeObject = shaped(
  {
    objectName,
    destination: string,
    inheritFieldsAndMappings: boolean,
    createEvent: shaped(event, "enabled"),
    updateEvent: shaped(
      {
        ...event,
        watchFieldsAuto: oneOf("all"),
        requiredWatchFields: listOf(ruled(string, judgeWatchField)),
      },
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
 * The shape of a config content by the contract (ConfigContent), each rule of D14 beside what it is about. It says what the
 * zod schema of `src/contract` says, which is too large to load for this. Only a provider may be missing: saving fills it in.
 */
export const checkConfigContent = shaped({
  provider: ruled(string, judgeProvider),
  read: shaped({ objects: objects(ruled(readObject, judgeReadObject)) }, "objects"),
  write: shaped({ objects: objects(ruled(writeObject, judgeSchedule)) }),
  subscribe: shaped({ objects: objects(subscribeObject) }, "objects"),
  proxy: shaped({ enabled: boolean }),
});
