import { getIn, type Path } from "../path.js";
import { own } from "../equal.js";
import { collectMappings, valueMapOf } from "./field-mappings.js";
import { judgeDefault, type DefaultValue } from "./judge-default.js";
import { entriesOf, objectsOf, quote, type Validation } from "./validation.js";

/** One default of a field, and where it stands. */
interface Default {
  readonly at: Path;
  readonly value: DefaultValue;
}

/** A setting is for a field that takes it, has one default at most, and asks nothing that the provider lacks (seed 000). */
export function judgeWrite(validation: Validation): void {
  const { draft, manifest, provider, lacks, report } = validation;
  for (const { name: objectName, object, at } of objectsOf(draft, "write")) {
    const declared = manifest.write?.objects?.find((each) => each.objectName === objectName);
    if (getIn(object, ["deletionSettings", "enabled"]) === true && lacks("deletion")) {
      const message = `${provider} does not support deletion.`;
      report(
        [...at, "deletionSettings", "enabled"],
        "error",
        "deletion-unsupported",
        message,
        "Turn it off.",
      );
    }
    if (declared?.schedule !== undefined && lacks("batch")) {
      const message = `The manifest gathers writes of ${quote(objectName)} into batches, which ${provider} does not support.`;
      report(at, "warning", "batch-unsupported", message, "Take its schedule out of the manifest.");
    }

    const judgeField = createFieldJudge(
      validation,
      objectName,
      own(object, "inheritMapping") === true || declared?.inheritMapping === true,
    );
    const settings = own(object, "selectedFieldSettings");
    for (const [name, setting] of entriesOf(settings)) {
      const place = [...at, "selectedFieldSettings", name];
      if (own(setting, "writeOnUpdate") === "ifEmpty" && lacks("ifEmpty")) {
        const message = `${provider} does not support "ifEmpty".`;
        const hint = 'Choose "always" or "never".';
        report([...place, "writeOnUpdate"], "error", "if-empty-unsupported", message, hint);
      }
      const given = defaultsOf(setting, [...place, "default"]);
      if (given.length > 1) {
        const message = `The default of ${quote(name)} has more than one value.`;
        report([...place, "default"], "error", "many-defaults", message, "Keep one of them.");
      }
      judgeField(name, place, given.length > 1 ? undefined : given[0], setting);
    }
    for (const [name, older] of entriesOf(own(object, "selectedValueDefaults"))) {
      const place = [...at, "selectedValueDefaults", name];
      const value = own(older, "value");
      judgeField(
        name,
        place,
        isDefaultValue(value) ? { at: [...place, "value"], value } : undefined,
        own(settings, name),
      );
    }
  }
}

/** Judges a field's setting, and its default, by what is known of the provider's field that the request's name leads to. */
function createFieldJudge(
  { draft, manifest, fieldsOf, report }: Validation,
  objectName: string,
  inheritsMapping: boolean,
) {
  const fields = fieldsOf(objectName);
  const declared = manifest.read?.objects?.find((each) => each.objectName === objectName);
  const read = inheritsMapping ? getIn(draft, ["read", "objects", objectName]) : undefined;
  const mappings = collectMappings(read, inheritsMapping ? declared : undefined);

  return (name: string, place: Path, given: Default | undefined, setting: unknown) => {
    const fieldName = mappings.get(name) ?? name;
    // A name that nothing is mapped to yet is not written (P5); what is missing is the mapping.
    if (!fields || (mappings.has(name) && !mappings.get(name))) return;
    const isWritten = own(setting, "writeOnCreate") !== "never" || own(setting, "writeOnUpdate") !== "never";
    const field = fields.find(fieldName);
    if (!field) {
      fields.reportUnknown(report, place, "warning", fieldName);
    } else if (field.metadata.readOnly) {
      const severity = given && isWritten ? "error" : "warning";
      const message = `${quote(fieldName)} of ${quote(objectName)} is read-only.`;
      report(place, severity, "read-only-field", message, "Remove the setting.");
    } else if (given && !field.isPart) {
      const mapped = own(valueMapOf(read, fieldName, name).map, String(given.value));
      const value = typeof mapped === "string" ? mapped : given.value;
      judgeDefault(report, given.at, field.metadata, value, isWritten);
    }
  };
}

/** The values of a default that are of their type. */
function defaultsOf(setting: unknown, at: Path): Default[] {
  return entriesOf(own(setting, "default")).flatMap(([kind, value]) =>
    isDefaultValue(value) && kinds.has(kind) ? [{ at: [...at, kind], value }] : [],
  );
}

const kinds = new Set(["stringValue", "integerValue", "booleanValue"]);

function isDefaultValue(value: unknown): value is DefaultValue {
  return ["string", "number", "boolean"].includes(typeof value);
}
