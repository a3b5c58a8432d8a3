import { z } from "zod";

/** The team or organisation that installs (contract: Group). */
export const groupSchema = z.object({
  groupRef: z.string(),
  groupName: z.string(),
  projectId: z.string(),
  createTime: z.iso.datetime({ offset: true }),
  updateTime: z.iso.datetime({ offset: true }).optional(),
});

/** The person who connects (contract: Consumer). */
export const consumerSchema = z.object({
  consumerRef: z.string(),
  consumerName: z.string(),
  projectId: z.string(),
  createTime: z.iso.datetime({ offset: true }),
  updateTime: z.iso.datetime({ offset: true }).optional(),
});

/** What is known of the provider's side of a connection, by name (contract: ProviderMetadata). */
export const providerMetadataSchema = z.record(
  z.string(),
  z.object({
    value: z.string(),
    source: z.enum(["input", "token", "provider"]),
    displayName: z.string().optional(),
  }),
);

/** A customer's connection to a provider (contract: Connection); credentials are left out on purpose. */
export const connectionSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  provider: z.string(),
  group: groupSchema,
  consumer: consumerSchema,
  providerWorkspaceRef: z.string().optional(),
  providerConsumerRef: z.string().optional(),
  createTime: z.iso.datetime({ offset: true }),
  updateTime: z.iso.datetime({ offset: true }).optional(),
  authScheme: z.enum([
    "none",
    "apiKey",
    "basic",
    "oauth2/authorizationCode",
    "oauth2/authorizationCodePKCE",
    "oauth2/clientCredentials",
    "oauth2/password",
  ]),
  status: z.enum(["created", "working", "bad_credentials"]),
  providerMetadata: providerMetadataSchema.optional(),
});

export type Group = z.infer<typeof groupSchema>;
export type Consumer = z.infer<typeof consumerSchema>;
export type ProviderMetadata = z.infer<typeof providerMetadataSchema>;
export type Connection = z.infer<typeof connectionSchema>;
