import { z } from "zod";

/** What is known of one field of the customer's SaaS instance (contract: FieldMetadata). */
export const fieldMetadataSchema = z.object({
  fieldName: z.string(),
  displayName: z.string(),
  valueType: z
    .enum([
      "string",
      "boolean",
      "singleSelect",
      "multiSelect",
      "date",
      "datetime",
      "int",
      "float",
      "reference",
      "other",
    ])
    .optional(),
  providerType: z.string().optional(),
  readOnly: z.boolean().optional(),
  isCustom: z.boolean().optional(),
  isRequired: z.boolean().optional(),
  referenceTo: z.array(z.string()).optional(),
  values: z.array(z.object({ value: z.string(), displayValue: z.string() })).optional(),
});

/**
 * What is known of a field of the customer's SaaS instance.
 *
 * @example
 * const label = ({ displayName, fieldName }: FieldMetadata) => displayName || fieldName;
 */
export type FieldMetadata = z.infer<typeof fieldMetadataSchema>;
