/** Whose installation a plan is made for. */
export const target = {
  project: "project",
  integrationId: "integration",
  groupRef: "group",
  provider: "salesforce",
  installationId: "installation",
};
