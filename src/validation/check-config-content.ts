import type { WriteConfigObject } from "../contract/index.js";
import { own } from "../json/object.js";
import { getIn, type Path } from "../json/path.js";
import { formatPointer } from "../json/pointer.js";
import {
  keptMapOf,
  keptRule,
  leaf,
  listOf,
  mapOf,
  oneOf,
  openShaped,
  ruled,
  shaped,
  type Check,
} from "./check.js";
import { checkDeletion, checkEmptyOnly, checkSchedule } from "./rules/capabilities.js";
import { checkObject, checkObjectName, checkProvider } from "./rules/names.js";
import { checkReadObject, checkSelectedField } from "./rules/read-object.js";
import { checkFieldSetting, checkValueDefault } from "./rules/field-settings.js";
import { checkMeetingSettings } from "./rules/meeting-settings.js";
import { checkFilters, checkOffers, checkPeriod, checkReadSchedule } from "./rules/read-options.js";
import { checkOtherEvent, checkQuotaOptimization } from "./rules/subscribe-object.js";
import { checkWatchField } from "./rules/watch-field.js";
import { nameAt, type Validation } from "./validation.js";

const string = leaf("text", (value) => typeof value === "string");
const boolean = oneOf(true, false);
const integer = leaf("whole-number", Number.isSafeInteger);
const policy = oneOf("always", "never");
const enabled = shaped({ enabled: boolean }, "enabled");
const event = { enabled: policy };
const objectName = ruled(string, checkObjectName);
const isScalar = (value: unknown) => /^(string|boolean|number)$/.test(typeof value);

const objects = (object: Check): Check =>
  mapOf((value, path, validation) => {
    checkObject(path, validation);
    return object(value, path, validation);
  });

/** What the checks of an object's field settings depend on: the customer's fields, its read config and `inheritMapping`. */
const basisOfSettings = (path: Path, { draft, fieldsOf }: Validation) => {
  const objectName = nameAt(path, 2);
  return [
    fieldsOf(objectName),
    getIn(draft, ["read", "objects", objectName]),
    getIn(draft, ["write", "objects", objectName, "inheritMapping"]),
  ];
};

/** A default of the older form also depends on the field setting of the same name: that says whether it is written. */
const basisOfDefaults = (path: Path, validation: Validation) => [
  ...basisOfSettings(path, validation),
  getIn(validation.draft, [...path.slice(0, 3), "selectedFieldSettings"]),
];

/** `checkMeetingSettings` depends on the names of the settings and on the mappings. */
const basisOfMeetings = (object: WriteConfigObject, path: Path, { draft, foundBefore }: Validation) => [
  getIn(draft, ["read", "objects", nameAt(path, 2)]),
  object.inheritMapping,
  ...(["selectedFieldSettings", "selectedValueDefaults"] as const).map(
    // The sections are checked before this rule, so their names are in the cache.
    (section) => object[section] && foundBefore.members.get(formatPointer([...path, section]))?.names,
  ),
];

/** What the checks of an object's selected fields depend on. */
const basisOfSelection = (path: Path, { draft, fieldsOf }: Validation) => {
  const object = getIn(draft, path.slice(0, 3));
  return [fieldsOf(nameAt(path, 2)), own(object, "disabled"), own(object, "selectedFieldsAuto")];
};

const filters = ruled(
  listOf(
    shaped(
      { fieldName: string, operator: oneOf("eq"), value: leaf("filter-value", isScalar) },
      "fieldName",
      "operator",
    ),
  ),
  checkFilters,
);

const offer = shaped(
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
);

const readObject = shaped(
  {
    objectName,
    schedule: ruled(string, checkReadSchedule),
    disabled: boolean,
    destination: string,
    selectedFields: keptMapOf(ruled(boolean, checkSelectedField), basisOfSelection),
    selectedFieldMappings: mapOf(string),
    selectedValueMappings: mapOf(mapOf(string)),
    dynamicMappingsInput: ruled(listOf(offer), checkOffers),
    selectedFieldsAuto: oneOf("all"),
    backfill: shaped(
      {
        defaultPeriod: ruled(
          shaped({
            days: leaf("whole-number-from-0", (value) => Number.isSafeInteger(value) && Number(value) >= 0),
            fullHistory: boolean,
          }),
          checkPeriod,
        ),
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
    deletionSettings: shaped({ enabled: ruled(boolean, checkDeletion) }, "enabled"),
    selectedValueDefaults: keptMapOf(
      ruled(
        shaped(
          {
            value: leaf(
              "scalar",
              (value) => isScalar(value) && (typeof value !== "number" || Number.isSafeInteger(value)),
            ),
            applyOnUpdate: policy,
          },
          "value",
        ),
        checkValueDefault,
      ),
      basisOfDefaults,
    ),
    selectedFieldSettings: keptMapOf(
      ruled(
        shaped({
          default: openShaped({ stringValue: string, integerValue: integer, booleanValue: boolean }),
          writeOnCreate: policy,
          writeOnUpdate: ruled(oneOf("always", "never", "ifEmpty"), checkEmptyOnly),
        }),
        checkFieldSetting,
      ),
      basisOfSettings,
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
        requiredWatchFields: listOf(ruled(string, checkWatchField)),
      },
      "enabled",
    ),
    deleteEvent: shaped(event, "enabled"),
    otherEvents: listOf(ruled(string, checkOtherEvent)),
    providerOptions: shaped({ quotaOptimization: enabled }),
  },
  "objectName",
  "destination",
  "inheritFieldsAndMappings",
);

/**
 * Checks the shape of a config content (contract: ConfigContent), and next to each part the rules about it. The shape is the
 * one of the zod schema in `src/contract`, which is too large for a page to load. Unlike there, the provider may be missing:
 * saving fills it in.
 */
export const checkConfigContent = shaped({
  provider: ruled(string, checkProvider),
  read: shaped({ objects: objects(ruled(readObject, checkReadObject)) }, "objects"),
  write: shaped({
    objects: objects(keptRule(ruled(writeObject, checkSchedule), checkMeetingSettings, basisOfMeetings)),
  }),
  subscribe: shaped({ objects: objects(ruled(subscribeObject, checkQuotaOptimization)) }, "objects"),
  proxy: shaped({ enabled: boolean }),
});
