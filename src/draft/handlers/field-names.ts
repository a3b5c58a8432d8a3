/** Who knows the fields of the customer whose draft it is. */
export interface FieldNames {
  /** Finds the names of an object's fields in the customer's CRM; none while they are not known. */
  find?: (objectName: string) => readonly string[];
}

/** What a draft keeps of them: what loads the fields says how to find them. */
export function createFieldNames(): FieldNames {
  return {};
}
