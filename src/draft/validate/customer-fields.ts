import type { FieldMetadata } from "../../contract/index.js";
import { nearestName } from "../../manifest/nearest-name.js";
import { parseNestedName } from "../../manifest/nested-name.js";
import { own } from "../equal.js";
import type { Path } from "../path.js";
import { quote, type Report } from "./validation.js";

/** What is known of the customer's fields: object name of the manifest → field name → metadata. */
export type FieldsByObject = Readonly<Record<string, Readonly<Record<string, FieldMetadata>> | undefined>>;

/** A provider's field that a name leads to. */
export interface FoundField {
  readonly metadata: FieldMetadata;
  /** Whether the name means a part inside the field, whose own type nobody knows. */
  readonly isPart: boolean;
}

/** The fields of one object of the customer's instance. */
export interface CustomerFields {
  /** A nested name such as `$['address']['city']` leads to the field that it starts from. */
  find(name: string): FoundField | undefined;
  /** Reports that the customer does not have a field. */
  reportUnknown(report: Report, at: Path, severity: "error" | "warning", name: string): void;
}

/** Opens the metadata of one object; `undefined` where there is none, or it lists no field. Salesforce ignores case. */
export function createCustomerFields(
  fields: FieldsByObject | undefined,
  objectName: string,
  provider: string,
): CustomerFields | undefined {
  const known = own(fields, objectName) as Readonly<Record<string, FieldMetadata>> | undefined;
  const names = Object.keys(known ?? {});
  if (names.length === 0) return undefined;
  const read = (name: string) => own(known, name) as FieldMetadata | undefined;
  const look = (name: string) => {
    const exact = read(name);
    if (exact || provider !== "salesforce") return exact;
    const folded = name.toLowerCase();
    return read(folded) ?? read(names.find((each) => each.toLowerCase() === folded) ?? name);
  };

  return {
    find(name) {
      const [root = name, ...parts] = parseNestedName(name) ?? [];
      const whole = look(name);
      const metadata = whole ?? look(root);
      return metadata && { metadata, isPart: !whole && parts.length > 0 };
    },
    reportUnknown(report, at, severity, name) {
      report(
        at,
        severity,
        "unknown-field",
        `The customer has no field ${quote(name)} on ${quote(objectName)}.`,
        didYouMean(name, names) ?? "Choose a field that the customer has.",
      );
    },
  };
}

/** Asks after the name that was probably meant; `undefined` where none is near. */
export function didYouMean(name: string, names: readonly string[]): string | undefined {
  const nearest = nearestName(name, names);
  return nearest === undefined ? nearest : `Did you mean ${quote(nearest)}?`;
}
