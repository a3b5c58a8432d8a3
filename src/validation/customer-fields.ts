import type { FieldMetadata } from "../contract/index.js";
import type { FieldKey } from "../facts/field-identity.js";
import { parseNestedName } from "../facts/nested-name.js";
import { memoize } from "../json/memoize.js";
import { own } from "../json/object.js";
import { suggestName } from "./suggest-name.js";

/**
 * What is known of the customer's fields: object name of the manifest → field name → metadata.
 *
 * @example
 * const fields: FieldsByObject = { contact: { email: { fieldName: "email", displayName: "Email" } } };
 */
export type FieldsByObject = Readonly<Record<string, Readonly<Record<string, FieldMetadata>> | undefined>>;

/** The provider's field that a name stands for. */
export interface FoundField {
  readonly metadata: FieldMetadata;
  /** Whether the name means a value inside the field, such as `$['address']['city']`; the type of that value is not known. */
  readonly isPart: boolean;
}

/** The fields of one object of the customer's instance. */
export interface CustomerFields {
  /** A nested name such as `$['address']['city']` leads to the field that it starts from. */
  readonly find: (name: string) => FoundField | undefined;
  /** Finds the field that was probably meant. */
  readonly suggest: (name: string) => string | undefined;
}

/** Creates the look-up of one object's fields; `undefined` where its metadata is not known or lists no field. */
export function createCustomerFields(
  fields: FieldsByObject | undefined,
  objectName: string,
  fieldKey: FieldKey,
): CustomerFields | undefined {
  const known = own(fields, objectName) as Readonly<Record<string, FieldMetadata>> | undefined;
  return known && Object.keys(known).length > 0 ? customerFieldsOf(known, fieldKey) : undefined;
}

/** Memoised by the metadata object: a draft is checked at each edit, and thousands of its names may be wrong. */
const customerFieldsOf = memoize(
  (known: Readonly<Record<string, FieldMetadata>>, fieldKey: FieldKey): CustomerFields => {
    const names = Object.keys(known);
    const read = (name: string) => own(known, name) as FieldMetadata | undefined;
    const nameByKey = memoize(() => new Map(names.map((name) => [fieldKey(name), name])));
    const look = (name: string) => {
      // The metadata lists only one spelling of a field, so an exact match needs no key.
      return read(name) ?? read(nameByKey("").get(fieldKey(name)) ?? name);
    };
    // `suggestName` does not search a long list: then only the names with the same first letter are searched.
    const initialOf = (name: string) => name.slice(0, 1).toLowerCase();
    const byInitial = memoize((initial) => names.filter((name) => initialOf(name) === initial));
    return {
      find(name) {
        const [root = name, ...parts] = parseNestedName(name) ?? [];
        const whole = look(name);
        const metadata = whole ?? look(root);
        return metadata && { metadata, isPart: !whole && parts.length > 0 };
      },
      suggest: memoize((name) => suggestName(name, names) ?? suggestName(name, byInitial(initialOf(name)))),
    };
  },
);
