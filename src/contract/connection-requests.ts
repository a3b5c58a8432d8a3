import { z } from "zod";
import { type Connection, providerMetadataSchema } from "./connection.js";

const whoConnects = {
  groupName: z.string().optional(),
  consumerName: z.string().optional(),
  providerMetadata: providerMetadataSchema.optional(),
  providerAppId: z.string().optional(),
};

/** Body of `POST /oauth-connect` (contract: oauthConnect). */
export const oauthConnectRequestSchema = z.object({
  projectIdOrName: z.string(),
  provider: z.string(),
  groupRef: z.string(),
  consumerRef: z.string(),
  providerWorkspaceRef: z.string().optional(),
  enableCSRFProtection: z.boolean().optional(),
  ...whoConnects,
});

/** Body of `POST /custom-auth/connect` (contract: CustomAuthConnectRequest): the inputs first, then the session that they started. */
export const customAuthConnectRequestSchema = z.object({
  projectIdOrName: z.string(),
  provider: z.string().optional(),
  groupRef: z.string().optional(),
  consumerRef: z.string().optional(),
  customAuth: z.record(z.string(), z.unknown()).optional(),
  sessionId: z.string().optional(),
  callbackParams: z.record(z.string(), z.string()).optional(),
  ...whoConnects,
});

/** What an update of a connection may name (contract: UpdateConnectionRequest). */
export const connectionMaskSchema = z.enum([
  "providerWorkspaceRef",
  "providerMetadata",
  "apiKey",
  "basicAuth",
  "oauth2ClientCredentials",
  "oauth2PasswordCredentials",
]);

/** Body of `PATCH …/connections/{connectionId}` (contract: UpdateConnectionRequest). `connection` is checked apart, where the mask names it. */
export const updateConnectionRequestSchema = z.object({
  updateMask: z.array(connectionMaskSchema).min(1),
  connection: z.record(z.string(), z.unknown()),
});

/** The app by which a project is known to a provider (contract: ProviderApp). */
export interface ProviderApp {
  id: string;
  projectId: string;
  provider: string;
  clientId: string;
  scopes?: string[];
  metadata?: {
    authQueryParams?: Record<string, string[]>;
    /** What the provider needs of the app, by name: `packageInstallURL` of Salesforce for one. */
    providerParams?: Record<string, string>;
  };
  createTime: string;
}

/** Answer of `POST /custom-auth/connect` (contract: CustomAuthConnectResponse). */
export type CustomAuthConnectResponse =
  { redirect: { url: string; sessionId: string } } | { connection: Connection };

export type OauthConnectRequest = z.infer<typeof oauthConnectRequestSchema>;
export type CustomAuthConnectRequest = z.infer<typeof customAuthConnectRequestSchema>;
export type UpdateConnectionRequest = z.infer<typeof updateConnectionRequestSchema>;
export type ConnectionMask = z.infer<typeof connectionMaskSchema>;
