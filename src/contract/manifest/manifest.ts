import { z } from "zod";
import { integrationObjectSchema } from "./read-action.js";
import { integrationSubscribeObjectSchema } from "./subscribe-action.js";
import { watchSchemaSchema } from "./watch-schema.js";
import { integrationWriteObjectSchema } from "./write-action.js";

/** Whether an integration proxies API calls (contract: IntegrationProxy). */
export const integrationProxySchema = z.object({
  enabled: z
    .boolean()
    .optional()
    .describe("Whether the provider's API may be called through Ampersand; by default it may not."),
  useModule: z
    .boolean()
    .optional()
    .describe("Whether calls go to the address of the module instead of the provider's; by default not."),
});

/** One integration as an `amp.yaml` declares it (contract: Integration-2, the content of a revision). */
export const integrationContentSchema = z.object({
  name: z
    .string()
    .describe(
      "The integration's name, unique in the file: lower-case letters, digits, hyphens and underscores, at most 64.",
    ),
  provider: z
    .string()
    .describe("The provider, as the catalogue writes it: `salesforce`, `hubspot`, `intercom`, `github` …"),
  displayName: z.string().optional().describe("The integration's name for people, at most 100 characters."),
  module: z.string().optional().describe("A module of the provider, where it has several: `crm`."),
  read: z
    .object({ objects: z.array(integrationObjectSchema).optional() })
    .optional()
    .describe("What is read from the customer's SaaS."),
  write: z
    .object({ objects: z.array(integrationWriteObjectSchema).optional() })
    .optional()
    .describe("What may be written to the customer's SaaS."),
  subscribe: z
    .object({ objects: z.array(integrationSubscribeObjectSchema).optional() })
    .optional()
    .describe("Which changes in the customer's SaaS are told at once. It needs `read` beside it."),
  proxy: integrationProxySchema.optional().describe("Calls of the provider's API through Ampersand."),
  watchSchema: watchSchemaSchema.optional().describe("Which changes of the provider's fields are told."),
});

/** A whole `amp.yaml` as it is read (manifest reference, "Top-level structure"), whichever form it was written in. */
export const manifestSchema = z.object({
  specVersion: z.literal("1.0.0").describe("The version of this form. There is one: `1.0.0`."),
  integrations: z.array(integrationContentSchema).min(1).describe("The integrations of the project."),
});

/**
 * One integration of a manifest, as the service keeps it.
 *
 * @example
 * const integration: IntegrationContent = { name: "write-to-salesforce", provider: "salesforce", write: { objects: [{ objectName: "contact" }] } };
 */
export type IntegrationContent = z.infer<typeof integrationContentSchema>;
export type Manifest = z.infer<typeof manifestSchema>;
