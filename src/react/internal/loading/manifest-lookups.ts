import type {
  FieldMetadata,
  HydratedIntegrationField,
  HydratedIntegrationObject,
  HydratedIntegrationWriteObject,
  Installation,
  IntegrationFieldMapping,
  IntegrationSubscribeObject,
  Revision,
} from "../../../contract/index.js";
import type { HydratedRevision } from "../../../client/index.js";
import { own } from "../../../json/object.js";
import { isUserMapping } from "../../../manifest/lookup/declared-fields.js";
import type { FieldName, ObjectName } from "../../../manifest/registered-names.js";
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
  getWriteObjects: () => HydratedIntegrationWriteObject[];
  getWriteObject: <TName extends string>(
    objectName: ObjectName<"write", TName>,
  ) => { object: HydratedIntegrationWriteObject | null };
  /**
   * The objects that can be subscribed to; undefined where the installation is of an older revision than the integration's newest
   * one, which alone tells them.
   */
  getSubscribeObjects: () => IntegrationSubscribeObject[] | undefined;
  /** `object` is null where the manifest does not declare the object for subscribing, and undefined where that is not known. */
  getSubscribeObject: <TName extends string>(
    objectName: ObjectName<"subscribe", TName>,
  ) => { object: IntegrationSubscribeObject | null | undefined };
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

/**
 * Makes the look-ups over a hydrated revision; before it is loaded they answer as for a manifest without objects. A hydrated
 * revision has no subscribe objects: they are `subscribeObjects`, as far as they are known.
 */
export function createManifestLookups(
  revision: HydratedRevision | undefined,
  findWrittenFields: FindWrittenFields,
  subscribeObjects: IntegrationSubscribeObject[] | undefined,
): Manifest {
  const readObjects = revision?.content.read?.objects ?? [];
  const writeObjects = revision?.content.write?.objects ?? [];
  const findFields = (
    name: string,
  ): { allFields: Record<string, FieldMetadata> | null; error: Error | null } => {
    const object = find(readObjects, name);
    if (object) {
      const { allFieldsMetadata: allFields = {}, error } = object;
      return { allFields, error: error === undefined ? null : new Error(`the fields of ${name}: ${error}`) };
    }
    const { fields, error } = (find(writeObjects, name) && findWrittenFields(name)) ?? unknownFields;
    return { allFields: fields ?? null, error };
  };

  return {
    getReadObjects: () => readObjects,
    getReadObject: (objectName) => {
      const object = find(readObjects, objectName);
      const required = object && (object.requiredFields ?? []);
      const optional = object && (object.optionalFields ?? []);
      return {
        object,
        getRequiredFields: (include) => required && pick(required, include),
        getOptionalFields: (include) => optional && pick(optional, include),
        getRequiredMapFields: () => required && required.filter(isUserMapping),
        getOptionalMapFields: () => optional && optional.filter(isUserMapping),
      };
    },
    getWriteObjects: () => writeObjects,
    getWriteObject: (name) => ({ object: find(writeObjects, name) }),
    getSubscribeObjects: () => subscribeObjects,
    getSubscribeObject: (name) => ({
      object: subscribeObjects && find(subscribeObjects, name),
    }),
    getCustomerFieldsForObject: (objectName) => {
      const known = findFields(objectName);
      return { ...known, getField: (field) => own(known.allFields, field) ?? null };
    },
  };
}

function find<TObject extends { objectName: string }>(objects: readonly TObject[], name: string) {
  return objects.find(({ objectName }) => objectName === name) ?? null;
}

function pick(fields: HydratedIntegrationField[], include: FieldInclude = "raw") {
  if (include === "raw") return fields;
  return fields.filter((field) => isUserMapping(field) === (include === "mappings"));
}

/** The subscribe objects of what is installed, which the integration tells of its newest revision alone. */
export function knownSubscribeObjects(
  integration: { latestRevision: Pick<Revision, "id" | "content"> } | undefined,
  installation: { config: Pick<Installation["config"], "revisionId"> } | undefined,
): IntegrationSubscribeObject[] | undefined {
  if (!integration) return none;
  const { id, content } = integration.latestRevision;
  if (installation && installation.config.revisionId !== id) return undefined;
  return content.subscribe?.objects ?? none;
}

/** One list for all: what is absent keeps its identity from render to render. */
const none: IntegrationSubscribeObject[] = [];
