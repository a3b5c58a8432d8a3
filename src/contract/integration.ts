import { z } from "zod";
import { manifestLimits } from "../facts/limits.js";

const { deliveryPageSize } = manifestLimits;

/** A field named by the provider, perhaps renamed (contract: IntegrationFieldExistent). */
export const integrationFieldExistentSchema = z.object({
  fieldName: z.string(),
  mapToName: z.string().optional(),
  mapToDisplayName: z.string().optional(),
});

/** A field that the customer maps (contract: IntegrationFieldMapping). */
export const integrationFieldMappingSchema = z.object({
  mapToName: z.string(),
  mapToDisplayName: z.string().optional(),
  default: z.string().optional(),
  prompt: z.string().optional(),
});

/** A field of a read object: existent or mapping (contract: IntegrationField). */
export const integrationFieldSchema = z.union([
  integrationFieldExistentSchema,
  integrationFieldMappingSchema,
]);

/** How far back the first read goes (contract: Backfill). */
export const backfillSchema = z.object({
  defaultPeriod: z.object({ days: z.int().min(0).optional(), fullHistory: z.boolean().optional() }),
});

/** One read object of a manifest (contract: IntegrationObject). */
export const integrationObjectSchema = z.object({
  objectName: z.string(),
  destination: z.string(),
  /** Five-part cron; optional here: objects read only on request or by subscribe do without. */
  schedule: z.string().optional(),
  mapToName: z.string().optional(),
  mapToDisplayName: z.string().optional(),
  requiredFields: z.array(integrationFieldSchema).optional(),
  optionalFields: z.array(integrationFieldSchema).optional(),
  optionalFieldsAuto: z.literal("all").optional(),
  backfill: backfillSchema.optional(),
  delivery: z
    .object({
      mode: z.enum(["onRequest", "auto"]).optional(),
      pageSize: z.int().min(deliveryPageSize.min).max(deliveryPageSize.max).optional(),
    })
    .optional(),
  enabled: z.literal("always").optional(),
});

/** A field, always of text, that installing creates in the customer's SaaS (write guide of 2023, "Write to custom fields"). */
export const customFieldSchema = z.object({
  fieldName: z.string(),
  displayName: z.string(),
  prompt: z.string().optional(),
});

/**
 * One write object of a manifest (contract: IntegrationWriteObject). From `mode` on, the keys are those of the 2023 form (seed
 * 002); there an object may stand several times, with an endpoint for each mode.
 */
export const integrationWriteObjectSchema = z.object({
  objectName: z.string(),
  inheritMapping: z.boolean().optional(),
  valueDefaults: z.object({ allowAnyFields: z.boolean().optional() }).optional(),
  mode: z.enum(["insert", "update"]).optional(),
  /** The last part of the URL that takes the object's writes; unique in the project. */
  endpoint: z.string().optional(),
  /** Cron, or `every <n> minutes|hours|days`; writes without one go out at once. */
  schedule: z.string().optional(),
  /** Whether installing creates the object too. */
  customObject: z.boolean().optional(),
  displayName: z.string().optional(),
  prompt: z.string().optional(),
  customFields: z.array(customFieldSchema).optional(),
});

const eventSchema = z.object({ enabled: z.literal("always").optional() });

/** One subscribe object of a manifest (contract: IntegrationSubscribeObject). */
export const integrationSubscribeObjectSchema = z.object({
  objectName: z.string(),
  destination: z.string(),
  inheritFieldsAndMapping: z.boolean().optional(),
  createEvent: eventSchema.optional(),
  updateEvent: eventSchema
    .extend({
      watchFieldsAuto: z.enum(["all", "selected"]).optional(),
      requiredWatchFields: z.array(z.string()).optional(),
    })
    .optional(),
  deleteEvent: eventSchema.optional(),
  associationChangeEvent: eventSchema.extend({ includeFullRecords: z.boolean().optional() }).optional(),
  otherEvents: z.array(z.string()).optional(),
});

/** Whether an integration proxies API calls (contract: IntegrationProxy). */
export const integrationProxySchema = z.object({
  enabled: z.boolean().optional(),
  useModule: z.boolean().optional(),
});

/** One integration as an `amp.yaml` declares it (contract: Integration-2, the content of a revision). */
export const integrationContentSchema = z.object({
  name: z.string(),
  provider: z.string(),
  displayName: z.string().optional(),
  module: z.string().optional(),
  read: z.object({ objects: z.array(integrationObjectSchema).optional() }).optional(),
  write: z.object({ objects: z.array(integrationWriteObjectSchema).optional() }).optional(),
  subscribe: z.object({ objects: z.array(integrationSubscribeObjectSchema).optional() }).optional(),
  proxy: integrationProxySchema.optional(),
});

/** A deployed version of an integration (contract: Revision). Times are RFC 3339. */
export const revisionSchema = z.object({
  id: z.string(),
  specVersion: z.string(),
  createTime: z.iso.datetime({ offset: true }),
  content: integrationContentSchema,
});

/** An integration with its newest revision (contract: Integration). */
export const integrationSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  name: z.string(),
  provider: z.string(),
  createTime: z.iso.datetime({ offset: true }),
  updateTime: z.iso.datetime({ offset: true }).optional(),
  latestRevision: revisionSchema,
});

export type IntegrationFieldExistent = z.infer<typeof integrationFieldExistentSchema>;
export type IntegrationFieldMapping = z.infer<typeof integrationFieldMappingSchema>;
export type IntegrationField = z.infer<typeof integrationFieldSchema>;
export type Backfill = z.infer<typeof backfillSchema>;
export type IntegrationObject = z.infer<typeof integrationObjectSchema>;
export type CustomField = z.infer<typeof customFieldSchema>;
export type IntegrationWriteObject = z.infer<typeof integrationWriteObjectSchema>;
export type IntegrationSubscribeObject = z.infer<typeof integrationSubscribeObjectSchema>;
export type IntegrationContent = z.infer<typeof integrationContentSchema>;
export type Revision = z.infer<typeof revisionSchema>;
export type Integration = z.infer<typeof integrationSchema>;
