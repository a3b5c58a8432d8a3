/** The example answer of listInstallations in the contract (api.json), with a group, times and a write config of seed 000 added. */
export const wireInstallation = {
  id: "3f8b2a1e-7c4d-4e9a-b5f6-1d2e3a4b5c6d",
  projectId: "a1b2c3d4-e5f6-7890-abcd-ef1234567890",
  integrationId: "550e8400-e29b-41d4-a716-446655440000",
  group: {
    groupRef: "org_12345",
    groupName: "Acme Corp",
    projectId: "a1b2c3d4-e5f6-7890-abcd-ef1234567890",
    createTime: "2024-01-15T10:30:01.000000Z",
    updateTime: "2024-01-15T10:30:02.000000Z",
  },
  healthStatus: "healthy",
  connection: {
    id: "9d8c7b6a-5e4f-3a2b-1c0d-ef9876543210",
    projectId: "a1b2c3d4-e5f6-7890-abcd-ef1234567890",
    provider: "salesforce",
    group: {
      groupRef: "org_12345",
      groupName: "Acme Corp",
      projectId: "a1b2c3d4-e5f6-7890-abcd-ef1234567890",
      createTime: "2024-01-15T10:30:03.000000Z",
    },
    consumer: {
      consumerRef: "user_67890",
      consumerName: "Jane Smith",
      projectId: "a1b2c3d4-e5f6-7890-abcd-ef1234567890",
      createTime: "2024-01-15T10:30:04.000000Z",
    },
    createTime: "2024-01-15T10:30:05.000000Z",
    authScheme: "oauth2/authorizationCode",
    status: "working",
  },
  createTime: "2024-01-15T10:30:06.000000Z",
  createdBy: "consumer:user_67890",
  config: {
    id: "e4d3c2b1-a098-7654-3210-fedcba987654",
    revisionId: "f0e1d2c3-b4a5-6789-0abc-def123456789",
    createTime: "2024-01-15T10:30:07.000000Z",
    createdBy: "consumer:user_67890",
    content: {
      provider: "salesforce",
      write: { objects: { contact: { objectName: "contact", deletionSettings: { enabled: true } } } },
    },
  },
};

/** An integration as getIntegration answers it (contract: Integration, Revision). */
export const wireIntegration = {
  id: "550e8400-e29b-41d4-a716-446655440000",
  projectId: "a1b2c3d4-e5f6-7890-abcd-ef1234567890",
  name: "write-to-salesforce",
  provider: "salesforce",
  createTime: "2024-01-15T10:30:00Z",
  updateTime: "2024-01-15T10:31:00Z",
  latestRevision: {
    id: "f0e1d2c3-b4a5-6789-0abc-def123456789",
    specVersion: "1.0.0",
    createTime: "2024-01-15T10:32:00Z",
    content: { name: "write-to-salesforce", provider: "salesforce" },
  },
};

/** A hydrated revision (contract: HydratedRevision). */
export const wireHydratedRevision = {
  id: "f0e1d2c3-b4a5-6789-0abc-def123456789",
  specVersion: "1.0.0",
  createTime: "2024-01-15T10:32:00Z",
  content: { name: "write-to-salesforce", provider: "salesforce" },
};

/** A project (contract: Project). */
export const wireProject = {
  id: "proj_9f7c3e2a-61b8-4f5c-8d1a-eb24f3b05d79",
  name: "mailmonkey-staging",
  appName: "MailMonkey",
  orgId: "9f7c3e2a-61b8-4f5c-8d1a-eb24f3b05d79",
  createTime: "2024-01-15T10:30:00Z",
};
