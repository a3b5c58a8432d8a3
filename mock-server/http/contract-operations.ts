/** An operation of the contract: its id, its method, and its path below the base URL with names in braces. */
export type ContractOperation = readonly [id: string, method: string, path: string];

/**
 * The operations that the backend serves (contract: api.json, write.json). The last one belongs to the write
 * host.
 */
export const modelledOperations = [
  ["listProjects", "GET", "/projects"],
  ["getProject", "GET", "/projects/{projectIdOrName}"],
  ["listIntegrations", "GET", "/projects/{projectIdOrName}/integrations"],
  ["getIntegration", "GET", "/projects/{projectIdOrName}/integrations/{integrationIdOrName}"],
  [
    "getHydratedRevision",
    "GET",
    "/projects/{projectIdOrName}/integrations/{integrationId}/revisions/{revisionId}:hydrate",
  ],
  ["listInstallations", "GET", "/projects/{projectIdOrName}/integrations/{integrationId}/installations"],
  ["createInstallation", "POST", "/projects/{projectIdOrName}/integrations/{integrationId}/installations"],
  [
    "getInstallation",
    "GET",
    "/projects/{projectIdOrName}/integrations/{integrationId}/installations/{installationId}",
  ],
  [
    "deleteInstallation",
    "DELETE",
    "/projects/{projectIdOrName}/integrations/{integrationId}/installations/{installationId}",
  ],
  [
    "updateInstallation",
    "PATCH",
    "/projects/{projectIdOrName}/integrations/{integrationId}/installations/{installationId}",
  ],
  [
    "patchObjectConfigContent",
    "PATCH",
    "/projects/{projectIdOrName}/integrations/{integrationId}/objects/{objectName}/config-content",
  ],
  [
    "getObjectMetadataForInstallation",
    "GET",
    "/projects/{projectIdOrName}/integrations/{integrationId}/objects/{objectName}/metadata",
  ],
  ["listInstallationsForProject", "GET", "/projects/{projectIdOrName}/installations"],
  [
    "getObjectMetadataForConnection",
    "GET",
    "/projects/{projectIdOrName}/providers/{provider}/objects/{objectName}/metadata",
  ],
  [
    "upsertMetadataForInstallation",
    "PUT",
    "/projects/{projectIdOrName}/integrations/{integrationId}/object-metadata",
  ],
  ["upsertMetadataForConnection", "PUT", "/projects/{projectIdOrName}/providers/{provider}/object-metadata"],
  [
    "listOperations",
    "GET",
    "/projects/{projectIdOrName}/integrations/{integrationId}/installations/{installationId}/operations",
  ],
  ["getOperation", "GET", "/projects/{projectIdOrName}/operations/{operationId}"],
  ["listOperationLogs", "GET", "/projects/{projectIdOrName}/operations/{operationId}/logs"],
  ["listProviders", "GET", "/providers"],
  ["getProvider", "GET", "/providers/{provider}"],
  ["listConnections", "GET", "/projects/{projectIdOrName}/connections"],
  ["generateConnection", "POST", "/projects/{projectIdOrName}/connections:generate"],
  ["oauthConnect", "POST", "/oauth-connect"],
  ["customAuthConnect", "POST", "/custom-auth/connect"],
  ["oauthUpdate", "PATCH", "/projects/{projectIdOrName}/connections/{connectionId}:oauth-update"],
  ["updateConnection", "PATCH", "/projects/{projectIdOrName}/connections/{connectionId}"],
  ["listProviderApps", "GET", "/projects/{projectIdOrName}/provider-apps"],
  ["getConnection", "GET", "/projects/{projectIdOrName}/connections/{connectionId}"],
  ["deleteConnection", "DELETE", "/projects/{projectIdOrName}/connections/{connectionId}"],
  ["writeRecords", "POST", "/projects/{projectIdOrName}/integrations/{integrationId}/objects/{objectName}"],
] as const satisfies readonly ContractOperation[];

/** The contract's id of an operation that the backend serves. */
export type OperationId = (typeof modelledOperations)[number][0];

/** The names in the path of an operation. */
export type PathName<TId extends OperationId> = NameIn<
  Extract<(typeof modelledOperations)[number], readonly [TId, string, string]>[2]
>;

type NameIn<TTemplate extends string> = TTemplate extends `${string}{${infer TName}}${infer TRest}`
  ? TName | NameIn<TRest>
  : never;

