import { z } from "zod";

/** A field, always of text, that installing creates in the customer's SaaS (write guide of 2023, "Write to custom fields"). */
export const customFieldSchema = z.object({
  fieldName: z.string(),
  displayName: z.string(),
  prompt: z.string().optional(),
});

/**
 * One write object of a manifest (contract: IntegrationWriteObject). From `mode` on, the keys are those of the form of 2023; there
 * an object may stand several times, with an endpoint for each mode.
 */
export const integrationWriteObjectSchema = z.object({
  objectName: z
    .string()
    .describe("The object's name in the provider's API, in its letters: `contact`, `contacts`, `repos`."),
  inheritMapping: z
    .boolean()
    .optional()
    .describe(
      "Whether writes use the mapped names of the read object with the same name; by default they do not.",
    ),
  valueDefaults: z
    .object({
      allowAnyFields: z
        .boolean()
        .optional()
        .describe("Whether customers may set a default value for any field."),
    })
    .optional()
    .describe("Which fields may get default values."),
  mode: z.enum(["insert", "update"]).optional(),
  /** The last part of the URL that takes the object's writes; unique in the project. */
  endpoint: z.string().optional(),
  /** Cron, or `every <n> minutes|hours|days`; writes without one go out at once. */
  schedule: z.string().optional(),
  /** Whether installing creates the object, too. */
  customObject: z.boolean().optional(),
  displayName: z.string().optional(),
  prompt: z.string().optional(),
  customFields: z.array(customFieldSchema).optional(),
});

export type CustomField = z.infer<typeof customFieldSchema>;
export type IntegrationWriteObject = z.infer<typeof integrationWriteObjectSchema>;
