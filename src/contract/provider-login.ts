import { z } from "zod";

/** How a login by OAuth 2 goes (contract: Oauth2Opts); what only the service's own requests need is left out. */
export const oauth2OptsSchema = z.object({
  grantType: z.enum(["authorizationCode", "authorizationCodePKCE", "clientCredentials", "password"]),
  authURL: z.string().optional(),
  tokenURL: z.string(),
  explicitScopesRequired: z.boolean(),
  explicitWorkspaceRequired: z.boolean(),
  tokenMetadataFields: z.object({
    workspaceRefField: z.string().optional(),
    consumerRefField: z.string().optional(),
    scopesField: z.string().optional(),
    otherFields: z
      .array(
        z.object({
          name: z.string(),
          displayName: z.string(),
          path: z.string(),
          capture: z.string().optional(),
        }),
      )
      .optional(),
  }),
  docsURL: z.string().optional(),
});

/** How an API key is sent (contract: ApiKeyOpts). */
export const apiKeyOptsSchema = z.object({
  attachmentType: z.enum(["query", "header"]),
  query: z.object({ name: z.string() }).optional(),
  header: z.object({ name: z.string(), valuePrefix: z.string().optional() }).optional(),
  docsURL: z.string().optional(),
});

/** How a login by user name and password goes (contract: BasicAuthOpts). */
export const basicAuthOptsSchema = z.object({
  apiKeyAsBasic: z.boolean().optional(),
  apiKeyAsBasicOpts: z
    .object({ fieldUsed: z.enum(["username", "password"]).optional(), keyFormat: z.string().optional() })
    .optional(),
  docsURL: z.string().optional(),
});

/** One thing that a login of the provider's own kind asks for (contract: CustomAuthInput). */
export const customAuthInputSchema = z.object({
  name: z.string(),
  displayName: z.string(),
  prompt: z.string().optional(),
  docsURL: z.string().optional(),
  fieldType: z.enum(["fieldTypeText", "fieldTypePassword", "fieldTypeSelect"]).optional(),
  options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
});

/** How a login of the provider's own kind goes (contract: CustomAuthOpts); what only the service's own requests need is left out. */
export const customAuthOptsSchema = z.object({
  inputs: z.array(customAuthInputSchema).optional(),
  multiStep: z.boolean().optional(),
});

/** One thing that a connection needs besides credentials, such as a workspace (contract: MetadataItemInput). */
export const metadataItemInputSchema = z.object({
  name: z.string(),
  displayName: z.string().optional(),
  prompt: z.string().optional(),
  defaultValue: z.string().optional(),
  docsURL: z.string().optional(),
  moduleDependencies: z.record(z.string(), z.object({})).optional(),
});

export type MetadataItemInput = z.infer<typeof metadataItemInputSchema>;
