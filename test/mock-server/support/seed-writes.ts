const toCompany = (id: string) => ({
  to: { id },
  types: [{ associationCategory: "HUBSPOT_DEFINED", associationTypeId: 279 }],
});

/** The bodies of seed 000's write requests, in its order and letter by letter. */
export const writeBodies = {
  create: {
    groupRef: "demo-group-id",
    type: "create",
    record: { firstname: "Harry", lastname: "Potter" },
  },
  createWithAssociations: {
    groupRef: "<GROUP_REF>",
    type: "create",
    record: { firstname: "Harry", lastname: "Potter", email: "harry@hogwarts.com", phone: "123456789" },
    associations: [toCompany("18417469280")],
  },
  update: {
    groupRef: "demo-group-id",
    type: "update",
    record: { id: "20scv09wer3klj", firstname: "Harry", lastname: "Potter" },
  },
  delete: { groupRef: "demo-group-id", type: "delete", record: { id: "20scv09wer3klj" } },
  createWithHeaders: {
    groupRef: "<GROUP_REF>",
    type: "create",
    record: { firstname: "Harry", lastname: "Potter", email: "harry@hogwarts.com", phone: "123456789" },
    headers: [
      { key: "header-key1", value: "header-value1" },
      { key: "header-key2", value: "header-value2" },
    ],
  },
  batchCreate: {
    groupRef: "customer-123",
    type: "create",
    mode: "synchronous",
    batch: [
      { record: { firstname: "Harry", lastname: "Potter", email: "harry@hogwarts.com" } },
      { record: { firstname: "Hermione", lastname: "Granger", email: "hermione@hogwarts.com" } },
    ],
  },
  batchUpdate: {
    groupRef: "customer-123",
    type: "update",
    mode: "synchronous",
    batch: [
      { record: { id: "20scv09wer3klj", firstname: "Harry", lastname: "Potter-Weasley" } },
      { record: { id: "30abc12xyz4mno", firstname: "Hermione", lastname: "Granger-Weasley" } },
    ],
  },
  batchWithAssociations: {
    groupRef: "customer-123",
    type: "create",
    mode: "synchronous",
    batch: [
      {
        record: { firstname: "Harry", lastname: "Potter", email: "harry@hogwarts.com" },
        associations: [toCompany("18417469280")],
      },
      {
        record: { firstname: "Hermione", lastname: "Granger", email: "hermione@hogwarts.com" },
        associations: [toCompany("18417469281")],
      },
    ],
  },
  autoBatch: {
    groupRef: "customer-123",
    type: "create",
    mode: "asynchronous",
    autoBatchPolicy: { maxDelayMinutes: 5, retryDeadlineHours: 2 },
    record: { firstname: "Alice", lastname: "Wonderland", email: "alice@example.com" },
  },
  synchronous: {
    groupRef: "customer-123",
    type: "create",
    mode: "synchronous",
    record: { firstname: "John", lastname: "Doe", email: "john@example.com" },
  },
  asynchronous: {
    groupRef: "customer-123",
    type: "create",
    mode: "asynchronous",
    record: { firstname: "Jane", lastname: "Smith" },
  },
  retryPolicy: {
    groupRef: "customer-123",
    type: "create",
    mode: "asynchronous",
    retryPolicy: { deadlineHours: 24 },
    record: { firstname: "Bob", lastname: "Johnson" },
  },
};

/** Seed 001's bodies, with the closing braces that its text has lost. */
export const earlyBodies = {
  create: {
    groupRef: "demo-group-id",
    type: "create",
    record: { FirstName: "Harry", LastName: "Potter" },
  },
  createWithAssociations: writeBodies.createWithAssociations,
  update: {
    groupRef: "demo-group-id",
    type: "update",
    record: { Id: "20scv09wer3klj", FirstName: "Harry", LastName: "Potter" },
  },
};

/** What seed 003 shows of a request: a record, associations, headers. */
export const referenceSamples = {
  record: { email: "david@withampersand.com", warmthScore: "ready-for-close" },
  associations: [toCompany("18417469260")],
  headers: [
    { key: "custom-header-key1", value: "custom-header-value1" },
    { key: "custom-header-key2", value: "custom-header-value2" },
  ],
};
