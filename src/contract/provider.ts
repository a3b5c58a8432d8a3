import { z } from "zod";
import {
  apiKeyOptsSchema,
  basicAuthOptsSchema,
  customAuthOptsSchema,
  metadataItemInputSchema,
  oauth2OptsSchema,
} from "./provider-login.js";

/** Whether batches of one kind can be written, and how many records at most (contract: BatchWriteSupportConfig). */
export const batchWriteSupportConfigSchema = z.object({
  supported: z.boolean(),
  defaultRecordLimit: z.int().optional(),
  objectRecordLimits: z.record(z.string(), z.int()).optional(),
});

/** What the platform can do with a provider (contract: Support). */
export const providerSupportSchema = z.object({
  read: z.boolean(),
  write: z.boolean(),
  delete: z.boolean(),
  subscribe: z.boolean(),
  proxy: z.boolean(),
  bulkWrite: z.object({
    insert: z.boolean(),
    update: z.boolean(),
    upsert: z.boolean(),
    delete: z.boolean(),
  }),
  batchWrite: z
    .object({
      create: batchWriteSupportConfigSchema,
      update: batchWriteSupportConfigSchema,
      upsert: batchWriteSupportConfigSchema,
      delete: batchWriteSupportConfigSchema,
    })
    .optional(),
  search: z.object({ operators: z.object({ equals: z.boolean() }) }),
});

/** A SaaS provider of the platform's catalogue, and how a customer connects to it (contract: ProviderInfo). */
export const providerInfoSchema = z.object({
  name: z.string(),
  displayName: z.string().optional(),
  authType: z.enum(["oauth2", "apiKey", "basic", "jwt", "custom", "none"]),
  baseURL: z.string(),
  defaultModule: z.string(),
  oauth2Opts: oauth2OptsSchema.optional(),
  apiKeyOpts: apiKeyOptsSchema.optional(),
  basicOpts: basicAuthOptsSchema.optional(),
  customOpts: customAuthOptsSchema.optional(),
  metadata: z.object({ input: z.array(metadataItemInputSchema).optional() }).optional(),
  support: providerSupportSchema,
});

export type ProviderSupport = z.infer<typeof providerSupportSchema>;

/**
 * What the catalogue holds of a provider: how a customer connects to it, and what it supports.
 *
 * @example
 * const title = ({ displayName, name }: ProviderInfo) => displayName ?? name;
 */
export type ProviderInfo = z.infer<typeof providerInfoSchema>;
