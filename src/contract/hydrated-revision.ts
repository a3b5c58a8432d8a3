import { z } from "zod";
import { fieldMetadataSchema } from "./field-metadata.js";
import { integrationProxySchema } from "./manifest/manifest.js";
import {
  backfillSchema,
  integrationFieldExistentSchema,
  integrationFieldMappingSchema,
} from "./manifest/read-action.js";
import { integrationWriteObjectSchema } from "./manifest/write-action.js";

/** A field of a read object with its display name, or a mapping (contract: HydratedIntegrationField). */
export const hydratedIntegrationFieldSchema = z.union([
  integrationFieldExistentSchema.extend({ displayName: z.string() }),
  integrationFieldMappingSchema,
]);

/** A read object with the customer's fields (contract: HydratedIntegrationObject). */
export const hydratedIntegrationObjectSchema = z.object({
  error: z.string().optional(),
  objectName: z.string(),
  displayName: z.string(),
  mapToName: z.string().optional(),
  mapToDisplayName: z.string().optional(),
  destination: z.string(),
  schedule: z.string(),
  requiredFields: z.array(hydratedIntegrationFieldSchema).optional(),
  optionalFields: z.array(hydratedIntegrationFieldSchema).optional(),
  optionalFieldsAuto: z.literal("all").optional(),
  allFieldsMetadata: z.record(z.string(), fieldMetadataSchema).optional(),
  allFields: z.array(hydratedIntegrationFieldSchema).optional(),
  backfill: backfillSchema.optional(),
});

/** A write object with its display name (contract: HydratedIntegrationWriteObject). */
export const hydratedIntegrationWriteObjectSchema = integrationWriteObjectSchema
  .pick({ objectName: true, valueDefaults: true })
  .extend({ displayName: z.string() });

/** A revision filled in with the customer's own field metadata (contract: HydratedRevision). */
export const hydratedRevisionSchema = z.object({
  id: z.string(),
  specVersion: z.string(),
  createTime: z.iso.datetime({ offset: true }),
  content: z.object({
    name: z.string(),
    displayName: z.string().optional(),
    module: z.string().optional(),
    provider: z.string(),
    read: z.object({ objects: z.array(hydratedIntegrationObjectSchema).optional() }).optional(),
    write: z.object({ objects: z.array(hydratedIntegrationWriteObjectSchema).optional() }).optional(),
    proxy: integrationProxySchema.optional(),
  }),
});

/**
 * A field of a read object: one of the provider, or one that is mapped.
 *
 * @example
 * const isMapped = (field: HydratedIntegrationField) => "mapToName" in field;
 */
export type HydratedIntegrationField = z.infer<typeof hydratedIntegrationFieldSchema>;

/**
 * A read object of the manifest, with the customer's own fields.
 *
 * @example
 * const name = (object: HydratedIntegrationObject) => object.displayName ?? object.objectName;
 */
export type HydratedIntegrationObject = z.infer<typeof hydratedIntegrationObjectSchema>;

/**
 * A write object of the manifest.
 *
 * @example
 * const name = (object: HydratedIntegrationWriteObject) => object.displayName ?? object.objectName;
 */
export type HydratedIntegrationWriteObject = z.infer<typeof hydratedIntegrationWriteObjectSchema>;
export type HydratedRevision = z.infer<typeof hydratedRevisionSchema>;
