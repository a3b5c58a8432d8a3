import { z } from "zod";
import { manifestLimits } from "../../facts/manifest-limits.js";

const { deliveryPageSize } = manifestLimits;

/** A field named by the provider, perhaps renamed (contract: IntegrationFieldExistent). */
export const integrationFieldExistentSchema = z
  .object({
    fieldName: z
      .string()
      .describe(
        "The field's name in the provider's API, in its letters. A field inside another one is written in bracket notation: $['parent']['child'].",
      ),
    mapToName: z
      .string()
      .optional()
      .describe("The name that your app uses for the field. It stands once in an object."),
    mapToDisplayName: z.string().optional().describe("The field's name for people."),
  })
  .describe("A field of the provider, read as it is or under a name of your own.");

/** A field that the customer maps (contract: IntegrationFieldMapping). */
export const integrationFieldMappingSchema = z
  .object({
    mapToName: z
      .string()
      .describe(
        "The name that your app uses. The customer chooses which field of theirs it stands for. It stands once in an object.",
      ),
    mapToDisplayName: z.string().optional().describe("The name that the customer sees."),
    default: z
      .string()
      .optional()
      .describe("The provider's field that is suggested to the customer; best one that every customer has."),
    prompt: z.string().optional().describe("The question that the customer is asked."),
  })
  .describe("A field that the customer chooses.");

/** A field of a read object: existent or mapping (contract: IntegrationField). */
export const integrationFieldSchema = z.union([
  integrationFieldExistentSchema,
  integrationFieldMappingSchema,
]);

/** How far back the first read goes (contract: Backfill). */
export const backfillSchema = z
  .object({
    defaultPeriod: z
      .object({
        days: z.int().min(0).optional().describe("How many days back the first read goes; by default none."),
        fullHistory: z
          .boolean()
          .optional()
          .describe("Whether the first read takes everything that there is; by default not."),
      })
      .describe("Either a number of days, or the full history."),
  })
  .describe("How far back the first read goes.");

/** How the records of a read object come (contract: Delivery). */
export const deliverySchema = z
  .object({
    mode: z
      .enum(["onRequest", "auto"])
      .optional()
      .describe(
        "`auto` sends records as they are read; `onRequest` sends a page when your app asks for one.",
      ),
    pageSize: z
      .int()
      .min(deliveryPageSize.min)
      .max(deliveryPageSize.max)
      .optional()
      .describe("How many records come at a time, with `mode: onRequest`."),
  })
  .describe("How the records come.");

/** One read object of a manifest (contract: IntegrationObject). */
export const integrationObjectSchema = z.object({
  objectName: z
    .string()
    .describe("The object's name in the provider's API, in its letters: `contact`, `contacts`, `repos`."),
  destination: z.string().describe("The destination, as your dashboard names it, that records are sent to."),
  schedule: z
    .string()
    .optional()
    .describe(
      "When the object is read: minute, hour, day of the month, month, day of the week (cron, in UTC), at least ten minutes apart. `*/30 * * * *` is every half hour. Without one, it is only read on request or by subscribing.",
    ),
  mapToName: z.string().optional().describe("The name that your app uses for the object."),
  mapToDisplayName: z.string().optional().describe("The object's name for people."),
  requiredFields: z
    .array(integrationFieldSchema)
    .optional()
    .describe("Fields that are read for every customer."),
  optionalFields: z.array(integrationFieldSchema).optional().describe("Fields that the customer may choose."),
  optionalFieldsAuto: z
    .literal("all")
    .optional()
    .describe("`all` lets the customer choose from all fields that their instance has."),
  backfill: backfillSchema.optional(),
  delivery: deliverySchema.optional(),
  enabled: z
    .literal("always")
    .optional()
    .describe("`always` reads the object for every customer who connects, without asking which fields."),
});

export type IntegrationFieldExistent = z.infer<typeof integrationFieldExistentSchema>;

/**
 * A field that the customer maps to one of the provider.
 *
 * @example
 * const mapping: IntegrationFieldMapping = { mapToName: "stage", prompt: "Which field holds the stage?" };
 */
export type IntegrationFieldMapping = z.infer<typeof integrationFieldMappingSchema>;
export type IntegrationField = z.infer<typeof integrationFieldSchema>;
export type Backfill = z.infer<typeof backfillSchema>;
export type IntegrationObject = z.infer<typeof integrationObjectSchema>;
