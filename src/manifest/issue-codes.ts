import { manifestLimits } from "../facts/manifest-limits.js";

const { nameLength, displayNameLength, deliveryPageSize, readScheduleMinutes } = manifestLimits;

/** What is known of an issue before it is found somewhere. */
interface CodeFacts {
  readonly severity: "error" | "warning";
  /** One sentence that is true of every issue with this code. */
  readonly meaning: string;
  /** The rules of the specification that stand behind it; none for a text that YAML itself refuses. */
  readonly rules: readonly string[];
}

function error(rules: string, meaning: string): CodeFacts {
  return { severity: "error", meaning, rules: rules === "" ? [] : rules.split(" ") };
}

function warning(rules: string, meaning: string): CodeFacts {
  return { ...error(rules, meaning), severity: "warning" };
}

/**
 * Every code that an issue of an `amp.yaml` can have. The codes are stable; texts may change.
 *
 * @example
 * for (const { code } of parseManifest(ampYaml).issues) console.log(code, manifestIssueCodes[code].severity);
 */
export const manifestIssueCodes = {
  // What can be wrong with the text as YAML, before any rule is asked.
  "yaml-syntax": error("", "The text is not well-formed YAML."),
  "yaml-warning": warning("", "YAML reads the text, but perhaps not as it is meant."),
  "empty-file": error("", "There is nothing in the file."),
  "not-a-mapping": error("", "The file is a list or a plain value."),
  "several-documents": error("", "The file holds more than one YAML document."),
  "duplicate-key": error("", "A key stands twice in one mapping."),
  "unusable-alias": error(
    "",
    "A YAML alias has no anchor before it or holds itself, or a merge key merges no mapping.",
  ),
  "beyond-limit": error(
    "",
    "The text is too deep or too long, or its aliases multiply: it is not read further.",
  ),

  "missing-spec-version": error("M1", "The file has no `specVersion`."),
  "unsupported-spec-version": error("M1", "The only `specVersion` is 1.0.0."),
  "missing-integrations": error("M2", "The file has no list of integrations, or an empty one."),
  "missing-name": error("M3", "An integration has no `name`."),
  "missing-provider": error("M3", "An integration has no `provider`."),
  "name-too-long": error(
    "M3",
    `A \`name\` has more than ${nameLength} characters, or a \`displayName\` more than ${displayNameLength}.`,
  ),
  "duplicate-name": error("M3", "Two integrations of the file have one name."),
  "missing-action": error("M4", "An integration neither reads nor writes, subscribes or proxies."),
  "missing-objects": error("M5", "A `read`, `write` or `subscribe` has no list of objects, or an empty one."),
  "missing-object-name": error("M5 N3", "An object has no `objectName`."),
  "duplicate-object": error("M6", "An object stands twice in one action."),
  "missing-destination": error("M7 M16", "A read or subscribe object has no `destination`."),
  "invalid-schedule": error("M8", "A schedule is not five-part cron."),
  "frequent-schedule": error("M8", `A schedule has runs less than ${readScheduleMinutes} minutes apart.`),
  "missing-field-name": error("M9 N5", "A field has neither a `fieldName` nor a `mapToName`."),
  "contradicting-field": error("M9", "A field is named by the manifest and left to the customer at once."),
  "duplicate-map-to-name": error("M9", "Two fields of an object are mapped to one name."),
  "invalid-optional-fields-auto": error("M10", "The only value of `optionalFieldsAuto` is `all`."),
  "malformed-nested-name": error("M11", "A name in bracket notation is not well-formed."),
  "invalid-backfill-days": error("M12", "The `days` of a backfill are no integer of at least 0."),
  "contradicting-backfill": error("M12", "A backfill is of some days and of the full history at once."),
  "invalid-delivery-mode": error("M13", "A delivery is neither `auto` nor `onRequest`."),
  "invalid-page-size": error(
    "M13",
    `A \`pageSize\` is no integer from ${deliveryPageSize.min} to ${deliveryPageSize.max}.`,
  ),
  "missing-page-size": error("M13", "A delivery on request has no `pageSize`."),
  "contradicting-page-size": error("M13", "An automatic delivery has a `pageSize`."),
  "always-without-fields": error("M14", "An object that is always read has no required fields."),
  "always-with-mapping": error(
    "M14",
    "An object that is always read has a mapping among its required fields.",
  ),
  "always-without-schedule": error("M14", "An object that is always read has no schedule."),
  "subscribe-without-read": error("M15", "An integration subscribes without reading."),
  "missing-inheritance": error("M16", "A subscribe object does not inherit the fields that its events need."),
  "missing-read-object": error("M16", "A subscribe object has no read object of the same name."),
  "invalid-event": error("M17", "An event has no `enabled: always`."),
  "contradicting-watch-fields": error("M18", "An update event chooses its watched fields in two ways."),
  "invalid-watch-fields-auto": error("M18", "A `watchFieldsAuto` is neither `all` nor `selected`."),
  "empty-watch-fields": error("M18", "A list of watched fields is empty."),
  "nested-watch-field": error("M18", "A watched field is a part of another field."),
  "many-subscribe-objects": error("M19", "Salesforce allows at most five subscribe objects."),
  "wrong-type": error("M20", "A value is of another type than its key asks for."),
  "invalid-enabled": error("M20", "The only value of a read object's `enabled` is `always`."),
  "invalid-watch-schema": error("M20", "A `watchSchema` lacks what it needs."),

  "unknown-key": warning("M30", "A key is unknown and ignored."),
  "key-letter-case": warning("M30", "A key is written in other letters; it is read all the same."),
  "unusual-name": warning("M31", "A name has more than lower-case letters, digits, hyphens and underscores."),
  "subscribe-without-event": warning("M32", "A subscribe object has no event."),
  "nothing-to-inherit": warning("M33", "A write object inherits mappings, but no read object has its name."),
  "unsupported-by-provider": warning("M34", "The provider is not known to support what is asked of it."),
  "misspelt-provider": warning("M34", "A provider's name is close to that of a known one."),
  "incomplete-mapping": warning(
    "M35",
    "A mapping that the customer chooses has no display name or no prompt.",
  ),
  "missing-schedule": warning("M36", "A read object has no schedule."),
  "empty-key": warning("M37", "A key has nothing under it and counts as absent."),
  "duplicate-field": warning("M38", "A field stands twice in one list."),
  "schedule-never-runs": warning("M39", "A schedule names a day that never comes."),

  "mixed-forms": error("N1", "An integration has keys of form 1.0.0 and of the form of 2023."),
  "missing-api": error("N1", "An integration of the form of 2023 has no `api`."),
  "missing-actions": error(
    "N2",
    "An integration of the form of 2023 has no list of actions, or an empty one.",
  ),
  "invalid-action-type": error("N2", "An action is not of the type `write`."),
  "action-without-objects": error("N2", "An action has no list of objects, or an empty one."),
  "invalid-mode": error("N3", "An object's `mode` is neither `insert` nor `update`."),
  "missing-endpoint": warning("N3", "An object without an `endpoint` cannot be written to."),
  "empty-endpoint": error("N3", "An `endpoint` is empty."),
  "duplicate-endpoint": error("N3", "Two objects of the file have one `endpoint`."),
  "invalid-created-name": error(
    "N3",
    "The name of a custom object or field has more than letters and dashes.",
  ),
  "invalid-write-schedule": error("N4", "A schedule is neither five-part cron nor `every <n> hours`."),
  "incomplete-custom-object": warning("N5", "A custom object has no display name or no custom fields."),
  "missing-display-name": error("N5", "A custom field has no `displayName`."),
  "duplicate-custom-field": error("N5", "A custom field stands twice in one object."),
} as const satisfies Record<string, CodeFacts>;

/**
 * What an issue is about, in words that programs can rely on.
 *
 * @example
 * const isOurs = (code: ManifestIssueCode) => manifestIssueCodes[code].severity === "error";
 */
export type ManifestIssueCode = keyof typeof manifestIssueCodes;
