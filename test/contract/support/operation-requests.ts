import type { OperationWorld } from "./operation-world.js";

/** What is put into an operation's path, and what else is sent. */
export interface OperationRequest {
  /** By the names in the path's braces; what is left out is what the world has. */
  readonly path?: Readonly<Record<string, string>>;
  /** With its question mark. */
  readonly query?: string;
  readonly body?: unknown;
}

/** A request that must be refused, and how. */
export type BadRequest = readonly [why: string, status: 400 | 404 | 409 | 422, request: OperationRequest];

/** What an operation is asked. */
export interface OperationRequests {
  readonly good: readonly OperationRequest[];
  readonly bad: readonly BadRequest[];
}

const nowhere = "nowhere";
const bodyFaults: readonly BadRequest[] = [
  ["no body", 400, {}],
  ["no JSON", 400, { body: '{"a":' }],
  ["a list", 400, { body: [] }],
];
const write = (object: object, name = "contact") => ({
  provider: "salesforce",
  write: { objects: { [name]: { objectName: name, ...object } } },
});
const writeMask = ["config.content.write.objects.contact"];
const update = (updateMask: readonly string[], config: object = { content: write({}) }) => ({
  updateMask,
  installation: { config },
});
const patch = (...changes: object[]) => ({ groupRef: "acme", action: "write", changes });
const add = { op: "add", path: "/selectedFieldSettings", value: { source: { writeOnCreate: "never" } } };
const who = { groupRef: "acme", consumerRef: "jane" };
const login = { projectIdOrName: "mock-project", ...who };
const field = { fieldName: "tier", displayName: "Tier", valueType: "string" };
const create = { groupRef: "acme", type: "create", record: { lastname: "Weasley" } };
const record = { id: "20scv09wer3klj", firstname: "Harry" };
const metadata: OperationRequests = {
  good: [{ query: "?groupRef=acme" }, { query: "?groupRef=acme&excludeReadOnly=true" }],
  bad: [
    ["no group", 400, {}],
    ["a flag that is none", 400, { query: "?groupRef=acme&excludeReadOnly=1" }],
    ["an unknown group", 404, { query: "?groupRef=nobody" }],
    ["an unknown object", 404, { path: { objectName: nowhere }, query: "?groupRef=acme" }],
  ],
};
const upsert: OperationRequests = {
  good: [{ body: { groupRef: "acme", fields: { contact: [field] } } }],
  bad: [
    ...bodyFaults,
    ["no fields", 400, { body: { groupRef: "acme" } }],
    [
      "a field without a type",
      400,
      { body: { groupRef: "acme", fields: { contact: [{ fieldName: "a" }] } } },
    ],
    ["a field that stands twice", 400, { body: { groupRef: "acme", fields: { contact: [field, field] } } }],
    ["an unknown group", 404, { body: { groupRef: "nobody", fields: { contact: [field] } } }],
  ],
};

