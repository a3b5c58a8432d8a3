import { z } from "zod";
import { fieldMetadataSchema } from "./field-metadata.js";

/** An object of the customer's SaaS instance with its fields (contract: ObjectMetadata). */
export const objectMetadataSchema = z.object({
  name: z.string(),
  displayName: z.string().optional(),
  mappedObjectName: z.string().optional(),
  fields: z.record(z.string(), fieldMetadataSchema),
});

/** A custom field to create or change (contract: FieldDefinition). */
export const fieldDefinitionSchema = z.object({
  fieldName: z.string(),
  displayName: z.string(),
  description: z.string().optional(),
  valueType: z.enum([
    "string",
    "boolean",
    "date",
    "datetime",
    "singleSelect",
    "multiSelect",
    "int",
    "float",
    "reference",
  ]),
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  indexed: z.boolean().optional(),
  stringOptions: z
    .object({
      length: z.int().optional(),
      pattern: z.string().optional(),
      values: z.array(z.string()).optional(),
      valuesRestricted: z.boolean().optional(),
      defaultValue: z.string().optional(),
    })
    .optional(),
  numericOptions: z
    .object({
      precision: z.int().optional(),
      scale: z.int().optional(),
      min: z.number().optional(),
      max: z.number().optional(),
      defaultValue: z.number().optional(),
    })
    .optional(),
  association: z
    .object({
      associationType: z.string(),
      targetObject: z.string(),
      targetField: z.string().optional(),
      cardinality: z.string().optional(),
      onDelete: z.string().optional(),
      required: z.boolean().optional(),
      reverseLookupFieldName: z.string().optional(),
      labels: z.object({ singular: z.string().optional(), plural: z.string().optional() }).optional(),
    })
    .optional(),
});

/** Body of `PUT …/object-metadata` (contract: UpsertMetadataRequest); object name → its fields. */
export const upsertMetadataRequestSchema = z.object({
  groupRef: z.string(),
  fields: z.record(z.string(), z.array(fieldDefinitionSchema)),
});

/** What became of each field, by object and field name (contract: UpsertMetadataResponse). */
export const upsertMetadataResponseSchema = z.object({
  success: z.boolean(),
  fields: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        fieldName: z.string(),
        action: z.enum(["create", "update", "none"]),
        metadata: z.record(z.string(), z.unknown()).optional(),
        warnings: z.array(z.string()).optional(),
      }),
    ),
  ),
});

export type ObjectMetadata = z.infer<typeof objectMetadataSchema>;
export type FieldDefinition = z.infer<typeof fieldDefinitionSchema>;
export type UpsertMetadataRequest = z.infer<typeof upsertMetadataRequestSchema>;
export type UpsertMetadataResponse = z.infer<typeof upsertMetadataResponseSchema>;
