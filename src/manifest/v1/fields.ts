import type { IntegrationField } from "../../contract/index.js";
import { quote } from "../../json/quote.js";
import { missing, openList, openMapping, type Mapping, type Value } from "../yaml/mapping.js";
import { isNestedName, parseNestedName } from "../../facts/nested-name.js";
import { isUserMapping } from "../lookup/declared-fields.js";
import { readString } from "../yaml/read-value.js";
import type { Reading } from "../yaml/reading.js";
import { withoutAbsent } from "../yaml/without-absent.js";

const fieldKeys = ["fieldName", "mapToName", "mapToDisplayName", "prompt", "default"] as const;
type FieldMapping = Mapping<(typeof fieldKeys)[number]>;

/** A field of a read object with its place: some rules look at the fields of an object together. */
export interface ReadField {
  field: IntegrationField;
  place: Value;
}

/** Reads a list of fields. `names` holds the `mapToName`s that the object has so far: each stands once. */
export function readFields(reading: Reading, list: Value, names: Set<string>): ReadField[] | undefined {
  const seen = new Set<string>();
  return openList(reading, list)?.flatMap((place) => {
    const field = readField(reading, place, names);
    if (!field) return [];
    warnOfDuplicate(reading, { field, place }, seen);
    return [{ field, place }];
  });
}

/** A field may stand under several mapped names; a name that is mapped to twice has been reported. */
function warnOfDuplicate(reading: Reading, { field, place }: ReadField, seen: Set<string>): void {
  if (isUserMapping(field) || field.mapToName !== undefined) return;
  if (seen.has(field.fieldName)) {
    const message = `The field ${quote(field.fieldName)} stands twice in this list.`;
    reading.report("duplicate-field", place, message, "remove one of the two");
  }
  seen.add(field.fieldName);
}

function readField(reading: Reading, place: Value, names: Set<string>): IntegrationField | undefined {
  const mapping = openMapping(reading, place, fieldKeys, "write `- fieldName: <name>`");
  if (!mapping) return undefined;
  const fieldName = readName(reading, mapping, "fieldName");
  const mapToName = readName(reading, mapping, "mapToName");
  const mapToDisplayName = readString(reading, mapping, "mapToDisplayName");
  const prompt = readString(reading, mapping, "prompt");
  const fallback = readString(reading, mapping, "default");

  const mapToNameValue = mapping.entries.get("mapToName");
  if (mapToName !== undefined && mapToNameValue) {
    if (names.has(mapToName)) {
      reading.report(
        "duplicate-map-to-name",
        mapToNameValue,
        `The name ${quote(mapToName)} is mapped to more than once in this object.`,
      );
    }
    names.add(mapToName);
  }
  if (mapping.entries.has("fieldName")) {
    for (const key of ["prompt", "default"] as const) {
      const entry = mapping.entries.get(key);
      const message = `\`${key}\` belongs to a mapping that the customer chooses, but \`fieldName\` has chosen already.`;
      if (entry)
        reading.report(
          "contradicting-field",
          entry.key,
          message,
          `remove either \`fieldName\` or \`${key}\``,
        );
    }
    return withoutAbsent<IntegrationField>({ fieldName: fieldName ?? "", mapToName, mapToDisplayName });
  }
  if (!mapToNameValue) {
    const message = "A field has a `fieldName`, or a `mapToName` for the customer to map.";
    reading.report("missing-field-name", { at: mapping.at, path: mapping.path }, message);
  } else warnOfIncompleteMapping(reading, mapping);
  return withoutAbsent<IntegrationField>({
    mapToName: mapToName ?? "",
    mapToDisplayName,
    prompt,
    default: fallback,
  });
}

function warnOfIncompleteMapping(reading: Reading, mapping: FieldMapping): void {
  const absent = (["mapToDisplayName", "prompt"] as const).filter((key) => !mapping.entries.has(key));
  const [first] = absent;
  if (first === undefined) return;
  const place = absent.length === 1 ? missing(mapping, first) : { at: mapping.at, path: mapping.path };
  const keys = absent.map((key) => `\`${key}\``).join(" and ");
  reading.report(
    "incomplete-mapping",
    place,
    `A mapping that the customer chooses should have ${keys}: they are shown to the customer.`,
  );
}

/** A name that may be written in bracket notation, which has to be well-formed. */
function readName(
  reading: Reading,
  mapping: FieldMapping,
  key: "fieldName" | "mapToName",
): string | undefined {
  const name = readString(reading, mapping, key);
  const value = mapping.entries.get(key);
  if (name !== undefined && value && isNestedName(name) && !parseNestedName(name)) {
    reading.report(
      "malformed-nested-name",
      value,
      `The name ${quote(name)} is not well-formed.`,
      "write `$['parent']['child']`",
    );
  }
  return name;
}