/** The operations of the contract that the backend does not serve. */
export const unmodelledOperations: readonly ContractOperation[] = [
  ["createProject", "POST", "/projects"],
  ["updateProject", "PATCH", "/projects/{projectIdOrName}"],
  ["createProviderApp", "POST", "/projects/{projectIdOrName}/provider-apps"],
  ["deleteProviderApp", "DELETE", "/projects/{projectIdOrName}/provider-apps/{providerAppId}"],
  ["updateProviderApp", "PATCH", "/projects/{projectIdOrName}/provider-apps/{providerAppId}"],
  ["createIntegration", "POST", "/projects/{projectIdOrName}/integrations"],
  ["deleteIntegration", "DELETE", "/projects/{projectIdOrName}/integrations/{integrationIdOrName}"],
  ["batchUpsertIntegrations", "PUT", "/projects/{projectIdOrName}/integrations:batch"],
  ["createRevision", "POST", "/projects/{projectIdOrName}/integrations/{integrationId}/revisions"],
  [
    "getBackfillProgress",
    "GET",
    "/projects/{projectIdOrName}/integrations/{integrationId}/installations/{installationId}/objects/{objectName}/backfill-progress",
  ],
  ["listApiKeys", "GET", "/projects/{projectIdOrName}/api-keys"],
  ["createApiKey", "POST", "/projects/{projectIdOrName}/api-keys"],
  ["getApiKey", "GET", "/projects/{projectIdOrName}/api-keys/{apiKey}"],
  ["deleteApiKey", "DELETE", "/projects/{projectIdOrName}/api-keys/{apiKey}"],
  ["updateApiKey", "PATCH", "/projects/{projectIdOrName}/api-keys/{apiKey}"],
  ["createDestination", "POST", "/projects/{projectIdOrName}/destinations"],
  ["listDestinations", "GET", "/projects/{projectIdOrName}/destinations"],
  ["getDestination", "GET", "/projects/{projectIdOrName}/destinations/{destination}"],
  ["updateDestination", "PATCH", "/projects/{projectIdOrName}/destinations/{destination}"],
  ["deleteDestination", "DELETE", "/projects/{projectIdOrName}/destinations/{destination}"],
  ["generateUploadUrl", "GET", "/generate-upload-url"],
  ["createOrg", "POST", "/orgs"],
  ["getOrg", "GET", "/orgs/{orgId}"],
  ["updateOrg", "PATCH", "/orgs/{orgId}"],
  ["listOrgBuilders", "GET", "/orgs/{orgId}/builders"],
  ["createOrgInvite", "POST", "/orgs/{orgId}/invites"],
  ["listOrgInvites", "GET", "/orgs/{orgId}/invites"],
  ["getOrgInvite", "GET", "/orgs/{orgId}/invites/{inviteId}"],
  ["deleteOrgInvite", "DELETE", "/orgs/{orgId}/invites/{inviteId}"],
  ["addUserToOrg", "POST", "/orgs/{orgId}/memberships"],
  ["getMyInfo", "GET", "/my-info"],
  ["acceptInvite", "POST", "/invites:accept"],
  ["getOrgBillingAccount", "GET", "/orgs/{orgId}/billingAccount"],
  ["createBillingAccountSession", "POST", "/billingAccounts/{billingAccountId}/portalSession"],
  ["createTopic", "POST", "/projects/{projectIdOrName}/topics"],
  ["listTopics", "GET", "/projects/{projectIdOrName}/topics"],
  ["updateTopic", "PATCH", "/projects/{projectIdOrName}/topics/{topicId}"],
  ["deleteTopic", "DELETE", "/projects/{projectIdOrName}/topics/{topicId}"],
  ["createEventTopicRoute", "POST", "/projects/{projectIdOrName}/notification-event-topic-routes"],
  ["listEventTopicRoutes", "GET", "/projects/{projectIdOrName}/notification-event-topic-routes"],
  [
    "deleteEventTopicRoute",
    "DELETE",
    "/projects/{projectIdOrName}/notification-event-topic-routes/{routeId}",
  ],
  ["createTopicDestinationRoute", "POST", "/projects/{projectIdOrName}/topic-destination-routes"],
  ["listTopicDestinationRoutes", "GET", "/projects/{projectIdOrName}/topic-destination-routes"],
  ["deleteTopicDestinationRoute", "DELETE", "/projects/{projectIdOrName}/topic-destination-routes/{routeId}"],
  ["createJWTKey", "POST", "/projects/{projectIdOrName}/jwt-keys"],
  ["listJWTKeys", "GET", "/projects/{projectIdOrName}/jwt-keys"],
  ["getJWTKey", "GET", "/projects/{projectIdOrName}/jwt-keys/{keyId}"],
  ["updateJWTKey", "PATCH", "/projects/{projectIdOrName}/jwt-keys/{keyId}"],
  ["deleteJWTKey", "DELETE", "/projects/{projectIdOrName}/jwt-keys/{keyId}"],
  ["checkClaimedDomain", "GET", "/claimed-domains"],
  ["claimDomain", "POST", "/claimed-domains"],
  ["listOrgClaimedDomains", "GET", "/orgs/{orgId}/claimed-domains"],
];
