import type {
  FieldSetting,
  IntegrationField,
  ReadConfigObject,
  ValueDefault,
} from "../../src/contract/index.js";
import type { ShapeInput } from "../../src/engine/shaping/shape.js";

/** The parts of a shaping that a test is about; the object is `lead`, the mappings are inherited if there are any. */
export interface LeadShapeParts {
  type?: ShapeInput["type"];
  settings?: Record<string, FieldSetting>;
  /** `selectedValueDefaults`. */
  older?: Record<string, ValueDefault>;
  /** The read config of the object. */
  read?: Omit<ReadConfigObject, "objectName">;
  /** What the manifest reads of the object. */
  fields?: IntegrationField[];
  /** @default whether there are `read` or `fields` */
  inheritMapping?: boolean;
  removeUnmappedFields?: boolean;
}

/** Puts the parts together; a create unless told otherwise. */
export function leadShapeInput({
  type = "create",
  settings,
  older,
  read,
  fields,
  ...rest
}: LeadShapeParts): ShapeInput {
  const { inheritMapping = Boolean(read ?? fields), removeUnmappedFields } = rest;
  return {
    objectName: "lead",
    type,
    removeUnmappedFields,
    config: {
      provider: "hubspot",
      write: {
        objects: {
          lead: {
            objectName: "lead",
            ...(settings && { selectedFieldSettings: settings }),
            ...(older && { selectedValueDefaults: older }),
          },
        },
      },
      ...(read && { read: { objects: { lead: { objectName: "lead", ...read } } } }),
    },
    integration: {
      name: "write-to-hubspot",
      provider: "hubspot",
      write: { objects: [{ objectName: "lead", inheritMapping }] },
      ...(fields && {
        read: { objects: [{ objectName: "lead", destination: "hook", requiredFields: fields }] },
      }),
    },
  };
}