/** What each modelled operation is asked, well and badly; what all have in common (credentials, the project) is asked by the test. */
export const requestsByOperation: Readonly<Record<string, (world: OperationWorld) => OperationRequests>> = {
  listProjects: () => ({ good: [{}], bad: [] }),
  getProject: ({ backend }) => ({ good: [{}, { path: { projectIdOrName: backend.project.id } }], bad: [] }),
  listIntegrations: () => ({ good: [{}], bad: [] }),
  getIntegration: () => ({
    good: [{}, { path: { integrationIdOrName: "crm" } }],
    bad: [["an unknown one", 404, { path: { integrationIdOrName: nowhere } }]],
  }),
  getHydratedRevision: () => ({
    good: [{ query: "?connectionId=c-1" }],
    bad: [
      ["no connection", 400, {}],
      ["a connection to another provider", 400, { query: "?connectionId=c-3" }],
      ["an unknown connection", 404, { query: "?connectionId=nowhere" }],
      ["an unknown revision", 404, { path: { revisionId: nowhere }, query: "?connectionId=c-1" }],
    ],
  }),
  listInstallations: () => ({
    good: [{}, { query: "?groupRef=acme" }, { query: "?groupRef=nobody" }],
    bad: [["an unknown integration", 404, { path: { integrationId: nowhere } }]],
  }),
  createInstallation: () => ({
    good: [
      { body: { groupRef: "newcomer", config: { content: write({}) } } },
      {
        query: "?skipSampling=true",
        body: {
          groupRef: "newcomer",
          connectionId: "c-2",
          config: {
            content: {
              provider: "salesforce",
              read: { objects: { contact: { objectName: "contact", selectedFieldMappings: { a: "b" } } } },
              subscribe: {
                objects: {
                  contact: { objectName: "contact", destination: "hook", inheritFieldsAndMappings: true },
                },
              },
              proxy: { enabled: true },
            },
          },
        },
      },
    ],
    bad: [
      ...bodyFaults,
      ["no config", 400, { body: { groupRef: "newcomer" } }],
      [
        "a flag that is none",
        400,
        { query: "?skipSampling=yes", body: { groupRef: "newcomer", config: { content: write({}) } } },
      ],
      [
        "another group's connection",
        400,
        { body: { groupRef: "newcomer", connectionId: "c-1", config: { content: write({}) } } },
      ],
      ["an unknown group", 404, { body: { groupRef: "nobody", config: { content: write({}) } } }],
      ["a second one", 409, { body: { groupRef: "acme", config: { content: write({}) } } }],
      [
        "an object that is not declared",
        422,
        { body: { groupRef: "newcomer", config: { content: write({}, "deal") } } },
      ],
    ],
  }),
  getInstallation: () => ({
    good: [{}],
    bad: [["an unknown one", 404, { path: { installationId: nowhere } }]],
  }),
  deleteInstallation: () => ({
    good: [{}],
    bad: [["an unknown one", 404, { path: { installationId: nowhere } }]],
  }),
  updateInstallation: () => ({
    good: [
      { body: update(writeMask) },
      { body: { updateMask: ["connectionId"], installation: { connectionId: "c-1" } } },
    ],
    bad: [
      ...bodyFaults,
      ["an empty mask", 400, { body: update([]) }],
      ["an unknown path", 400, { body: update(["config.content.provider"]) }],
      ["a missing value", 400, { body: update(["config.content.proxy.enabled"]) }],
      ["an unknown installation", 404, { path: { installationId: nowhere }, body: update(writeMask) }],
      [
        "a default of two values",
        422,
        {
          body: update(writeMask, {
            content: write({
              selectedFieldSettings: { a: { default: { stringValue: "a", integerValue: 1 } } },
            }),
          }),
        },
      ],
    ],
  }),
  patchObjectConfigContent: () => ({
    good: [
      { body: patch(add) },
      {
        body: {
          installationId: "i-1",
          action: "write",
          changes: [{ op: "remove", path: "/deletionSettings" }],
        },
      },
    ],
    bad: [
      ...bodyFaults,
      ["no changes", 400, { body: patch() }],
      [
        "an operation that is not taken",
        400,
        { body: patch({ op: "test", path: "/objectName", value: "x" }) },
      ],
      ["a missing target", 400, { body: patch({ op: "remove", path: "/selectedFieldSettings" }) }],
      ["neither group nor installation", 400, { body: { action: "write", changes: [add] } }],
      ["an unknown group", 404, { body: { ...patch(add), groupRef: "nobody" } }],
      ["an object that is not installed", 404, { path: { objectName: "account" }, body: patch(add) }],
      ["a wrong value", 422, { body: patch({ op: "add", path: "/deletionSettings", value: 1 }) }],
    ],
  }),
  getObjectMetadataForInstallation: () => metadata,
  listInstallationsForProject: () => ({ good: [{}, { query: "?groupRef=acme" }], bad: [] }),
  getObjectMetadataForConnection: () => metadata,
  upsertMetadataForInstallation: () => upsert,
  upsertMetadataForConnection: () => upsert,
  listOperations: () => ({
    good: [{}, { query: "?pageSize=1" }],
    bad: [
      ["a page of none", 400, { query: "?pageSize=0" }],
      ["a page size that is no number", 400, { query: "?pageSize=many" }],
      ["a token that no page gave", 400, { query: "?pageToken=nowhere" }],
      ["an unknown installation", 404, { path: { installationId: nowhere } }],
    ],
  }),
  getOperation: () => ({ good: [{}], bad: [["an unknown one", 404, { path: { operationId: nowhere } }]] }),
  listOperationLogs: () => ({
    good: [{}],
    bad: [["an unknown one", 404, { path: { operationId: nowhere } }]],
  }),
  listProviders: () => ({ good: [{}], bad: [] }),
  getProvider: () => ({
    good: [{}, { path: { provider: "bill" } }],
    bad: [["an unknown one", 404, { path: { provider: nowhere } }]],
  }),
  listConnections: () => ({
    good: [{}, { query: "?groupRef=acme&provider=hubspot&consumerRef=jane" }],
    bad: [],
  }),
  generateConnection: () => ({
    good: [
      { body: { ...who, provider: "salesforce", apiKey: "s3cret" } },
      { body: { ...who, provider: "hubspot", basicAuth: { username: "u", password: "p" } } },
    ],
    bad: [
      ...bodyFaults,
      ["no group", 400, { body: { consumerRef: "jane", provider: "salesforce", apiKey: "s3cret" } }],
      [
        "two kinds of credentials",
        400,
        {
          body: { ...who, provider: "salesforce", apiKey: "a", basicAuth: { username: "u", password: "p" } },
        },
      ],
    ],
  }),
  oauthConnect: () => ({
    good: [{ body: { ...login, provider: "salesforce" } }],
    bad: [
      ...bodyFaults,
      ["no provider", 400, { body: login }],
      ["an unknown provider", 400, { body: { ...login, provider: nowhere } }],
      ["a provider without such a login", 400, { body: { ...login, provider: "bill" } }],
      ["an unknown project", 404, { body: { ...login, projectIdOrName: nowhere, provider: "salesforce" } }],
    ],
  }),
  customAuthConnect: () => ({
    good: [{ body: { ...login, provider: "bill", customAuth: { pin: "1" } } }],
    bad: [
      ...bodyFaults,
      ["no input", 400, { body: { ...login, provider: "bill", customAuth: {} } }],
      ["a provider without such a login", 400, { body: { ...login, provider: "salesforce" } }],
      ["an unknown session", 400, { body: { projectIdOrName: "mock-project", sessionId: nowhere } }],
      ["an unknown project", 404, { body: { ...login, projectIdOrName: nowhere, provider: "bill" } }],
    ],
  }),
  oauthUpdate: () => ({
    good: [{}],
    bad: [
      ["a connection made with a key", 400, { path: { connectionId: "c-3" } }],
      ["an unknown connection", 404, { path: { connectionId: nowhere } }],
    ],
  }),
  updateConnection: () => ({
    good: [
      { body: { updateMask: ["providerWorkspaceRef"], connection: { providerWorkspaceRef: "acme-corp" } } },
      {
        path: { connectionId: "c-3" },
        body: { updateMask: ["apiKey"], connection: { apiKey: "new" } },
      },
    ],
    bad: [
      ...bodyFaults,
      ["an empty mask", 400, { body: { updateMask: [], connection: {} } }],
      ["an unknown name", 400, { body: { updateMask: ["status"], connection: { status: "working" } } }],
      ["a missing value", 400, { body: { updateMask: ["providerWorkspaceRef"], connection: {} } }],
      ["credentials of another kind", 400, { body: { updateMask: ["apiKey"], connection: { apiKey: "a" } } }],
      [
        "an unknown connection",
        404,
        {
          path: { connectionId: nowhere },
          body: { updateMask: ["providerWorkspaceRef"], connection: { providerWorkspaceRef: "a" } },
        },
      ],
    ],
  }),
  listProviderApps: () => ({ good: [{}], bad: [] }),
  getConnection: () => ({ good: [{}], bad: [["an unknown one", 404, { path: { connectionId: nowhere } }]] }),
  deleteConnection: () => ({
    good: [{}],
    bad: [["an unknown one", 404, { path: { connectionId: nowhere } }]],
  }),
  writeRecords: () => ({
    good: [
      { body: create },
      {
        body: { ...create, record: undefined, batch: [{ record: { lastname: "Weasley" } }, { record: {} }] },
      },
      { body: { ...create, mode: "asynchronous" } },
      { body: { ...create, mode: "asynchronous", autoBatchPolicy: { maxDelayMinutes: 5 } } },
      { body: { groupRef: "acme", type: "update", record } },
      { body: { groupRef: "acme", type: "delete", record } },
    ],
    bad: [
      ...bodyFaults,
      ["no record", 400, { body: { groupRef: "acme", type: "create" } }],
      ["a record without id", 400, { body: { groupRef: "acme", type: "update", record: {} } }],
      ["a batch of none", 400, { body: { groupRef: "acme", type: "create", batch: [] } }],
      ["an unknown group", 404, { body: { ...create, groupRef: "nobody" } }],
      ["an object that is not declared", 404, { path: { objectName: nowhere }, body: create }],
      ["an object that is not installed", 404, { path: { objectName: "account" }, body: create }],
      ["a record that the provider refuses", 422, { body: { ...create, record: { firstname: "Ron" } } }],
      [
        "a batch that the provider refuses",
        422,
        { body: { groupRef: "acme", type: "create", batch: [{ record: { firstname: "Ron" } }] } },
      ],
    ],
  }),
};
