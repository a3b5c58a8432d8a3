import type {
  FieldMetadata,
  HydratedIntegrationField,
  HydratedIntegrationObject,
  HydratedIntegrationWriteObject,
  IntegrationFieldMapping,
} from "../../contract/index.js";
import type { HydratedRevision } from "../../client/index.js";
import type { FieldName, ObjectName } from "../../manifest/registered-names.js";
import { unknownFields, type WrittenFields } from "./written-fields.js";

/** Which fields are meant: all, those that the provider names, or those that the customer maps. */
export type FieldInclude = "raw" | "no-mappings" | "mappings";

/** What the manifest declares, with the customer's own fields; the shapes of the published headless API. */
export interface Manifest {
  getReadObjects: () => HydratedIntegrationObject[];
  /** `object` and all lists are null where the manifest does not declare the object for reading. */
  getReadObject: <TName extends string>(
    objectName: ObjectName<"read", TName>,
  ) => {
    object: HydratedIntegrationObject | null;
    getRequiredFields: (include?: FieldInclude) => HydratedIntegrationField[] | null;
    getOptionalFields: (include?: FieldInclude) => HydratedIntegrationField[] | null;
    getRequiredMapFields: () => IntegrationFieldMapping[] | null;
    getOptionalMapFields: () => IntegrationFieldMapping[] | null;
  };
  getWriteObject: <TName extends string>(
    objectName: ObjectName<"write", TName>,
  ) => { object: HydratedIntegrationWriteObject | null };
  /**
   * The fields that the object has in the customer's SaaS instance; null where the manifest declares it neither for reading nor
   * for writing. Those of an object that is written only are fetched when they are first asked for, and null until then.
   */
  getCustomerFieldsForObject: <TName extends string>(
    objectName: ObjectName<"read" | "write", TName>,
  ) => {
    allFields: Record<string, FieldMetadata> | null;
    getField: (field: FieldName<TName>) => FieldMetadata | null;
    /** Why the fields are not known; null also while they are loading. */
    error: Error | null;
  };
}

/** The fields of an object that is written only, as far as they are known; asking for unknown ones has them fetched. */
export type FindWrittenFields = (objectName: string) => WrittenFields;

/** Makes the look-ups over a hydrated revision; before it is loaded they answer as for a manifest without objects. */
export function createManifestLookups(
  revision: HydratedRevision | undefined,
  findWrittenFields: FindWrittenFields,
): Manifest {
  const readObjects = revision?.content.read?.objects ?? [];
  const writeObjects = revision?.content.write?.objects ?? [];
  const findReadObject = (name: string) => readObjects.find(({ objectName }) => objectName === name) ?? null;
  const findWriteObject = (name: string) =>
    writeObjects.find(({ objectName }) => objectName === name) ?? null;
  const findFields = (
    name: string,
  ): { fields: Record<string, FieldMetadata> | null; error: Error | null } => {
    const object = findReadObject(name);
    if (object) {
      const { allFieldsMetadata: fields = {}, error } = object;
      return { fields, error: error === undefined ? null : new Error(`the fields of ${name}: ${error}`) };
    }
    const { fields, error } = (findWriteObject(name) && findWrittenFields(name)) ?? unknownFields;
    return { fields: fields ?? null, error };
  };

  return {
    getReadObjects: () => readObjects,
    getReadObject: (objectName) => {
      const object = findReadObject(objectName);
      const required = object && (object.requiredFields ?? []);
      const optional = object && (object.optionalFields ?? []);
      return {
        object,
        getRequiredFields: (include) => required && pick(required, include),
        getOptionalFields: (include) => optional && pick(optional, include),
        getRequiredMapFields: () => required && required.filter(isMapping),
        getOptionalMapFields: () => optional && optional.filter(isMapping),
      };
    },
    getWriteObject: (name) => ({ object: findWriteObject(name) }),
    getCustomerFieldsForObject: (objectName) => {
      const { fields: allFields, error } = findFields(objectName);
      return {
        allFields,
        error,
        getField: (field) =>
          allFields && Object.hasOwn(allFields, field) ? (allFields[field] ?? null) : null,
      };
    },
  };
}

function pick(fields: HydratedIntegrationField[], include: FieldInclude = "raw") {
  if (include === "raw") return fields;
  return fields.filter((field) => isMapping(field) === (include === "mappings"));
}

function isMapping(field: HydratedIntegrationField): field is IntegrationFieldMapping {
  return !("fieldName" in field);
}
