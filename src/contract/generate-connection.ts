import { z } from "zod";
import { providerMetadataSchema } from "./connection.js";

const timeSchema = z.iso.datetime({ offset: true }).optional();
const secretSchema = z.object({ token: z.string(), expiresAt: timeSchema, issuedAt: timeSchema });
const scopesSchema = z.array(z.string()).optional();

/** What a connection is made from (contract: ConnectionRequest). */
export const connectionRequestSchema = z.object({
  groupRef: z.string().optional(),
  groupName: z.string().optional(),
  consumerRef: z.string().optional(),
  consumerName: z.string().optional(),
  provider: z.string().optional(),
  providerWorkspaceRef: z.string().optional(),
  providerMetadata: providerMetadataSchema.optional(),
  apiKey: z.string().optional(),
  customAuth: z.record(z.string(), z.unknown()).optional(),
  basicAuth: z.object({ username: z.string(), password: z.string() }).optional(),
  oauth2ClientCredentials: z
    .object({ clientId: z.string(), clientSecret: z.string(), scopes: scopesSchema })
    .optional(),
  oauth2PasswordCredentials: z
    .object({
      username: z.string(),
      password: z.string(),
      clientId: z.string(),
      clientSecret: z.string(),
      scopes: scopesSchema,
    })
    .optional(),
  oauth2AuthorizationCode: z
    .object({
      accessToken: secretSchema.optional(),
      refreshToken: secretSchema.optional(),
      scopes: scopesSchema,
    })
    .optional(),
});

/** Body of `POST …/connections:generate` (contract: GenerateConnectionRequest). */
export const generateConnectionRequestSchema = connectionRequestSchema.required({
  groupRef: true,
  consumerRef: true,
  provider: true,
});

export type ConnectionRequest = z.infer<typeof connectionRequestSchema>;
export type GenerateConnectionRequest = z.infer<typeof generateConnectionRequestSchema>;
