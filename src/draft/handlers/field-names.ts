/** Knows the fields in the CRM of the customer whose draft it is. */
export interface FieldNames {
  /** Finds the names of an object's fields in the customer's CRM; none while they are not known. */
  find?: (objectName: string) => readonly string[];
}

/** Makes the `FieldNames` of a draft, without `find`: the code that loads the fields sets it. */
export function createFieldNames(): FieldNames {
  return {};
}
