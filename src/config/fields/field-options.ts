import type {
  FieldMetadata,
  HydratedIntegrationField,
  HydratedIntegrationObject,
} from "../../contract/index.js";
import { own } from "../../json/object.js";
import { fieldInput, type FieldInput } from "./field-input.js";
import { fieldLabels } from "./field-label.js";

/**
 * What fields are chosen for: `mapping`, the customer's fields that one of the app's names can stand for; `settings`, the fields
 * that can be written; `read`, the fields that may be read besides the required ones; `watch`, the fields whose changes an event
 * can report, which are the fields that are read.
 */
export type FieldPurpose = "mapping" | "settings" | "read" | "watch";

/** One field to choose. */
export interface FieldOption {
  /** The name that the setters take: the field's name, or for `watch` the app's name of a mapped field. */
  readonly name: string;
  /** What to call it; no two options of a list are called the same. */
  readonly label: string;
  /** The manifest, or the customer's CRM, asks for it. */
  readonly isRequired: boolean;
  /** The CRM does not allow writes to it. */
  readonly isReadOnly: boolean;
  /** The manifest or the saved config names it: it is best shown first. */
  readonly isFirst: boolean;
  /** The customer's CRM has it; `false` for a field that is gone, and for a name that only the app knows. */
  readonly isKnown: boolean;
  /** The control that edits a value of it. */
  readonly input: FieldInput;
  /** The CRM's metadata of it. */
  readonly field: FieldMetadata | undefined;
}

/** What the options of an object are made of. */
export interface FieldOptionsInput {
  readonly for: FieldPurpose;
  /** The customer's fields by name; nothing while they are not known. */
  readonly fields: Readonly<Record<string, FieldMetadata>> | null | undefined;
  /** The object as the manifest declares it for reading. */
  readonly object?: HydratedIntegrationObject | null | undefined;
  /**
   * Names that the draft or the saved config has for this purpose; they are listed even where the CRM does not have them. For
   * `watch`, the fields that are read and the app's names that are mapped.
   */
  readonly usedNames?: readonly string[] | undefined;
  /** Names that the saved config has: shown first, and a row does not move while it is edited. */
  readonly savedNames?: readonly string[] | undefined;
}

/**
 * Lists the fields of an object to choose from, those to be shown first before the others. Never throws: while the customer's
 * fields are not known it lists the other names.
 *
 * @example
 * function FieldPicker({ onChoose }: { onChoose: (fieldName: string) => void }) {
 *   const { allFields } = useManifest().getCustomerFieldsForObject("contact");
 *   return (
 *     <select onChange={(event) => onChoose(event.target.value)}>
 *       {listFieldOptions({ for: "settings", fields: allFields }).map(({ name, label }) => (
 *         <option key={name} value={name}>
 *           {label}
 *         </option>
 *       ))}
 *     </select>
 *   );
 * }
 */
export function listFieldOptions(input: FieldOptionsInput): FieldOption[] {
  const { object, fields } = input;
  const required = named(object?.requiredFields);
  const optional = named(object?.optionalFields);
  const declared = new Map([...optional, ...required]);
  const names = namesFor(input, { required, optional });
  const savedNames = new Set(input.savedNames);
  const isFirst = (name: string) => declared.has(name) || savedNames.has(name);
  const sorted = [...names.filter(isFirst), ...names.filter((name) => !isFirst(name))];

  const labels = fieldLabels(
    sorted.map((name) => ({
      ...own(fields, name),
      ...declared.get(name),
      fieldName: name,
    })),
  );
  return sorted.map((name, index) => {
    const field = own(fields, name);
    return {
      name,
      label: labels[index] ?? name,
      isRequired: input.for === "settings" ? field?.isRequired === true : required.has(name),
      isReadOnly: field?.readOnly === true,
      isFirst: isFirst(name),
      isKnown: field !== undefined,
      input: fieldInput(field ?? {}),
      field,
    };
  });
}

type Named = ReadonlyMap<string, HydratedIntegrationField>;

function namesFor(
  { for: purpose, object, fields, usedNames = [], savedNames = [] }: FieldOptionsInput,
  { required, optional }: { required: Named; optional: Named },
): string[] {
  const known = Object.keys(fields ?? {});
  const isWritable = (name: string) => own(fields, name)?.readOnly !== true;
  const provider = (names: Named) =>
    [...names].filter(([, field]) => "fieldName" in field).map(([name]) => name);
  switch (purpose) {
    case "mapping":
      return unique([...known, ...usedNames]);
    case "settings":
      return unique([...known.filter(isWritable), ...savedNames, ...usedNames]);
    case "read": {
      const offered =
        object?.optionalFieldsAuto === "all" ? [...provider(optional), ...known] : provider(optional);
      const isFixed = (name: string) => required.has(name);
      return unique([...offered, ...usedNames]).filter((name) => !isFixed(name));
    }
    case "watch":
      return unique([...provider(required), ...usedNames]);
  }
}

/** The fields that a list of the manifest names, by the name that a config knows them by. */
function named(fields: readonly HydratedIntegrationField[] | null | undefined): Named {
  return new Map(
    (fields ?? []).map((field) => ["fieldName" in field ? field.fieldName : field.mapToName, field]),
  );
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
